import type { Impact, ImpactClass } from '../review/impact';
import type { Review } from '../review/review';
import type { FieldChange, Redacted, ReviewedObject } from '../review/reviewed-object';
import type { Rollout } from '../review/rollout';
import type { ScalingConcern } from '../review/scaling-concern';
import { countText, grouped, listText } from './plain-text';
import type { ReportedSide } from './review-report';

const VERDICTS: Record<ImpactClass, string> = {
  refused: 'This cannot be applied: the API server refuses it',
  replace: 'Objects come, go or are replaced',
  restart: 'Pods restart',
  scaling: 'It scales differently',
  traffic: 'Traffic flows differently',
  security: 'Permissions change',
  capacity: 'Capacity changes',
  'load-test': 'The load test changes',
  configuration: 'Configuration changes',
  metadata: 'Only metadata changes',
  none: 'What changes has no effect',
};

/** Returns what a review comes to, as a sentence without full stop. */
export function verdictText({ worst }: Review): string {
  return worst === undefined ? 'Nothing changes' : VERDICTS[worst];
}

/** Returns the classes that a review has, worst first, with their counts. */
export function classCounts({ counts }: Pick<Review, 'counts'>): readonly (readonly [ImpactClass, number])[] {
  return (Object.entries(counts) as [ImpactClass, number][]).filter(([, count]) => count > 0);
}

/** Returns how many objects differ, and how: `3 of 20 objects differ: 1 added, 2 changed`. */
export function objectsText({ objects }: Review): string {
  const { base, head, added, removed, renamed, changed } = objects;
  const kinds = { added, removed, renamed, changed };
  const parts = Object.entries(kinds).flatMap(([word, count]) => (count === 0 ? [] : [`${grouped(count)} ${word}`]));
  const total = base === head ? countText(head, 'object') : `${grouped(base)} → ${countText(head, 'object')}`;
  return parts.length === 0 ? `${total}, none differs` : `${total}: ${parts.join(', ')}`;
}

/** Returns what was left out by the ignore file; empty when nothing was. */
export function ignoredText({ ignored }: Review): string {
  const { fields, objects } = ignored;
  const parts = [
    ...(fields === 0 ? [] : [countText(fields, 'field')]),
    ...(objects === 0 ? [] : [countText(objects, 'object')]),
  ];
  return parts.length === 0 ? '' : `Ignored, as the ignore file says: ${listText(parts)}`;
}

