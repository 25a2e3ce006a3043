import { argumentsOf, flagsOf } from '../../manifests/arguments';
import { LEAST_RESOLUTION_SECONDS, metricsServerIn, resolutionSecondsOf } from '../../manifests/metrics-server';
import { durationSeconds } from '../../values/go-duration';
import { metricsServer } from '../example';
import { syncPeriodSeconds } from '../metrics-pipeline';
import type { Offence, Rule, Severity } from '../rule';

const FLAG = '--metric-resolution';
const TIMEOUT_FLAG = '--kubelet-request-timeout';
const DEFAULT_TIMEOUT_SECONDS = 10;

/** metrics-server must sample as often as the autoscaler looks, and no more often than it can. */
export const metricsResolution: Rule = {
  id: 'metrics-resolution',
  severity: 'warning',
  kinds: ['Deployment', 'DaemonSet'],
  reach: 'set',
  why: 'The autoscaler looks every 15 s: with samples a minute apart it acts three times out of four on what it has seen before.',
  fix: 'Set --metric-resolution=15s, as the project’s own manifests do.',
  accepted: metricsServer('--metric-resolution=15s'),
  rejected: metricsServer('--metric-resolution=60s'),

  check(object, all, facts) {
    const workload = all.workloadOf(object);
    const server = workload && metricsServerIn(workload);
    if (server === undefined) {
      return [];
    }
    const flags = flagsOf(argumentsOf(server.container));
    const path = flags.get(FLAG)?.at(-1)?.pointer ?? `${server.container.pointer}/args`;
    const seconds = resolutionSecondsOf(server);
    const timeout = durationSeconds(flags.get(TIMEOUT_FLAG)?.at(-1)?.value ?? '') ?? DEFAULT_TIMEOUT_SECONDS;
    const error = (message: string): Offence[] => [{ path, message, severity: 'error' satisfies Severity }];
    if (seconds === undefined) {
      return error(`has a ${FLAG} that is no duration`);
    }
    if (seconds < LEAST_RESOLUTION_SECONDS) {
      return error(`samples every ${seconds} s, and metrics-server refuses less than ${LEAST_RESOLUTION_SECONDS} s`);
    }
    if (seconds * 0.9 < timeout) {
      return error(
        `samples every ${seconds} s, and metrics-server refuses a ${TIMEOUT_FLAG} (${timeout} s) above 90 % of it`,
      );
    }
    const sync = syncPeriodSeconds(facts);
    const byDefault = flags.has(FLAG) ? '' : ', the default of the binary';
    return seconds > sync
      ? [{ path, message: `samples every ${seconds} s${byDefault}, but autoscalers look every ${sync} s` }]
      : [];
  },
};
