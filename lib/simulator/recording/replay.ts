import { InvalidInput } from '../../values/invalid-input';
import { shown } from '../../values/shown';
import type { AutoscalerManifest } from '../autoscaler/autoscaler-spec';
import { HorizontalController } from '../autoscaler/controller';
import type { ControllerSettings } from '../autoscaler/controller-settings';
import type { Decision } from '../autoscaler/decision';
import { isObject, type JsonObject } from '../autoscaler/field-check';
import { type ControllerFlags, controllerFlags } from '../autoscaler/kubernetes-version';
import type { Observation } from '../autoscaler/observation';
import { validSpec } from '../autoscaler/spec-validation';
import type { ApiObservation } from './api-objects';
import { readObservation, requiredTime } from './read-observation';
import { readSettings } from './read-settings';
import { RUN_KINDS } from './run-kinds';

/** The one version of the recording format. */
export const RECORDING_SCHEMA_VERSION = 1;

/** A decision as a line of output. */
export interface DecisionLine extends Decision {
  readonly kind: 'Decision';
  /** The observation's time, as it was written. */
  readonly time: string;
}

/** How recordings are replayed. */
export interface ReplayOptions {
  /** The autoscaler to replay under. @default - the recording's own, with its changes */
  readonly autoscaler?: AutoscalerManifest | undefined;
  /** The version of Kubernetes. @default - the recording's own */
  readonly kubernetesVersion?: string | undefined;
  /** Whether decisions say how they came about. @default false */
  readonly explain?: boolean | undefined;
}

/** Reads recordings line by line, and gives the controller's decision for each observation. */
export class Replay {
  private controller: HorizontalController | undefined;
  private flags: ControllerFlags = controllerFlags();
  private spec: AutoscalerManifest['spec'] | undefined;
  private lastMicros = Number.NEGATIVE_INFINITY;

  public constructor(private readonly options: ReplayOptions = {}) {}

  /**
   * Takes one line, parsed from JSON.
   *
   * @param read reads an observation; for readers that keep what they have read.
   * @returns the decision, when the line is an observation; lines that only tell of a validation run are passed over.
   * @throws InvalidInput for a line that is not as the format says, or out of place.
   */
  public take(line: unknown, read: (line: ApiObservation) => Observation = readObservation): DecisionLine | undefined {
    if (!isObject(line)) {
      throw InvalidInput.of('BAD_FORMAT', 'line', 'is no JSON object; give one object on each line');
    }
    switch (line.kind) {
      case 'Recording':
        this.begin(line);
        return undefined;
      case 'Observation':
        return this.observe(line as unknown as ApiObservation, read);
      case 'AutoscalerChange':
        this.change(line);
        return undefined;
      case 'ControllerRestart':
        this.advance(requiredTime(line.time));
        this.running().restart();
        return undefined;
      default:
        if (typeof line.kind === 'string' && RUN_KINDS.has(line.kind)) {
          return undefined;
        }
        throw InvalidInput.of(
          'OUT_OF_RANGE',
          'kind',
          `is ${shown(line.kind)}; give Recording, Observation, AutoscalerChange or ControllerRestart`,
        );
    }
  }

  private begin(header: JsonObject): void {
    if (header.schemaVersion !== RECORDING_SCHEMA_VERSION) {
      const given = header.schemaVersion === undefined ? 'missing' : shown(header.schemaVersion);
      throw InvalidInput.of('OUT_OF_RANGE', 'schemaVersion', `is ${given}; only ${RECORDING_SCHEMA_VERSION} is known`);
    }
    const { kubernetesVersion } = this.options;
    const settings: ControllerSettings = {
      ...readSettings(header.controller),
      ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    };
    this.flags = controllerFlags(settings.kubernetesVersion, settings.featureGates);
    const given = this.options.autoscaler ?? header.autoscaler;
    if (!isObject(given)) {
      throw InvalidInput.of('MISSING', 'autoscaler', 'is missing; give a HorizontalPodAutoscaler (autoscaling/v2)');
    }
    const metadata = isObject(given.metadata) ? given.metadata : {};
    this.spec = validSpec(given.spec, { flags: this.flags }, 'autoscaler.spec');
    this.controller = new HorizontalController(
      {
        name: typeof metadata.name === 'string' ? metadata.name : '',
        namespace: typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : 'default',
        spec: this.spec,
      },
      settings,
    );
    this.lastMicros = Number.NEGATIVE_INFINITY;
  }

  private observe(line: ApiObservation, read: (line: ApiObservation) => Observation): DecisionLine {
    const controller = this.running();
    const observation = read(line);
    this.advance(observation.timeMicros);
    const decision = controller.observe(observation, { explain: this.options.explain ?? false });
    return { kind: 'Decision', time: line.time, ...decision };
  }

  /** A change in the recording does not concern an autoscaler that it is replayed under. */
  private change(line: JsonObject): void {
    const controller = this.running();
    this.advance(requiredTime(line.time));
    if (this.options.autoscaler === undefined) {
      this.spec = validSpec(line.spec, { flags: this.flags, before: this.spec });
      controller.changeSpec(this.spec);
    }
  }

  private running(): HorizontalController {
    if (this.controller === undefined) {
      throw InvalidInput.of('CONFLICT', 'kind', 'stands before the header; begin with a line of kind Recording');
    }
    return this.controller;
  }

  private advance(micros: number): void {
    if (micros < this.lastMicros) {
      throw InvalidInput.of('CONFLICT', 'time', 'is earlier than that of the line before; order lines by time');
    }
    this.lastMicros = micros;
  }
}
