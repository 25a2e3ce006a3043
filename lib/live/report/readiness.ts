import type { PhaseName } from '../recording/run-lines';
import type { Capacity } from '../verdict/capacity';
import type { RunFacts } from '../verdict/finding';
import { scalingCourseOf } from '../verdict/scaling-course';
import type { Verdict } from '../verdict/verdict';
import type { ReadinessItem } from './validation-report';

type Status = ReadinessItem['status'];

const OF_PHASES: readonly (readonly [PhaseName, string])[] = [
  ['preflight', 'The cluster, the objects and the load generator are ready'],
  ['connectivity', 'The health path answers by the name of the Service'],
  ['smoke', 'A few users are served'],
  ['load', 'Steady load is served within the failure limit'],
];

const OF_RULES: readonly (readonly [item: string, rules: readonly string[], needsLoad: boolean])[] = [
  ['No container was restarted, killed or evicted', ['pod-restarts', 'out-of-memory'], true],
  ['Response times keep their objective', ['slo-missed'], true],
  ['The nodes hold the largest count', ['nodes-too-small'], false],
  ['The autoscaler decided as its arithmetic predicts', ['replicas-departed'], false],
  ['No request was lost while pods were taken away', ['lost-on-scale-down'], true],
];

/** Returns what has to be known before production, and whether this run showed it. */
export function readinessOf(facts: RunFacts, verdict: Verdict, capacity: Capacity): ReadinessItem[] {
  const message = (id: string | undefined): string => verdict.findings.find((each) => each.id === id)?.message ?? '';
  const ofPhase = (phase: PhaseName): { readonly status: Status; readonly detail: string } => {
    const found = verdict.phases.find((each) => each.phase === phase);
    if (found === undefined || found.outcome === 'skipped') {
      return { status: 'not tested', detail: 'the phase was not run' };
    }
    const status = ({ pass: 'done', fail: 'failed', inconclusive: 'not tested' } as const)[found.outcome];
    return { status, detail: message(found.because[0]) };
  };
  return [
    ...OF_PHASES.map(([phase, item]) => ({ item, ...ofPhase(phase) })),
    { item: 'Scale-up under load was seen', ...scalingSeen(facts, 'up', message) },
    { item: 'Scale-down after the load was seen', ...scalingSeen(facts, 'down', message) },
    ...OF_RULES.map(([item, rules, needsLoad]) => {
      const found = verdict.findings.find(({ rule }) => rules.includes(rule));
      const isKnown = isTested(facts, rules, needsLoad);
      const status: Status = found !== undefined ? 'failed' : isKnown ? 'done' : 'not tested';
      return { item, status, detail: found?.message ?? '' };
    }),
    {
      item: 'Capacity is known from good requests',
      status: capacity.void === undefined ? 'done' : 'not tested',
      detail: capacity.void ?? '',
    },
  ];
}

/** A rule that had nothing to look at has not said anything. */
function isTested(
  { record, plan, outlook, decisions }: RunFacts,
  rules: readonly string[],
  needsLoad: boolean,
): boolean {
  const loaded = record.phases.filter(({ load }) => load !== undefined && load.requests > 0);
  if (rules.includes('slo-missed')) {
    return loaded.some(({ phase }) => plan.limitsOf(phase).slo !== undefined);
  }
  if (rules.includes('replicas-departed')) {
    return decisions.length > 0 && record.syncs.length > 0;
  }
  if (rules.includes('nodes-too-small')) {
    return outlook !== undefined && (record.header?.run.nodes.length ?? 0) > 0;
  }
  if (rules.includes('lost-on-scale-down')) {
    return record.phases.some(({ phase, load }) => phase === 'scale-down' && (load?.requests ?? 0) > 0);
  }
  return !needsLoad || loaded.length > 0;
}

function scalingSeen(
  facts: RunFacts,
  direction: 'up' | 'down',
  message: (id: string) => string,
): { readonly status: Status; readonly detail: string } {
  const courses = facts.record.phases.flatMap((phase) => {
    const course = scalingCourseOf(phase, facts);
    return course?.direction === direction && course.from !== course.to ? [{ phase: phase.phase, course }] : [];
  });
  const seen = courses.find(({ course }) => course.isReached);
  if (seen !== undefined) {
    const { from, to } = seen.course;
    return { status: 'done', detail: `from ${from} to ${to} replicas in ${seen.phase}` };
  }
  const missed = courses.at(-1);
  if (missed === undefined) {
    return { status: 'not tested', detail: 'no phase expected it' };
  }
  const failed = message(`scaling-not-reached/${missed.phase}`);
  return failed === ''
    ? { status: 'not tested', detail: message(`scaling-not-provoked/${missed.phase}`) }
    : { status: 'failed', detail: failed };
}
