import { type Fields, fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { redactedBeginning } from '../../values/redaction/redact-text';
import { LoadGeneratorError } from '../ports/load-generator';
import type { EndpointFigures, LoadRead } from '../recording/run-lines';

/** Most characters of a message that is recorded. */
const MOST_CHARACTERS = 4000;

/**
 * Returns what an answer of Locust's `/stats/requests` tells (web.py, 2.47).
 *
 * @throws LoadGeneratorError when it is not such an answer.
 */
export function readStatistics(body: unknown): LoadRead {
  const state = textAt(body, 'state');
  if (state === undefined) {
    throw new LoadGeneratorError('the answer to /stats/requests names no state: this is no Locust master');
  }
  const current = percentilesIn(fieldsAt(body, 'current_response_time_percentiles'));
  return {
    state,
    users: numberAt(body, 'user_count') ?? 0,
    endpoints: itemsAt(body, 'stats').map(({ fields }) => figuresOf(fields)),
    failures: itemsAt(body, 'errors').map(({ fields }) => ({
      method: textAt(fields, 'method') ?? '',
      name: textAt(fields, 'name') ?? '',
      error: redactedBeginning(textAt(fields, 'error') ?? '', MOST_CHARACTERS),
      count: numberAt(fields, 'occurrences') ?? 0,
    })),
    workers: itemsAt(body, 'workers').map(({ fields }) => ({
      id: textAt(fields, 'id') ?? '',
      state: textAt(fields, 'state') ?? '',
      users: numberAt(fields, 'user_count') ?? 0,
      cpuPercent: numberAt(fields, 'cpu_usage') ?? 0,
    })),
    ...(Object.keys(current).length > 0 && { currentPercentiles: current }),
  };
}

function figuresOf(fields: Fields): EndpointFigures {
  const of = (name: string) => numberAt(fields, name) ?? 0;
  return {
    method: textAt(fields, 'method') ?? '',
    name: textAt(fields, 'name') ?? '',
    requests: of('num_requests'),
    failures: of('num_failures'),
    requestsPerSecond: of('current_rps'),
    failuresPerSecond: of('current_fail_per_sec'),
    median: of('median_response_time'),
    average: of('avg_response_time'),
    min: of('min_response_time'),
    max: of('max_response_time'),
    percentiles: percentilesIn(fields),
  };
}

const PERCENTILE = /^response_time_percentile_(0?\.\d+|1(\.0+)?)$/;

/** Returns the percentiles among fields such as `response_time_percentile_0.95`. */
function percentilesIn(fields: Fields): Record<string, number> {
  const found = Object.keys(fields).flatMap((key) => {
    const share = PERCENTILE.exec(key)?.[1];
    const value = numberAt(fields, key);
    return share === undefined || value === undefined ? [] : [[String(Number(share)), value] as const];
  });
  return Object.fromEntries(found);
}
