import { MICROS_PER_SECOND } from '../../values/instant';
import type { AutoscalerSpec } from './autoscaler-spec';
import { type Condition, isFalse, isTrue, withCondition, withoutCondition } from './conditions';
import { type ControllerSettings, DEFAULT_SETTINGS } from './controller-settings';
import { BELOW_MINIMUM, type Course, explainCourse, reasonOf } from './course';
import type { AutoscalerStatus, Decision } from './decision';
import type { Explanation } from './explanation';
import { type ControllerFlags, controllerFlags } from './kubernetes-version';
import { type ReadSelector, selectorReader } from './label-selector';
import { type AutoscalerEvent, runMetrics } from './metric-round';
import { normalize } from './normalization';
import type { Observation } from './observation';
import { type PreparedAutoscaler, prepareAutoscaler } from './prepared-autoscaler';
import { longestPeriodSeconds } from './scale-limits';
import { ScalingHistory } from './scaling-history';
import { type Scale, scaleOf } from './target-scale';

/** The autoscaler that a controller looks after. */
export interface AutoscalerIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly spec: AutoscalerSpec;
}

/** One sync under way: what it has done so far. */
interface Sync {
  readonly observation: Observation;
  readonly explain: boolean;
  readonly events: AutoscalerEvent[];
  conditions: readonly Condition[];
}

const NOTHING_YET: AutoscalerStatus = { currentReplicas: 0, desiredReplicas: 0, conditions: [], currentMetrics: [] };

/**
 * The HorizontalPodAutoscaler controller of kube-controller-manager, for one autoscaler.
 *
 * Follows `reconcileAutoscaler` in `pkg/controller/podautoscaler/horizontal.go` of the version that it is set to. It
 * has no clock: each observation brings its time. All that it remembers is what upstream remembers, and the
 * autoscaler's status and target, which a cluster would keep.
 */
export class HorizontalController {
  private readonly settings: Required<Omit<ControllerSettings, 'kubernetesVersion' | 'featureGates'>>;
  private readonly flags: ControllerFlags;
  private readonly readSelector: (text: string) => ReadSelector;
  private autoscaler: PreparedAutoscaler;
  private generation = 1;
  private history = new ScalingHistory();
  private status = NOTHING_YET;
  private scale: Scale | undefined;

