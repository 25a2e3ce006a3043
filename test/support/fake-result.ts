import type { SimulationResult, Timeline } from '../../lib/simulator/simulation/simulation-result';

/** What a made-up result is of. */
export interface FakeRun {
  /** @default 0 */
  readonly seed?: number;
  /** Desired replicas, step by step. @default - 2, and 4 from the fourth step on */
  readonly desired?: readonly number[];
  /** Figures in the place of the made-up ones. @default {} */
  readonly summary?: Partial<SimulationResult['summary']>;
}

const STEP_SECONDS = 15;

/** Returns a result with plain numbers in every place, for what reads results without simulating. */
export function fakeResult({
  seed = 0,
  desired = [2, 2, 2, 4, 4, 4, 4, 3],
  summary = {},
}: FakeRun = {}): SimulationResult {
  const column = (value: (step: number) => number): number[] => desired.map((_, step) => value(step));
  const timeline: Timeline = {
    stepSeconds: STEP_SECONDS,
    time: column((step) => (step + 1) * STEP_SECONDS),
    desiredReplicas: desired,
    readyReplicas: column((step) => desired[step - 2] ?? 2),
    pendingPods: column((step) => (step === 4 ? 1 : 0)),
    terminatingPods: column((step) => (step === 7 ? 1 : 0)),
    users: column((step) => Math.min(200, (step + 1) * 50)),
    requestsPerSecond: column((step) => 40 * (step + 1)),
    failuresPerSecond: column((step) => (step === 3 ? 2.5 : 0)),
    inFlight: column((step) => step),
    cpu: column((step) => 0.5 + 0.2 * step),
    seenUtilizationPercent: column((step) => (step === 0 ? Number.NaN : 30 + 10 * step)),
    scaleUpPercent: column((step) => (step === 0 ? Number.NaN : 78)),
    scaleDownPercent: column((step) => (step === 0 ? Number.NaN : step < 4 ? 35 : 46)),
    p50: column((step) => (step === 0 ? Number.NaN : 0.016)),
    p95: column((step) => (step === 0 ? Number.NaN : 0.03 + step / 100)),
    p99: column((step) => (step === 0 ? Number.NaN : 0.05 + step / 50)),
  };
  const requests = {
    sent: 12_000,
    served: 11_950,
    failed: { refused: 10, queueFull: 0, timeout: 30, error: 0, podEnded: 5 },
    inFlightAtEnd: 5,
    mean: 0.019,
    p50: 0.016,
    p95: 0.09,
    p99: 0.2,
  };
  return {
    schemaVersion: 1,
    title: 'made up',
    mode: 'requests',
    seed,
    durationSeconds: desired.length * STEP_SECONDS,
    workload: { name: 'inference', namespace: 'default', minReplicas: 2, maxReplicas: 20 },
    thresholds: { scaleUpPercent: 78, scaleDownPercent: 35 },
    summary: {
      peakReplicas: 4,
      meanReplicas: 3.125,
      finalReplicas: 3,
      firstScaleUpSeconds: 47,
      scaleUpReadySeconds: 21.5,
      flaps: 0,
      replicaHours: 0.104,
      requests,
      byClass: { '/predict': requests },
      pendingPodSeconds: 14,
      saturatedRatio: 0.25,
      sloMissSeconds: 30,
      outOfMemoryKills: 0,
      livenessRestarts: 0,
      ...summary,
    },
    timeline,
    decisions: [
      {
        time: 47,
        currentReplicas: 2,
        desiredReplicas: 4,
        conditions: [
          {
            type: 'AbleToScale',
            status: 'True',
            reason: 'SucceededRescale',
            message: 'the HPA controller was able to update the target scale to 4',
          },
        ],
        events: [
          {
            type: 'Normal',
            reason: 'SuccessfulRescale',
            message: 'New size: 4; reason: cpu resource utilization (percentage of request) above target',
          },
        ],
        explanation: {
          path: 'metrics',
          current: 2,
          metrics: [
            {
              type: 'Resource',
              name: 'cpu',
              target: { kind: 'utilization', target: 70 },
              tolerance: { up: 0.1, down: 0.1, mode: 'interval' },
              usageRatio: 1.4,
              utilization: 98,
              valueMilli: 980,
              pods: { ready: 2, missing: 0, unready: 0, ignored: 0, unknownSamples: 0 },
              proposal: 3,
              thresholds: { replicas: 2, scaleUpAt: 78, scaleDownAt: 35 },
            },
          ],
          chosen: 'cpu resource utilization (percentage of request)',
          stabilization: {
            proposed: 4,
            lowest: 4,
            highest: 4,
            upWindowSeconds: 0,
            downWindowSeconds: 60,
            stabilized: 4,
          },
          limit: { reason: 'DesiredWithinRange', minReplicas: 2, maxReplicas: 20, limited: 4 },
          desired: 4,
        },
      },
      { time: 107, currentReplicas: 4, desiredReplicas: 3, conditions: [], events: [], explanation: undefined },
    ],
    happenings: [
      { time: 60, type: 'podPending', message: 'inference-4 finds no node: 1 of 1 short of cpu' },
      { time: 68.5, type: 'podReady', message: 'inference-3 on node 0' },
    ],
  };
}
