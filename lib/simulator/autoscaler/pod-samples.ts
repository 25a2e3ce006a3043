import { add64, type Int64 } from '../../values/int64';
import { ownValue } from '../../values/own-value';
import type { ControllerFlags } from './kubernetes-version';
import type { LabelRequirement, Labels } from './label-requirement';
import { selects } from './label-selector';
import type { Answer, ContainerUsage, PodFacts, PodMetricValue, PodUsage } from './observation';
import type { ResourceOfPod } from './pod-requests';
import { SampleTable, type SampleTiming } from './sample-table';

/** The samples by pod, or upstream's words for why there are none. */
export type PodSamples = SampleTable | string;

/** The pods of a namespace, and which of them the target selects. */
export interface SelectedPods {
  readonly all: readonly PodFacts[];
  readonly selected: readonly PodFacts[];
  readonly selector: readonly LabelRequirement[];
}

/**
 * Returns the use of a resource by each pod that the API answers with.
 *
 * Follows `GetResourceMetric` in `pkg/controller/podautoscaler/metrics/client.go`: a pod without containers, or with one
 * that lacks the resource, has no sample. The API's own choice of pods by their labels is made here too.
 */
export function resourceSamples(
  answer: Answer<PodUsage>,
  pods: SelectedPods,
  of: ResourceOfPod,
  { namespace, flags }: { readonly namespace: string; readonly flags: ControllerFlags },
): PodSamples {
  if (answer.error !== undefined) {
    return `unable to fetch metrics from resource metrics API: ${answer.error}`;
  }
  const samples = new SampleTable();
  const isSelected = itemSelector(pods);
  let count = 0;
  for (const item of answer.items) {
    const { name, containers } = item;
    if (!isSelected(item)) {
      continue;
    }
    count++;
    const milli = of.container === undefined ? podUsage(containers, of.resource) : containerUsage(containers, of);
    if (milli === 'absent' && flags.absentContainerFailsMetric) {
      const absent = `container ${of.container} not present in metrics for pod ${namespace}/${name}`;
      return `failed to get container metrics: ${absent}`;
    }
    if (milli !== undefined && milli !== 'absent') {
      samples.add(name, milli, item);
    }
  }
  return count === 0 ? 'no metrics returned from resource metrics API' : samples;
}

/** Readiness does not matter to custom metrics, nor when they were taken. */
const NO_TIMING: SampleTiming = { timestampMicros: 0, windowNanos: 0 };

/**
 * Returns a custom metric's value of each pod that the API answers with.
 *
 * Follows `GetRawMetric` in `pkg/controller/podautoscaler/metrics/client.go`.
 */
export function customSamples(answer: Answer<PodMetricValue>, pods: SelectedPods): PodSamples {
  if (answer.error !== undefined) {
    return `unable to fetch metrics from custom metrics API: ${answer.error}`;
  }
  const unselected = new Set(pods.selected.length === pods.all.length ? [] : pods.all.map(({ name }) => name));
  for (const { name } of unselected.size === 0 ? [] : pods.selected) {
    unselected.delete(name);
  }
  const samples = new SampleTable();
  for (const { podName, milli } of answer.items) {
    if (!unselected.has(podName)) {
      samples.add(podName, milli, NO_TIMING);
    }
  }
  return samples.size === 0 ? 'no metrics returned from custom metrics API' : samples;
}

/** Items without labels have those of their pod; items of unknown pods then have none. */
function itemSelector({ all, selector }: SelectedPods): (item: PodUsage) => boolean {
  let labelsOf: Map<string, Labels> | undefined;
  return ({ name, labels }) => {
    if (labels !== undefined) {
      return selects(selector, labels);
    }
    labelsOf ??= new Map(all.map((pod) => [pod.name, pod.labels]));
    return selects(selector, labelsOf.get(name) ?? {});
  };
}

function podUsage(containers: readonly ContainerUsage[], resource: string): Int64 | undefined {
  if (containers.length === 0) {
    return undefined;
  }
  let sum: Int64 = 0;
  for (const { usageMilli } of containers) {
    const milli = ownValue(usageMilli, resource);
    if (milli === undefined) {
      return undefined;
    }
    sum = add64(sum, milli);
  }
  return sum;
}

function containerUsage(containers: readonly ContainerUsage[], of: ResourceOfPod): Int64 | 'absent' | undefined {
  const container = containers.find(({ name }) => name === of.container);
  return container === undefined ? 'absent' : ownValue(container.usageMilli, of.resource);
}
