import { readFileSync } from 'node:fs';
import { Duration } from 'cdk8s';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** How often each request is sent, in proportion to the sum: whole, at least 0, not all 0. */
export interface RequestWeights {
  /** POST /predict. */
  readonly predict: number;
  /** GET /healthz. */
  readonly healthz: number;
  /** GET /metrics. */
  readonly metrics: number;
}

/** What the users of a load test do. */
export interface LocustScenario {
  /**
   * The mix of requests.
   *
   * @default - 80 predict, 10 healthz, 10 metrics
   */
  readonly weights?: RequestWeights;

  /**
   * Rows in the body of POST /predict, each with its own timestamp: whole, at least 1.
   *
   * @default 30
   */
  readonly rows?: number;

  /**
   * Features in each row: whole, at least 1.
   *
   * @default 11
   */
  readonly features?: number;

  /**
   * Shortest time that a user thinks between two requests.
   *
   * @default Duration.millis(500)
   */
  readonly thinkAtLeast?: Duration;

  /**
   * Longest time that a user thinks between two requests.
   *
   * @default Duration.seconds(2)
   */
  readonly thinkAtMost?: Duration;

  /**
   * Share of the requests sent on a new connection, from 0 to 1. A connection that is kept stays with its pod, so at 0
   * the pods that a scale-up adds get work from new users only.
   *
   * @default 0
   */
  readonly newConnectionRatio?: number;
}

/**
 * Returns the scenario as `locustfile.py` reads it from `scenario.json`.
 *
 * @throws InvalidInput with every fault.
 */
export function renderScenario(scenario: LocustScenario = {}): string {
  const {
    weights = { predict: 80, healthz: 10, metrics: 10 },
    rows = 30,
    features = 11,
    thinkAtLeast = Duration.millis(500),
    thinkAtMost = Duration.seconds(2),
    newConnectionRatio = 0,
  } = scenario;
  const thinkSeconds = { min: thinkAtLeast.toMilliseconds() / 1000, max: thinkAtMost.toMilliseconds() / 1000 };
  const faults: Fault[] = [
    ...wholeFaults(weights.predict, 'scenario.weights.predict', atLeast(0)),
    ...wholeFaults(weights.healthz, 'scenario.weights.healthz', atLeast(0)),
    ...wholeFaults(weights.metrics, 'scenario.weights.metrics', atLeast(0)),
    ...wholeFaults(rows, 'scenario.rows', atLeast(1)),
    ...wholeFaults(features, 'scenario.features', atLeast(1)),
  ];
  if (weights.predict + weights.healthz + weights.metrics === 0) {
    faults.push({ code: 'CONFLICT', at: 'scenario.weights', message: 'are all 0; give at least one above 0' });
  }
  if (thinkSeconds.min > thinkSeconds.max) {
    const message = `is ${thinkSeconds.min} s, above thinkAtMost of ${thinkSeconds.max} s; lower it`;
    faults.push({ code: 'CONFLICT', at: 'scenario.thinkAtLeast', message });
  }
  if (!(newConnectionRatio >= 0 && newConnectionRatio <= 1)) {
    const message = `is ${newConnectionRatio}; give a ratio from 0 to 1`;
    faults.push({ code: 'OUT_OF_RANGE', at: 'scenario.newConnectionRatio', message });
  }
  refuseIfAny(faults);
  return `${JSON.stringify({ weights, payload: { rows, features }, thinkSeconds, newConnectionRatio }, null, 2)}\n`;
}

/** Returns the text of the locustfile that comes with this package: the reference's load on an inference service. */
export function packagedLocustfile(): string {
  return readFileSync(require.resolve('cdk8s-inference/locustfile.py'), 'utf8');
}