/** Returns where a side is from: `origin/main:dist (merge base 0123abcd)`. */
export function sideText({ name, commit, isMergeBase, isEmptyFor }: ReportedSide): string {
  const notes = [
    ...(commit === undefined ? [] : [`${isMergeBase ? 'merge base' : 'commit'} ${commit.slice(0, 12)}`]),
    ...(isEmptyFor === undefined ? [] : [`empty: ${isEmptyFor}`]),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

/** An object's kind and name, with the namespace where it has one: `Deployment inference/web`. */
export function objectTitle(object: Pick<ReviewedObject, 'kind' | 'base' | 'head'>): string {
  const { kind, base, head } = object;
  const now = nameOf(head ?? base);
  return base !== undefined && head !== undefined && nameOf(base) !== now
    ? `${kind} ${nameOf(base)} → ${now}`
    : `${kind} ${now}`;
}

/** Returns `namespace/name`, or the name alone. */
export function nameOf(side: { readonly namespace: string; readonly name: string } | undefined): string {
  const { namespace = '', name = '' } = side ?? {};
  return [...(namespace === '' ? [] : [namespace]), name === '' ? '(no name)' : name].join('/');
}

/** Returns `file:line` of an object in head, or in base where head has none; empty where there is no file. */
export function placeOf({ base, head }: Pick<ReviewedObject, 'base' | 'head'>): string {
  const side = head ?? base;
  return side === undefined || side.file === '' ? '' : `${side.file}:${side.line}`;
}

/** One effect of an object's change, and the fields that have it. */
export interface ToldImpact {
  readonly impact: Impact;
  /** Paths of the fields; empty when the object as a whole has it. */
  readonly paths: readonly string[];
}

/** Returns the effects of an object's change, each sentence once. */
export function toldImpacts({ impacts, fields }: ReviewedObject): ToldImpact[] {
  const told = new Map<string, { impact: Impact; paths: string[] }>();
  const tell = (impact: Impact, path?: string): void => {
    const key = `${impact.class}\n${impact.sentence}`;
    const entry = told.get(key) ?? { impact, paths: [] };
    told.set(key, entry);
    if (path !== undefined) {
      entry.paths.push(path);
    }
  };
  for (const impact of impacts) {
    tell(impact);
  }
  for (const { path, impacts: own } of fields) {
    for (const impact of own) {
      tell(impact, path);
    }
  }
  return [...told.values()];
}

/** A class, with the direction of security: `security, widened`. */
export function classText(impact: Impact): string {
  return impact.direction === undefined ? impact.class : `${impact.class}, ${impact.direction}`;
}

/** What a field was and is, for people. */
export interface ValueChange {
  /** Lines that are gone, `undefined` where the field was not there. */
  readonly before: readonly string[] | undefined;
  /** Lines that came, `undefined` where the field is gone. */
  readonly after: readonly string[] | undefined;
  /** Line of a text, from 1, where the difference begins; undefined for what is shown whole. */
  readonly fromLine: number | undefined;
  /** Whether the values are secret: then neither is here. */
  readonly isHidden: boolean;
}

/** Returns a field's values: of two texts of several lines the lines between those that are equal. */
export function valueChange({ before, after }: Pick<FieldChange, 'before' | 'after'>): ValueChange {
  if (isRedacted(before) && isRedacted(after)) {
    return { before: undefined, after: undefined, fromLine: undefined, isHidden: true };
  }
  const old = linesOf(before);
  const now = linesOf(after);
  if (old === undefined || now === undefined || (old.length === 1 && now.length === 1)) {
    return { before: old, after: now, fromLine: undefined, isHidden: false };
  }
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old[same] === now[same]) {
    same += 1;
  }
  let tail = 0;
  while (tail < shorter - same && old.at(-1 - tail) === now.at(-1 - tail)) {
    tail += 1;
  }
  return {
    before: old.slice(same, old.length - tail),
    after: now.slice(same, now.length - tail),
    fromLine: same + 1,
    isHidden: false,
  };
}

function isRedacted(value: unknown): value is Redacted {
  return typeof value === 'object' && value !== null && 'redacted' in value && value.redacted === true;
}

function linesOf(value: unknown): string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (isRedacted(value)) {
    return ['(not shown)'];
  }
  if (typeof value !== 'string') {
    return [JSON.stringify(value) ?? String(value)];
  }
  // A text that reads like something else is quoted: "1" is not 1.
  const isPlain =
    value !== '' &&
    value.trim() === value &&
    !/^(null|true|false|[[{"'].*)$/s.test(value) &&
    Number.isNaN(Number(value));
  return value.includes('\n') ? value.split('\n') : [isPlain ? value : JSON.stringify(value)];
}

/** Returns how pods are replaced, as a sentence. */
export function rolloutText(rollout: Rollout): string {
  const { strategy, replicas, replicasFrom, maxSurge, maxUnavailable, batches, atLeastSeconds } = rollout;
  const source = replicasFrom === undefined || replicasFrom === 'default' ? '' : ` (${replicasFrom})`;
  const pods = replicas === undefined ? '' : ` of ${countText(replicas, 'pod')}${source}`;
  const bounds = [
    ...(maxSurge === undefined ? [] : [`${grouped(maxSurge)} more at most`]),
    ...(maxUnavailable === undefined ? [] : [`${grouped(maxUnavailable)} missing at most`]),
    ...(batches === undefined ? [] : [countText(batches, 'batch', 'batches')]),
    ...(atLeastSeconds === undefined ? [] : [`at least ${durationText(atLeastSeconds)}`]),
  ];
  return `${strategy}${pods}${bounds.length === 0 ? '' : `: ${bounds.join(', ')}`}.${surgeText(rollout)}`;
}

function surgeText({ surgeFits, surgeObstacle }: Rollout): string {
  if (surgeFits === undefined) {
    return '';
  }
  return surgeFits
    ? ' The pods beside the wanted ones fit.'
    : ` The pods beside the wanted ones do not fit${surgeObstacle === undefined ? '' : `: ${surgeObstacle}`}.`;
}

/** Returns why a workload could scale differently: `probes of Deployment 'web'; requests of …`. */
export function reasonsText({ reasons, sides }: ScalingConcern): string {
  const texts = reasons.map(({ subject, object }) => (subject === 'autoscaler' ? object : `${subject} of ${object}`));
  const only = sides === 'both' ? [] : [sides === 'head' ? 'it gets an autoscaler' : 'it loses its autoscaler'];
  return [...only, ...texts].join('; ');
}

/** Returns seconds as `45 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${Number(seconds.toFixed(whole < 10 ? 1 : 0))} s`;
  }
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts =
    hours > 0 ? [`${grouped(hours)} h`, minutes && `${minutes} min`] : [`${minutes} min`, rest && `${rest} s`];
  return parts.filter((part) => typeof part === 'string').join(' ');
}
