import { ownValue } from '../../values/own-value';
import { trimmed } from '../verdict/figure-text';
import type { RunFacts, VerdictFinding } from '../verdict/finding';
import { podRequestMilli } from '../verdict/workload-facts';
import type { Recommendation, SettingChange, SimulatedRun } from './validation-report';

interface Advice {
  readonly text: string;
  readonly change?: SettingChange;
}

type Advise = (finding: VerdictFinding, facts: RunFacts) => Advice | undefined;

/**
 * Returns what to do, each because of a finding.
 *
 * @param simulated the run by the simulator, where it could be calibrated.
 */
export function recommendationsOf(
  findings: readonly VerdictFinding[],
  facts: RunFacts,
  simulated?: SimulatedRun,
): Recommendation[] {
  return findings.flatMap((finding) => {
    const advice = ownValue(ADVICE, finding.rule)?.(finding, facts);
    return advice === undefined
      ? []
      : [
          {
            finding: finding.id,
            text: advice.text,
            change: advice.change,
            effect: advice.change === undefined ? undefined : simulated?.effectOf(advice.change),
          },
        ];
  });
}

const ADVICE: Readonly<Record<string, Advise>> = {
  'failure-ratio': ({ phase }) => ({
    text: `Find out why requests fail (the failures of ${phase ?? 'the run'} by cause, and the log lines beside them), mend it, and run again: until then nothing about capacity or scaling follows.`,
  }),
  'scaling-not-provoked': ({ figures }) => {
    const users = Number(figures.usersNeeded);
    return Number.isFinite(users)
      ? {
          text: `Load with more than ${Math.ceil(users)} users (or leave the users of scale-up out, and they are computed), and do not lower the CPU request to scale earlier: utilization is a share of it, and so are the room and the count of every later pod.`,
        }
      : { text: 'See that the autoscaler can read its metrics, and run again.' };
  },
  'scaling-not-reached': () => ({
    text: 'Look at the conditions of the autoscaler and at Pending pods in the same minutes: the load asked for the count, and something else held it back.',
  }),
  'slo-missed': () => ({
    text: 'See whether response times rise before or after utilization does: before, the service waits for something that is not CPU, and the autoscaler cannot help.',
  }),
  'out-of-memory': ({ figures: { pods } }, facts) => memoryAdvice(Number(pods), facts),
  'pod-restarts': () => ({
    text: 'Read the last log lines of the containers that ended, and the events of their pods; a slow start needs a startup probe, not a longer delay of liveness.',
  }),
  'rate-contradiction': () => ({
    text: 'Take count, rate and duration from one source and one clock: reset the statistics when the phase begins, and read them when it ends.',
  }),
  'no-requests': () => ({ text: "See that the load generator reaches the Service, and that its users' code runs." }),
  'generator-saturated': () => ({ text: 'Give the load generator more workers or more CPU, and run again.' }),
  'workers-lost': () => ({
    text: 'See why workers of the load generator went away (memory, evictions), and run again.',
  }),
  'missing-samples': () => ({ text: 'Run from a place with a steady way to the API server, or poll less often.' }),
  faults: () => ({
    text: 'Mend what the faults name, and run again: a run that was disturbed shows nothing for sure.',
  }),
  'connectivity-halves': () => ({
    text: "Compare the Service's selector with the labels of the pods, and its port with the container's.",
  }),
  'not-completed': () => ({ text: 'Take the run up again with `--resume`, or run it anew.' }),
  'damaged-recording': ({ effect }) =>
    effect === 'none' ? undefined : { text: 'Run again: what the recording lacks cannot be made up for.' },
  'pending-pods': () => ({
    text: 'Give the cluster nodes for the pods that the autoscaler asks for, or lower its maximum.',
  }),
  flapping: (_, facts) => flappingAdvice(facts),
  'lost-on-scale-down': () => ({
    text: 'Let pods leave the endpoints before they end: a preStop sleep of a few seconds, and a server that finishes what it works on after SIGTERM.',
  }),
  'nodes-too-small': ({ figures }, { record }) => ({
    text: `Give the cluster nodes for ${figures.maxReplicas} pods, or lower the maximum to what fits: replicas that stay Pending serve nobody, and the autoscaler counts on them.`,
    change: {
      object: autoscalerName(record.header?.autoscaler.metadata?.name),
      path: '/spec/maxReplicas',
      from: Number(figures.maxReplicas),
      to: Math.max(1, Number(figures.podsThatFit)),
    },
  }),
};

/** Flapping comes from a scale-down that forgets too soon; a window of scale-up would only answer bursts later. */
function flappingAdvice({ record }: RunFacts): Advice {
  const { metadata, spec } = record.header?.autoscaler ?? {};
  const from = spec?.behavior?.scaleDown?.stabilizationWindowSeconds;
  const to = Math.max(300, (from ?? 300) * 2);
  return {
    text: 'Lengthen the stabilization window of scale-down; leave that of scale-up alone, for it only delays the answer to a burst.',
    change: {
      object: autoscalerName(metadata?.name),
      path: '/spec/behavior/scaleDown/stabilizationWindowSeconds',
      from,
      to,
    },
  };
}

function memoryAdvice(pods: number, { record }: RunFacts): Advice {
  const milli = podRequestMilli(record.header, 'memory');
  const request = milli === undefined ? '' : ` (a pod requests ${trimmed(milli / 1000 / 2 ** 30, 2)}Gi)`;
  return {
    text: `Raise request and limit of memory together${request}, or limit what ${pods === 1 ? 'the pod' : 'a pod'} holds at once: another replica does not help one that is killed.`,
  };
}

function autoscalerName(name: string | undefined): string {
  return `HorizontalPodAutoscaler/${name ?? ''}`;
}
