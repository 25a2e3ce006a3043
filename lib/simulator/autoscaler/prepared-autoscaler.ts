import { parseQuantity } from '../../values/quantity';
import { approximateDouble } from '../../values/quantity-text';
import type { AutoscalerSpec, CompleteAutoscalerSpec, QuantityText } from './autoscaler-spec';
import type { ControllerFlags } from './kubernetes-version';
import { type PreparedMetric, prepareMetric } from './prepared-metric';
import { completeSpec } from './spec-defaults';
import type { Tolerance } from './tolerance';

/** A spec with its defaults filled in and its quantities, selectors and tolerances read. */
export interface PreparedAutoscaler {
  readonly spec: CompleteAutoscalerSpec;
  readonly metrics: readonly PreparedMetric[];
  readonly tolerance: Tolerance;
  /** Whether a metric does not need pods, so that the target can be scaled up from 0. */
  readonly hasTotals: boolean;
}

/**
 * Returns a spec as the controller works with it.
 *
 * Tolerances follow `tolerancesForHpa` in `pkg/controller/podautoscaler/horizontal.go`.
 *
 * @param tolerance the controller's own, as a ratio of 1.
 */
export function prepareAutoscaler(
  given: AutoscalerSpec,
  flags: ControllerFlags,
  tolerance: number,
): PreparedAutoscaler {
  const spec = completeSpec(given);
  const own = flags.configurableTolerance ? spec.behavior : undefined;
  return {
    spec,
    metrics: spec.metrics.map((metric) => prepareMetric(metric, flags.selectorWords)),
    tolerance: {
      mode: flags.toleranceMode,
      up: ratioOf(own?.scaleUp.tolerance) ?? tolerance,
      down: ratioOf(own?.scaleDown.tolerance) ?? tolerance,
    },
    hasTotals: spec.metrics.some(({ type }) => type === 'Object' || type === 'External'),
  };
}

function ratioOf(text: QuantityText | undefined): number | undefined {
  return text === undefined ? undefined : approximateDouble(parseQuantity(text, 'tolerance').nano);
}
