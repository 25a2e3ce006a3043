import type { RequestFigures } from '../simulator/simulation/simulation-result';
import { numberText } from './number-text';

/** What each cause of failure means to a client. */
const CAUSES: Readonly<Record<keyof RequestFigures['failed'], string>> = {
  refused: 'refused (no endpoint)',
  queueFull: 'refused (queue full)',
  timeout: 'timed out',
  error: 'answered with an error',
  podEnded: 'lost with their pod',
};

/** Returns why requests failed, the causes that occurred: `30 timed out`. */
export function failureTexts({ failed }: RequestFigures): string[] {
  return (Object.entries(CAUSES) as [keyof typeof CAUSES, string][]).flatMap(([cause, words]) => {
    const count = failed[cause];
    return count > 0 ? [`${numberText(count, 1)} ${words}`] : [];
  });
}
