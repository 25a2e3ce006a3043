import type { KedaModel, KedaTrigger } from '../scenario/workload-model';
import type { EventQueue } from '../simulation/event-queue';
import type { Happening } from '../simulation/simulation-result';

/** What KEDA's operator works with. */
export interface KedaContext {
  readonly queue: EventQueue;
  /** `spec.replicas` of the target. */
  readonly replicas: () => number;
  /** Sets `spec.replicas` of the target. */
  readonly scale: (replicas: number) => void;
  /** Whether a trigger is active now; undefined when its source fails. */
  readonly isActive: (trigger: KedaTrigger) => boolean | undefined;
  readonly report: (type: Happening['type'], message: string) => void;
}

/**
 * KEDA's operator: asks the triggers each polling interval, and takes the target between zero, or its idle count, and
 * where its autoscaler takes over.
 *
 * Follows `RequestScale` in KEDA `pkg/scaling/executor/scale_scaledobjects.go` (v2.17). Triggers on cpu and memory are
 * not asked; where there are no others, the target is always active.
 */
export class KedaOperator {
  private lastActive: number;

  public constructor(
    private readonly model: KedaModel,
    private readonly context: KedaContext,
  ) {
    this.lastActive = context.queue.now;
  }

  /** Asks the triggers for the first time after some seconds, then each polling interval. */
  public begin(afterSeconds: number): void {
    this.context.queue.after(afterSeconds, () => this.poll());
  }

  private poll(): void {
    const { model, context } = this;
    context.queue.after(model.pollingIntervalSeconds, () => this.poll());
    const asked = model.triggers.filter(({ type }) => type !== 'cpu' && type !== 'memory');
    const answers = asked.map((trigger) => ({ trigger, isActive: context.isActive(trigger) }));
    const active = answers.filter(({ isActive }) => isActive === true);
    if (active.length > 0 || asked.length === 0) {
      this.activate(
        (asked.length === 0 ? model.triggers : active.map(({ trigger }) => trigger)).map(({ type }) => type),
      );
    } else if (answers.every(({ isActive }) => isActive === false)) {
      this.deactivate();
    }
  }

  private activate(triggers: readonly string[]): void {
    const { model, context } = this;
    const replicas = context.replicas();
    const isIdle = model.idleReplicas !== undefined && replicas < model.minReplicas;
    this.lastActive = context.queue.now;
    if (isIdle || replicas === 0) {
      const wanted = Math.max(1, model.minReplicas);
      context.scale(wanted);
      context.report('kedaActivated', `KEDA scales from ${replicas} to ${wanted}, triggered by ${triggers.join(', ')}`);
    }
  }

  private deactivate(): void {
    const { model, context } = this;
    const { idleReplicas, minReplicas, cooldownPeriodSeconds } = model;
    const replicas = context.replicas();
    const mayIdle = idleReplicas !== undefined && replicas > idleReplicas;
    if (mayIdle || (replicas > 0 && minReplicas === 0)) {
      const wanted = idleReplicas ?? 0;
      if (context.queue.now - this.lastActive > cooldownPeriodSeconds && wanted !== replicas) {
        context.scale(wanted);
        context.report('kedaDeactivated', `KEDA scales from ${replicas} to ${wanted}, no trigger is active`);
      }
    } else if (replicas < minReplicas && idleReplicas === undefined) {
      context.scale(minReplicas);
    }
  }
}
