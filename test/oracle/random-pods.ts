import type { ApiPod } from '../../lib/simulator/recording/api-objects';
import type { Random } from './random';

/** How the containers of a pod are made up. */
export type PodShape = 'plain' | 'two' | 'sidecar' | 'init' | 'no request' | 'pod level' | 'no condition';

/** A pod of a recording, as it lives on. */
export interface LivePod {
  readonly name: string;
  readonly app: string;
  readonly phase: string;
  readonly start: number | undefined;
  readonly ready: string;
  readonly since: number;
  readonly isDeleted: boolean;
  readonly shape: PodShape;
}

/** Returns pods that have been there for a while. */
export function newPods(random: Random, count: number, time: number): LivePod[] {
  return Array.from({ length: count }, (_, index) =>
    newPod(random, `p${index}`, time - random.pick([5, 60, 240, 285, 900]) * 1000, 'Running'),
  );
}

function newPod(random: Random, name: string, start: number, phase: string): LivePod {
  const shape = random.chance(0.7)
    ? 'plain'
    : random.pick<PodShape>(['two', 'sidecar', 'init', 'pod level', 'no condition']);
  const ready = random.pick(['True', 'True', 'True', 'True', 'False', 'False', 'Unknown']);
  const app = random.chance(0.95) ? 'inference' : 'other';
  return {
    name,
    app,
    phase,
    start: random.chance(0.97) ? start : undefined,
    ready,
    since: start + random.pick([5, 20, 29, 30, 31, 60, 120]) * 1000,
    isDeleted: false,
    shape,
  };
}

/** Returns the pods a while later: some come, some go, some change. */
export function evolvePods(random: Random, pods: readonly LivePod[], time: number): LivePod[] {
  const lived = pods
    .filter(({ isDeleted }) => !(isDeleted && random.chance(0.5)))
    .map((pod) => evolve(random, pod, time));
  const born = random.chance(0.25)
    ? [newPod(random, `n${time % 100_000_000}`, time - random.int(0, 20) * 1000, random.pick(['Pending', 'Running']))]
    : [];
  const all = [...lived, ...born];
  // More than one pod without a request would be named at random by upstream.
  const faulty = random.chance(0.01) ? random.int(0, all.length) : -1;
  return all.map((pod, index) =>
    index === faulty ? { ...pod, shape: 'no request' } : pod.shape === 'no request' ? { ...pod, shape: 'plain' } : pod,
  );
}

function evolve(random: Random, pod: LivePod, time: number): LivePod {
  if (random.chance(0.85)) {
    return pod;
  }
  switch (random.int(0, 5)) {
    case 0:
      return { ...pod, isDeleted: true };
    case 1:
      return { ...pod, phase: random.pick(['Failed', 'Succeeded', 'Unknown', 'Running', 'Running']) };
    case 2:
    case 3:
      return {
        ...pod,
        phase: 'Running',
        ready: pod.ready === 'True' ? 'False' : 'True',
        since: time - random.int(0, 30) * 1000,
      };
    default:
      return { ...pod, phase: pod.phase === 'Pending' ? 'Running' : pod.phase };
  }
}

const REQUESTS = { cpu: '100m', memory: '100Mi' };

/** Returns a pod as the API writes it. */
export function toApi({ name, app, phase, start, ready, since, isDeleted, shape }: LivePod): ApiPod {
  const main = { name: 'main', resources: { requests: shape === 'no request' ? {} : REQUESTS } };
  const side = { name: 'side', resources: { requests: { cpu: '10m', memory: '8Mi' } } };
  return {
    metadata: {
      name,
      labels: { app, ord: String(name.length) },
      ...(isDeleted && { deletionTimestamp: second(since) }),
    },
    spec: {
      containers: shape === 'two' ? [main, side] : [main],
      ...(shape === 'sidecar' && { initContainers: [{ ...side, restartPolicy: 'Always' }] }),
      ...(shape === 'init' && { initContainers: [{ name: 'wait', resources: { requests: { cpu: '500m' } } }] }),
      ...(shape === 'pod level' && {
        initContainers: [
          { name: 'wait', resources: { requests: { memory: '300Mi', cpu: '1' } } },
          { ...side, restartPolicy: 'Always' },
        ],
        resources: { requests: since % 2000 === 0 ? { cpu: '150m' } : { cpu: '150m', memory: '1.5Gi' } },
        overhead: { cpu: '5m' },
      }),
    },
    status: {
      phase,
      ...(start !== undefined && { startTime: second(start) }),
      conditions: shape === 'no condition' ? [] : [{ type: 'Ready', status: ready, lastTransitionTime: second(since) }],
    },
  };
}

function second(milliseconds: number): string {
  return `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
