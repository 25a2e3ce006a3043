/** What a request failed of, told by the text of its error. */
export type FailureCause = 'connection' | 'timeout' | 'status' | 'body';

const TIMEOUT = /time[d ]*-?out/i;
const STATUS = /\b[1-5]\d\d\b|HTTPError|status/i;
const CONNECTION =
  /connection|connect|refused|reset|disconnected|broken pipe|name resolution|gaierror|not known|resolve|no route|unreachable|EOF|socket|SSL/i;

/**
 * Returns what a request failed of.
 *
 * - `connection`: no answer came, for want of a connection or because it broke;
 * - `timeout`: no answer came in time;
 * - `status`: the answer's status was none of success;
 * - `body`: the answer's content was not accepted.
 *
 * @param error the error as the load generator wrote it.
 */
export function failureCauseOf(error: string): FailureCause {
  if (TIMEOUT.test(error) && !/\b(408|504)\b/.test(error)) {
    return 'timeout';
  }
  if (/HTTPError|\b[45]\d\d\b/.test(error)) {
    return 'status';
  }
  if (CONNECTION.test(error)) {
    return 'connection';
  }
  return STATUS.test(error) ? 'status' : 'body';
}