  /** @throws InvalidInput for an unknown version, or a spec that the API would have refused. */
  public constructor(
    private readonly identity: AutoscalerIdentity,
    settings: ControllerSettings = {},
  ) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.flags = controllerFlags(settings.kubernetesVersion, settings.featureGates);
    this.readSelector = selectorReader(this.flags.selectorWords);
    this.autoscaler = prepareAutoscaler(identity.spec, this.flags, this.settings.tolerance);
  }

  /** Replaces the autoscaler's spec; what the controller remembers stays. */
  public changeSpec(spec: AutoscalerSpec): void {
    this.autoscaler = prepareAutoscaler(spec, this.flags, this.settings.tolerance);
    this.generation++;
  }

  /** Forgets recommendations and changes, as a restart of kube-controller-manager or a new leader does. */
  public restart(): void {
    this.history = new ScalingHistory();
  }

  /**
   * Runs one sync.
   *
   * @param options.explain whether to say how the decision came about.
   * @throws InvalidInput when the first observation does not give the target whole.
   */
  public observe(observation: Observation, { explain = false }: { readonly explain?: boolean } = {}): Decision {
    const sync: Sync = { observation, explain, events: [], conditions: this.status.conditions };
    const scale = scaleOf(observation, this.scale);
    this.scale = scale ?? this.scale;
    const explanation =
      scale === undefined || observation.failures.getScale !== undefined
        ? this.answerUnreadableScale(sync, observation.failures.getScale ?? '')
        : this.reconcile(sync, scale);
    const { currentReplicas, desiredReplicas, conditions, currentMetrics } = this.status;
    return {
      currentReplicas,
      desiredReplicas,
      targetReplicas: this.scale?.replicas ?? 0,
      conditions,
      currentMetrics,
      events: sync.events,
      ...(explanation !== undefined && { explanation }),
    };
  }

  private answerUnreadableScale(sync: Sync, error: string): Explanation | undefined {
    sync.events.push(warning('FailedGetScale', error));
    const message = `the HPA controller was unable to get the target's current scale: ${error}`;
    this.set(sync, isFalse('AbleToScale', 'FailedGetScale', message));
    this.writeStatus(sync, { ...this.status, conditions: sync.conditions });
    return sync.explain ? { path: 'scale not readable', current: undefined, metrics: [] } : undefined;
  }

  private reconcile(sync: Sync, scale: Scale): Explanation | undefined {
    const got = "the HPA controller was able to get the target's current scale";
    this.set(sync, isTrue('AbleToScale', 'SucceededGetScale', got));
    this.history.seed(scale.replicas, sync.observation.timeMicros);
    const course = this.chart(sync, scale);
    if (course.path === 'metrics failed') {
      this.writeFailure(sync, scale, course);
      sync.events.push(warning('FailedComputeMetricsReplicas', course.round?.error ?? ''));
    } else if (course.desired === scale.replicas) {
      this.writeOutcome(sync, scale, course, false);
    } else {
      this.rescale(sync, scale, course);
    }
    return sync.explain ? explainCourse(course, scale.replicas) : undefined;
  }

  /** Chooses the way: what becomes of a target at 0 or out of bounds, and else what the metrics ask for. */
  private chart(sync: Sync, scale: Scale): Course {
    const { minReplicas, maxReplicas } = this.autoscaler.spec;
    const current = scale.replicas;
    if (current === 0 && this.isDisabledAtZero(minReplicas)) {
      const message = 'scaling is disabled since the replica count of the target is zero';
      this.set(sync, isFalse('ScalingActive', 'ScalingDisabled', message));
      if (this.flags.scaleToZero === 'off') {
        sync.conditions = withoutCondition(sync.conditions, 'ScaledToZero');
      }
      return { path: 'disabled at zero', desired: 0, reason: '' };
    }
    if (current > maxReplicas) {
      const reason = 'Current number of replicas above Spec.MaxReplicas';
      return { path: 'above the maximum', desired: maxReplicas, reason };
    }
    if (current !== 0 && current < minReplicas) {
      return { path: 'below the minimum', desired: minReplicas, reason: BELOW_MINIMUM };
    }
    return this.followMetrics(sync, scale);
  }

  /** Until 1.35 a target at 0 is left alone unless `minReplicas` is 0; since then, unless the controller put it there. */
  private isDisabledAtZero(minReplicas: number): boolean {
    if (this.flags.scaleToZero === 'legacy') {
      return minReplicas !== 0;
    }
    return !(this.wasScaledToZero() && (minReplicas !== 0 || this.autoscaler.hasTotals));
  }

  private wasScaledToZero(): boolean {
    const scaled = this.status.conditions.find(({ type }) => type === 'ScaledToZero');
    return this.flags.scaleToZero === 'condition' && scaled?.status === 'True';
  }

  private followMetrics(sync: Sync, { replicas: current, statusReplicas, selector }: Scale): Course {
    const { observation, explain } = sync;
    const { settings, flags } = this;
    const { spec, metrics, tolerance } = this.autoscaler;
    const round = runMetrics(metrics, {
      autoscaler: this.identity.name,
      selector,
      readSelector: this.readSelector,
      otherAutoscalers: observation.otherAutoscalers,
      context: {
        namespace: this.identity.namespace,
        current,
        statusReplicas,
        observation,
        tolerance,
        periods: {
          cpuInitializationMicros: settings.cpuInitializationPeriodSeconds * MICROS_PER_SECOND,
          readinessDelayMicros: settings.initialReadinessDelaySeconds * MICROS_PER_SECOND,
        },
        flags,
        explain,
      },
    });
    sync.events.push(...round.events);
    this.set(sync, round.condition);
    if (round.replicas === undefined) {
      return { path: 'metrics failed', desired: current, reason: '', round };
    }
    const proposed = Math.max(round.replicas, 0);
    const { downscaleStabilizationSeconds } = settings;
    const nowMicros = observation.timeMicros;
    const normalized = normalize({ spec, current, proposed, downscaleStabilizationSeconds, nowMicros }, this.history);
    for (const condition of normalized.conditions) {
      this.set(sync, condition);
    }
    const reason = reasonOf(proposed, current, round.replicas > 0 ? round.name : '');
    const { minReplicas } = spec;
    if (current === 0 && minReplicas !== 0 && this.wasScaledToZero() && normalized.replicas < minReplicas) {
      return {
        path: 'metrics',
        desired: minReplicas,
        reason: reason === '' ? BELOW_MINIMUM : reason,
        round,
        normalized,
      };
    }
    return { path: 'metrics', desired: normalized.replicas, reason, round, normalized };
  }

  private rescale(sync: Sync, scale: Scale, course: Course): void {
    const { desired, reason } = course;
    const error = sync.observation.failures.updateScale;
    if (error !== undefined) {
      sync.events.push(warning('FailedRescale', `New size: ${desired}; reason: ${reason}; error: ${error}`));
      const message = `the HPA controller was unable to update the target scale: ${error}`;
      this.set(sync, isFalse('AbleToScale', 'FailedUpdateScale', message));
      this.writeFailure(sync, scale, course);
      return;
    }
    this.scale = { ...scale, replicas: desired };
    const done = `the HPA controller was able to update the target scale to ${desired}`;
    this.set(sync, isTrue('AbleToScale', 'SucceededRescale', done));
    sync.events.push({
      type: 'Normal',
      reason: 'SuccessfulRescale',
      message: `New size: ${desired}; reason: ${reason}`,
    });
    this.remember(scale.replicas, desired, sync.observation.timeMicros);
    this.markScaledToZero(sync, scale.replicas, desired);
    this.writeOutcome(sync, scale, course, true);
  }

  private remember(before: number, after: number, nowMicros: number): void {
    const { behavior } = this.autoscaler.spec;
    if (behavior !== undefined) {
      const rules = after > before ? behavior.scaleUp : behavior.scaleDown;
      this.history.change(before, after, nowMicros, longestPeriodSeconds(rules));
    }
  }

  private markScaledToZero(sync: Sync, before: number, after: number): void {
    if (this.flags.scaleToZero === 'off') {
      sync.conditions = withoutCondition(sync.conditions, 'ScaledToZero');
    }
    if (this.flags.scaleToZero !== 'condition') {
      return;
    }
    const { spec, hasTotals } = this.autoscaler;
    const isScaled = before > 0 && after === 0 && spec.minReplicas === 0 && hasTotals;
    this.set(
      sync,
      isScaled
        ? isTrue('ScaledToZero', 'ScaledToZero', 'the HPA controller scaled the workload to zero')
        : isFalse('ScaledToZero', 'NotScaledToZero', 'the HPA controller did not scale the workload to zero'),
    );
  }

  private set(sync: Sync, condition: Condition): void {
    sync.conditions = withCondition(sync.conditions, condition);
  }

  private writeOutcome(sync: Sync, scale: Scale, { desired, round }: Course, isRescaled: boolean): void {
    this.writeStatus(sync, {
      currentReplicas: scale.replicas,
      desiredReplicas: desired,
      conditions: sync.conditions,
      currentMetrics: round?.statuses ?? [],
      lastScaleMicros: isRescaled ? sync.observation.timeMicros : this.status.lastScaleMicros,
      observedGeneration: this.observedGeneration(),
    });
  }

  private writeFailure(sync: Sync, scale: Scale, { round }: Course): void {
    const { desiredReplicas, currentMetrics, lastScaleMicros } = this.status;
    this.writeStatus(sync, {
      currentReplicas: scale.replicas,
      desiredReplicas,
      conditions: sync.conditions,
      currentMetrics: this.flags.keepOldMetricsOnFailure ? currentMetrics : (round?.statuses ?? []),
      lastScaleMicros,
      observedGeneration: this.observedGeneration(),
    });
  }

  private observedGeneration(): number | undefined {
    return this.flags.observesGeneration ? this.generation : undefined;
  }

  /** A status that says what it said is not written, so that its write cannot fail. */
  private writeStatus(sync: Sync, status: AutoscalerStatus): void {
    const error = sync.observation.failures.updateStatus;
    if (error === undefined) {
      this.status = status;
    } else if (JSON.stringify(status) !== JSON.stringify(this.status)) {
      sync.events.push(warning('FailedUpdateStatus', error));
    }
  }
}

function warning(reason: string, message: string): AutoscalerEvent {
  return { type: 'Warning', reason, message };
}
