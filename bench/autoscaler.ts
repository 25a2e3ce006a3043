import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AutoscalerSpec } from '../lib/simulator/autoscaler/autoscaler-spec';
import { HorizontalController } from '../lib/simulator/autoscaler/controller';
import type { ApiObservation } from '../lib/simulator/recording/api-objects';
import { readObservation } from '../lib/simulator/recording/read-observation';
import { askOracle, hasGo, ORACLE_VERSIONS, oracleBinary } from '../test/oracle/oracle-binary';

const PODS = 100;
const TICKS = (24 * 3600) / 15;
const START = Date.UTC(2000, 0, 1, 1);
const RECORDING_MIB = Number(process.env.BENCH_MIB ?? 256);
const spec: AutoscalerSpec = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'inference' },
  maxReplicas: 200,
  metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
};
const header = {
  kind: 'Recording',
  schemaVersion: 1,
  autoscaler: {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'inference', namespace: 'default' },
    spec,
  },
};

/** Names in the order of the API, which sorts pods and samples alike. */
const podName = (pod: number): string => `inference-7d9c5bd6c-${String(pod).padStart(5, '0')}`;

function observation(tick: number): ApiObservation {
  const time = new Date(START + tick * 15_000).toISOString().replace('.000Z', 'Z');
  const milli = (pod: number): number => 600 + ((tick * 37 + pod * 11) % 200);
  return {
    kind: 'Observation',
    time,
    target: tick === 0 ? { replicas: PODS, statusReplicas: PODS, selector: 'app=inference' } : {},
    pods: Array.from({ length: PODS }, (_, pod) => ({
      metadata: { name: podName(pod), labels: { app: 'inference', 'pod-template-hash': '7d9c5bd6c' } },
      spec: { containers: [{ name: 'inference', resources: { requests: { cpu: '1', memory: '1Gi' } } }] },
      status: {
        phase: 'Running',
        startTime: '2000-01-01T00:00:00Z',
        conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2000-01-01T00:00:10Z' }],
      },
    })),
    podMetrics: {
      items: Array.from({ length: PODS }, (_, pod) => ({
        metadata: { name: podName(pod), labels: { app: 'inference' } },
        timestamp: time,
        window: '15.014s',
        containers: [{ name: 'inference', usage: { cpu: `${milli(pod)}000000n`, memory: '524288Ki' } }],
      })),
    },
  };
}

/** Milliseconds of this process' CPU time in the best of several runs: other work on the machine does not count. */
const bestOf = (times: number, run: () => void): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
};

function measureDecisions(): number {
  const { pods } = readObservation(observation(0)); // Pods live on from one sync to the next, as in a replay.
  const observations = Array.from({ length: 200 }, (_, tick) => readObservation(observation(tick), pods));
  return bestOf(5, () => {
    const controller = new HorizontalController({ name: 'inference', namespace: 'default', spec });
    for (let tick = 0; tick < TICKS; tick++) {
      const seen = observations[tick % 200] as (typeof observations)[number];
      controller.observe({ ...seen, timeMicros: (START + tick * 15_000) * 1000 });
    }
  });
}

function measureReplay(folder: string): { readonly seconds: number; readonly mib: number; readonly peakMib: number } {
  const path = join(folder, 'recording.jsonl');
  const file = openSync(path, 'w');
  writeSync(file, `${JSON.stringify(header)}\n`);
  for (let tick = 0, bytes = 0; bytes < RECORDING_MIB * 1024 * 1024; tick++) {
    bytes += writeSync(file, `${JSON.stringify(observation(tick))}\n`);
  }
  closeSync(file);
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));`;
  const start = performance.now();
  const script = `${report} process.argv.splice(1, 0, 'cli'); require(${JSON.stringify(resolve('.synth/cli.js'))})`;
  const sink = openSync(join(folder, 'decisions.jsonl'), 'w');
  const errors = openSync(join(folder, 'errors.txt'), 'w+');
  execFileSync(process.execPath, ['-e', script, '--', 'replay', path], { stdio: ['ignore', sink, errors] });
  const seconds = (performance.now() - start) / 1000;
  closeSync(sink);
  closeSync(errors);
  const peak = execFileSync('cat', [join(folder, 'errors.txt')], { encoding: 'utf8' });
  return { seconds, mib: statSync(path).size / 1024 / 1024, peakMib: Number(/peak (\d+)/.exec(peak)?.[1] ?? 0) / 1024 };
}

/** The oracle's time for decisions over the same pods: parsing and the fake clients are part of it. */
function measureOracle(folder: string): number | undefined {
  if (!hasGo()) {
    return undefined;
  }
  const binary = oracleBinary(ORACLE_VERSIONS[0]);
  const recording = (ticks: number) => [
    [header, ...Array.from({ length: ticks }, (_, tick) => ({ ...observation(tick) }))],
  ];
  const time = (ticks: number): number => bestOf(3, () => askOracle(binary, recording(ticks), folder));
  return (time(440) - time(40)) / 400;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const day = measureDecisions();
  const replay = measureReplay(folder);
  const oracle = measureOracle(folder);
  const rows = [
    `a decision over ${PODS} pods: ${((day / TICKS) * 1000).toFixed(1)} µs (limit 20)`,
    `24 h at 15 s ticks with ${PODS} pods: ${day.toFixed(0)} ms (limit 150)`,
    `replay of ${replay.mib.toFixed(0)} MiB: ${((replay.mib * 1.048576) / replay.seconds).toFixed(1)} MB/s (aim 80), peak ${replay.peakMib.toFixed(0)} MiB; JSON.parse bounds it`,
    oracle === undefined
      ? 'the Go code: not measured, Go is missing'
      : `the Go code with its fakes and JSON: ${(oracle * 1000).toFixed(0)} µs a decision over ${PODS} pods`,
  ];
  process.stdout.write(`${rows.join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
