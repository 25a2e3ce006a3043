import { milliValueOf } from '../../values/milli-value';
import { ownValue } from '../../values/own-value';
import type { RunRecordHeader } from '../record/run-record';

interface Container {
  readonly name?: unknown;
  readonly restartPolicy?: unknown;
  readonly resources?: { readonly requests?: Readonly<Record<string, unknown>> | null } | null;
}

interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly overhead?: Readonly<Record<string, unknown>>;
}

/** An object as read, as far as every object has it. */
export interface ReadObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
  };
}

/** Returns the object that the autoscaler scales, as read; undefined when it was not. */
export function workloadOf(header: RunRecordHeader | undefined): ReadObject | undefined {
  const target = header?.autoscaler.spec.scaleTargetRef;
  return (header?.run.objects as readonly ReadObject[] | undefined)?.find(
    ({ kind, metadata }) => kind === target?.kind && metadata?.name === target?.name,
  );
}

/**
 * Returns what a pod of the workload requests of a resource, in thousandths: containers and sidecars, an ordinary init
 * container where it asks for more, and the overhead; undefined when a container has no request.
 *
 * @param container only this container, when given.
 */
export function podRequestMilli(
  header: RunRecordHeader | undefined,
  resource: string,
  container?: string,
): number | undefined {
  const spec = (workloadOf(header) as { spec?: { template?: { spec?: PodSpec } } } | undefined)?.spec?.template?.spec;
  if (!Array.isArray(spec?.containers)) {
    return undefined;
  }
  const inits = Array.isArray(spec.initContainers) ? spec.initContainers : [];
  const running = [...inits.filter((each) => each?.restartPolicy === 'Always'), ...spec.containers];
  const chosen = container === undefined ? running : running.filter((each) => each?.name === container);
  const requests = chosen.map((each) => milliOf(ownValue(each?.resources?.requests, resource)));
  if (requests.length === 0 || requests.some((milli) => milli === undefined)) {
    return undefined;
  }
  return requests.reduce<number>((sum, milli) => sum + (milli ?? 0), 0);
}

/** Returns a quantity in thousandths; undefined when it is none. */
export function milliOf(quantity: unknown): number | undefined {
  const isText = typeof quantity === 'string' || typeof quantity === 'number';
  const milli = isText ? milliValueOf(quantity) : undefined;
  return milli === undefined ? undefined : Number(milli);
}
