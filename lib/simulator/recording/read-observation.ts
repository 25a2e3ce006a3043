import { nanosOfDuration } from '../../values/go-duration';
import { setOwnValue } from '../../values/own-value';
import {
  type Answer,
  type ExternalMetricValue,
  type FailedCalls,
  NOT_RECORDED,
  type ObjectMetricAnswer,
  type Observation,
  type PodFacts,
  type PodMetricValue,
  type PodUsage,
} from '../autoscaler/observation';
import type {
  ApiAnswer,
  ApiExternalMetricValue,
  ApiMetricValue,
  ApiObjectMetric,
  ApiObservation,
  ApiPodMetrics,
} from './api-objects';
import { readPod } from './read-pod';
import {
  countOf,
  listOf,
  malformed,
  milliByName,
  milliOf,
  objectOf,
  requiredObject,
  textOf,
  timeOf,
} from './values-of-fields';

/** The window of a pod metric that has none: `metricServerDefaultMetricWindow` upstream is for custom metrics alone. */
const NO_WINDOW_NANOS = 0;

/**
 * Returns what a line of a recording tells, with its quantities, times and selectors read.
 *
 * @param pods the line's pods where they are read already.
 * @param timeMicros the line's time where it is read already.
 * @throws InvalidInput naming the field that is not as the API writes it.
 */
export function readObservation(line: ApiObservation, pods?: readonly PodFacts[], timeMicros?: number): Observation {
  const { replicas, statusReplicas, selector } = objectOf(line.target, 'target') as NonNullable<
    ApiObservation['target']
  >;
  return {
    timeMicros: timeMicros ?? requiredTime(line.time),
    target: {
      replicas: countOf(replicas, 'target.replicas'),
      statusReplicas: countOf(statusReplicas, 'target.statusReplicas'),
      selector: selector === undefined || selector === null ? undefined : textOf(selector, 'target.selector'),
    },
    pods: pods ?? listOf(line.pods, 'pods').map((pod, index) => readPod(pod, `pods[${index}]`)),
    podMetrics: readAnswer(line.podMetrics, 'podMetrics', readUsage),
    podCustomMetrics: readAnswers(line.podCustomMetrics, 'podCustomMetrics', readCustom),
    externalMetrics: readAnswers(line.externalMetrics, 'externalMetrics', readExternal),
    objectMetrics: mapValues(line.objectMetrics, 'objectMetrics', readObject),
    otherAutoscalers: listOf(line.otherAutoscalers, 'otherAutoscalers').map(({ name, selector: other }, index) => ({
      name: textOf(name, `otherAutoscalers[${index}].name`),
      selector: textOf(other, `otherAutoscalers[${index}].selector`),
    })),
    failures: readFailures(line.failures),
  };
}

/** Returns a line's time in microseconds since 1970. */
export function requiredTime(time: unknown): number {
  if (time === undefined || time === null) {
    throw malformed('time', time, 'a time such as 2000-01-01T00:10:00Z');
  }
  return timeOf(time, 'time');
}

function readAnswer<From extends object, To>(
  answer: ApiAnswer<From> | null | undefined,
  at: string,
  read: (item: From, at: string) => To,
): Answer<To> {
  if (answer === undefined || answer === null) {
    return NOT_RECORDED;
  }
  const { error, items } = objectOf(answer, at) as ApiAnswer<From>;
  if (error !== undefined && error !== null) {
    return { error: textOf(error, `${at}.error`) };
  }
  return { items: listOf(items, `${at}.items`).map((item) => read(item, `${at}.items`)) };
}

function readAnswers<From extends object, To>(
  answers: Readonly<Record<string, ApiAnswer<From>>> | null | undefined,
  at: string,
  read: (item: From, at: string) => To,
): Readonly<Record<string, Answer<To>>> {
  return mapValues(answers, at, (answer, where) => readAnswer(answer, where, read));
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>> | null | undefined,
  at: string,
  read: (value: From, at: string) => To,
): Readonly<Record<string, To>> {
  const result: Record<string, To> = {};
  for (const [name, value] of Object.entries(objectOf(values, at)) as [string, From][]) {
    setOwnValue(result, name, read(value, `${at}.${name}`));
  }
  return result;
}

function readUsage({ metadata, timestamp, window, containers }: ApiPodMetrics, at: string): PodUsage {
  const name = textOf(metadata?.name, `${at}.metadata.name`);
  return {
    name,
    labels: metadata.labels ?? undefined,
    timestampMicros: timeOf(timestamp, `${at}.timestamp`),
    windowNanos: window === undefined || window === null ? NO_WINDOW_NANOS : durationOf(window, `${at}.window`),
    containers: listOf(containers, `${at}.containers`).map((container) => ({
      name: container.name,
      usageMilli: milliByName(container.usage, `${at}.usage`),
    })),
  };
}

function readCustom({ describedObject, value }: ApiMetricValue, at: string): PodMetricValue {
  return {
    podName: textOf(describedObject?.name, `${at}.describedObject.name`),
    milli: milliOf(value, `${at}.value`),
  };
}

function readExternal({ metricLabels, value }: ApiExternalMetricValue, at: string): ExternalMetricValue {
  return { labels: metricLabels ?? undefined, milli: milliOf(value, `${at}.value`) };
}

function readObject(given: ApiObjectMetric | null, at: string): ObjectMetricAnswer {
  const { value, error } = requiredObject(given, at) as ApiObjectMetric;
  return error === undefined || error === null
    ? { milli: milliOf(value, `${at}.value`) }
    : { error: textOf(error, `${at}.error`) };
}

function readFailures(failures: ApiObservation['failures']): FailedCalls {
  const { getScale, updateScale, updateStatus } = objectOf(failures, 'failures') as FailedCalls;
  return {
    ...(typeof getScale === 'string' && { getScale }),
    ...(typeof updateScale === 'string' && { updateScale }),
    ...(typeof updateStatus === 'string' && { updateStatus }),
  };
}

function durationOf(text: unknown, at: string): number {
  const nanos = typeof text === 'string' ? nanosOfDuration(text) : undefined;
  if (nanos === undefined) {
    throw malformed(at, text, 'a duration such as 15s');
  }
  return nanos;
}
