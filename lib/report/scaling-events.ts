import type { ValidationReport } from '../live/report/validation-report';
import { tabulate } from './tab-writer';

const PADDING = 3;

/** Returns the events of a run in columns, as `kubectl get events` has them, but with times instead of ages. */
export function renderScalingEvents({ events }: Pick<ValidationReport, 'events'>): string {
  const rows = events.map(({ lastSeen, type, reason, object, count, message }) =>
    [lastSeen, type, reason, object, String(count), message.trim().replaceAll(/\s+/g, ' ')].join('\t'),
  );
  return tabulate(['LAST SEEN\tTYPE\tREASON\tOBJECT\tCOUNT\tMESSAGE', ...rows], PADDING);
}
