/** Quantities of resources, by resource. */
export type ResourceList = Readonly<Record<string, string | number>>;

/** A container of a pod, as the API writes it: as much of it as is read. */
export interface ApiContainer {
  readonly name: string;
  readonly restartPolicy?: string | null;
  readonly resources?: { readonly requests?: ResourceList | null } | null;
}

/** A pod, as the API writes it: as much of it as is read. */
export interface ApiPod {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>> | null;
    readonly deletionTimestamp?: string | null;
  };
  readonly spec?: {
    readonly containers?: readonly ApiContainer[] | null;
    readonly initContainers?: readonly ApiContainer[] | null;
    readonly resources?: { readonly requests?: ResourceList | null } | null;
    readonly overhead?: ResourceList | null;
  } | null;
  readonly status?: {
    readonly phase?: string | null;
    readonly startTime?: string | null;
    readonly conditions?:
      | readonly {
          readonly type: string;
          readonly status: string;
          readonly lastTransitionTime?: string | null;
        }[]
      | null;
  } | null;
}

/** An item of the resource metrics API (`metrics.k8s.io/v1beta1`, PodMetrics): as much of it as is read. */
export interface ApiPodMetrics {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> | null };
  readonly timestamp?: string | null;
  readonly window?: string | null;
  readonly containers?: readonly { readonly name: string; readonly usage?: ResourceList | null }[] | null;
}

/** An item of the custom metrics API (`custom.metrics.k8s.io/v1beta2`, MetricValue): as much of it as is read. */
export interface ApiMetricValue {
  readonly describedObject?: { readonly name: string } | null;
  readonly value: string | number;
}

/** An item of the external metrics API (`external.metrics.k8s.io/v1beta1`, ExternalMetricValue): as much as is read. */
export interface ApiExternalMetricValue {
  readonly metricLabels?: Readonly<Record<string, string>> | null;
  readonly value: string | number;
}

/** The body of a metrics API, or the text of its failure. */
export type ApiAnswer<T> = { readonly items?: readonly T[] | null; readonly error?: string | null };

/** The value of an object's metric, or the text of the failure to get it. */
export interface ApiObjectMetric {
  readonly value?: string | number;
  readonly error?: string | null;
}

/** A line of a recording that tells what the controller saw at one sync. */
export interface ApiObservation {
  readonly kind: 'Observation';
  readonly time: string;
  readonly target?: {
    readonly replicas?: number | null;
    readonly statusReplicas?: number | null;
    readonly selector?: string | null;
  } | null;
  readonly pods?: readonly ApiPod[] | null;
  readonly podMetrics?: ApiAnswer<ApiPodMetrics> | null;
  readonly podCustomMetrics?: Readonly<Record<string, ApiAnswer<ApiMetricValue>>> | null;
  readonly externalMetrics?: Readonly<Record<string, ApiAnswer<ApiExternalMetricValue>>> | null;
  readonly objectMetrics?: Readonly<Record<string, ApiObjectMetric>> | null;
  readonly otherAutoscalers?: readonly { readonly name: string; readonly selector: string }[] | null;
  readonly failures?: {
    readonly getScale?: string | null;
    readonly updateScale?: string | null;
    readonly updateStatus?: string | null;
  } | null;
}
