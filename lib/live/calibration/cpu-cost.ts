import type { CpuWindow } from '../record/cpu-windows';
import { type Estimate, meanOf, ratioOf, uncertaintyOf } from './estimate';
import { linearFit } from './linear-fit';

/** What requests cost, in seconds of one CPU, and what a pod burns without any, in CPUs. */
export interface CpuCost {
  /** Of a good request, whatever its class; what pods burn without any is in it when `idle` is undefined. */
  readonly request: Estimate;
  /** By name of the endpoint; empty when the classes cannot be told apart. */
  readonly classes: Readonly<Record<string, Estimate>>;
  readonly idle: Estimate | undefined;
  /** How it was found, in a sentence. */
  readonly method: string;
}

/** Classes are told apart when the cost of each is known to half its size. */
const LARGEST_UNCERTAINTY = 0.5;
/** Below this rate, requests a second, pods are taken to be idle. */
const IDLE_PER_SECOND = 0.05;

/**
 * Returns what a good request costs; undefined when there are not three windows with requests.
 *
 * @param windows without those of phases that capacity must not be taken from.
 */
export function cpuCostOf(windows: readonly CpuWindow[]): CpuCost | undefined {
  const idle = idleOf(windows);
  const busy = windows.filter(({ goodPerSecond }) => goodPerSecond > IDLE_PER_SECOND);
  const net = busy.map((window) => ({ ...window, cpu: Math.max(0, window.cpu - (idle?.value ?? 0) * window.pods) }));
  const request = ratioOf(net.map(({ cpu, goodPerSecond }) => ({ cost: cpu, quantity: goodPerSecond })));
  if (request === undefined) {
    return undefined;
  }
  const classes = classesOf(net) ?? {};
  const names = Object.keys(classes);
  const split =
    names.length === 0
      ? 'the costs of classes cannot be told apart: there is one, or their mix hardly changes'
      : `the costs of ${names.join(', ')} were told apart by regression on their rates`;
  const burnt =
    idle === undefined
      ? 'no window without requests was seen, so that what idle pods burn is in the cost of requests'
      : 'what pods burn without requests was taken off';
  return { request, classes, idle, method: `CPU over good requests in ${busy.length} windows; ${burnt}; ${split}` };
}

function idleOf(windows: readonly CpuWindow[]): Estimate | undefined {
  const idle = windows.filter(
    ({ goodPerSecond, failedPerSecond }) => goodPerSecond + failedPerSecond <= IDLE_PER_SECOND,
  );
  return meanOf(idle.map(({ cpu, pods }) => cpu / pods));
}

function classesOf(windows: readonly CpuWindow[]): Readonly<Record<string, Estimate>> | undefined {
  const names = [...new Set(windows.flatMap(({ goodByName }) => [...goodByName.keys()]))].sort();
  const fit = linearFit(
    windows.map(({ goodByName }) => names.map((name) => goodByName.get(name) ?? 0)),
    windows.map(({ cpu }) => cpu),
  );
  const isKnown = fit?.every((each) => each.value > 0 && uncertaintyOf(each) <= LARGEST_UNCERTAINTY);
  return names.length > 1 && fit !== undefined && isKnown === true
    ? Object.fromEntries(names.map((name, index) => [name, fit[index] as Estimate]))
    : undefined;
}
