import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { HttpProbes } from '../../lib/constructs/http-probes';
import type { ContainerResources } from '../../lib/constructs/resources';

/** A manifest as JSON: tests reach into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: a manifest's shape is what the tests are about
export type Manifest = any;

/** Returns the manifests of whatever `build` puts into a chart, in order, resolved and validated as in a synth. */
export function synthConstruct(build: (chart: Construct) => unknown): Manifest[] {
  const chart = new Chart(new App(), 'test', { namespace: 'serving' });
  build(chart);
  return chart.toJson();
}

/** Returns the one manifest of a kind. */
export function only(manifests: readonly Manifest[], kind: string): Manifest {
  const found = manifests.filter((each) => each.kind === kind);
  if (found.length !== 1) {
    throw new Error(`expected one ${kind}, found ${found.length}`);
  }
  return found[0];
}

/** Resources for a container that a test does not care about. */
export const SOME_RESOURCES: ContainerResources = {
  cpu: { request: Cpu.units(1), limit: Cpu.units(1) },
  memory: { request: Size.gibibytes(2), limit: Size.gibibytes(2) },
};

/** Probes for a container that a test does not care about. */
export const SOME_PROBES: HttpProbes = {
  startup: { path: '/healthz', deadline: Duration.minutes(5) },
  readiness: { path: '/healthz' },
  liveness: { path: '/healthz' },
};
