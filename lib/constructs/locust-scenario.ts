import { readFileSync } from 'node:fs';
import { Duration } from 'cdk8s';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { wholeFaults } from '../values/ranges';

/** How often each request is sent, in proportion to the sum: whole, 0 to 10,000, not all 0. */
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
   * Rows in the body of POST /predict, each with its own timestamp: whole, 1 to 10,000.
   *
   * @default 30
   */
  readonly rows?: number;

  /**
   * Features in each row: whole, 1 to 1,000.
   *
   * @default 11
   */
  readonly features?: number;

  /**
   * Shortest time that a user thinks between two requests: 0 to 1 h.
   *
   * @default Duration.millis(500)
   */
  readonly thinkAtLeast?: Duration;

  /**
   * Longest time that a user thinks between two requests: 0 to 1 h.
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

/** The bounds here are those that `locustfile.py` checks. */
const WEIGHTS = { min: 0, max: 10_000 };
const LONGEST_THOUGHT_SECONDS = 3600;

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
    ...wholeFaults(weights.predict, 'scenario.weights.predict', WEIGHTS),
    ...wholeFaults(weights.healthz, 'scenario.weights.healthz', WEIGHTS),
    ...wholeFaults(weights.metrics, 'scenario.weights.metrics', WEIGHTS),
    ...wholeFaults(rows, 'scenario.rows', { min: 1, max: 10_000 }),
    ...wholeFaults(features, 'scenario.features', { min: 1, max: 1000 }),
  ];
  if (weights.predict + weights.healthz + weights.metrics === 0) {
    faults.push({ code: 'CONFLICT', at: 'scenario.weights', message: 'are all 0; give at least one above 0' });
  }
  if (thinkSeconds.min > thinkSeconds.max) {
    const message = `is ${thinkSeconds.min} s, above thinkAtMost of ${thinkSeconds.max} s; lower it`;
    faults.push({ code: 'CONFLICT', at: 'scenario.thinkAtLeast', message });
  }
  if (thinkSeconds.max > LONGEST_THOUGHT_SECONDS) {
    const message = `is ${thinkSeconds.max} s; give at most ${LONGEST_THOUGHT_SECONDS} s`;
    faults.push({ code: 'OUT_OF_RANGE', at: 'scenario.thinkAtMost', message });
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
