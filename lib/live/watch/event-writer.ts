import { fieldsAt, numberAt, textAt } from '../../manifests/field-at';
import { redactedBeginning } from '../../values/redaction/redact-text';
import type { ApiObject } from '../ports/cluster';
import type { RunLog } from '../run-log';
import { revisionOf } from './versions';

/** Most characters of a message that is recorded. */
const MOST_CHARACTERS = 4000;

/** Whose Events are written down. */
export interface EventSubjects {
  readonly autoscaler: string;
  readonly targetKind: string;
  readonly targetName: string;
}

/** Writes down the Events of the objects under test that happen from now on. */
export class EventWriter {
  private since: bigint | undefined;

  public constructor(
    private readonly log: RunLog,
    private readonly subjects: EventSubjects,
  ) {}

  /** Takes note of the revision up to which Events were there before. */
  public begin(revision: bigint): void {
    this.since = revision;
  }

  /** Takes note of an Event. */
  public take(event: ApiObject, isDeleted: boolean): void {
    const { kind = '', name = '' } = fieldsAt(event, 'involvedObject') as Record<string, string>;
    if (isDeleted || !this.isOurs(kind, name) || (this.since !== undefined && revisionOf(event) <= this.since)) {
      return;
    }
    const firstSeen = textAt(event, 'firstTimestamp') ?? textAt(event, 'eventTime');
    const from = textAt(event, 'source', 'component') ?? textAt(event, 'reportingComponent');
    this.log.write({
      kind: 'Event',
      type: textAt(event, 'type') ?? 'Normal',
      reason: textAt(event, 'reason') ?? '',
      object: `${kind}/${name}`,
      message: redactedBeginning(textAt(event, 'message') ?? '', MOST_CHARACTERS),
      count: numberAt(event, 'count') ?? numberAt(event, 'series', 'count') ?? 1,
      lastSeen: lastSeen(event),
      ...(firstSeen !== undefined && { firstSeen }),
      ...(from !== undefined && { from }),
    });
  }

  private isOurs(kind: string, name: string): boolean {
    const { autoscaler, targetKind, targetName } = this.subjects;
    const isOfTarget = kind === targetKind && name === targetName;
    const isBelowTarget = (kind === 'Pod' || kind === 'ReplicaSet') && name.startsWith(`${targetName}-`);
    return isOfTarget || isBelowTarget || (kind === 'HorizontalPodAutoscaler' && name === autoscaler);
  }
}

function lastSeen(event: ApiObject): string {
  return (
    textAt(event, 'lastTimestamp') ??
    textAt(event, 'series', 'lastObservedTime') ??
    textAt(event, 'eventTime') ??
    textAt(event, 'metadata', 'creationTimestamp') ??
    ''
  );
}
