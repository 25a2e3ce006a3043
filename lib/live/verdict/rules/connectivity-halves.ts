import type { TimedConnectivity } from '../../record/run-record';
import { trimmed } from '../figure-text';
import type { RuleFinding, VerdictRule } from '../finding';

const NAMES = { loadGenerator: "the load generator's pod", apiServerProxy: "the API server's proxy" } as const;

/** The health path has to answer from inside; through the API server's proxy it tells which half is broken. */
export const connectivityHalves: VerdictRule = {
  id: 'connectivity-halves',
  asks: "Does the health path answer from the load generator's pod, and through the API server?",

  check({ record }) {
    const phase = record.phases.find((each) => each.phase === 'connectivity');
    if (phase?.state !== 'ended') {
      return [];
    }
    const lines = record.connectivity.filter(({ seconds }) => seconds >= phase.beginSeconds);
    const last = (from: TimedConnectivity['from']): TimedConnectivity | undefined =>
      lines.filter((line) => line.from === from).at(-1);
    const inside = last('loadGenerator');
    const outside = last('apiServerProxy');
    const findings: RuleFinding[] = [];
    if (inside === undefined) {
      findings.push(finding('inconclusive', `no request from ${NAMES.loadGenerator} is recorded`));
    } else if (!isGood(inside)) {
      const half = outside !== undefined && isGood(outside);
      const where = half
        ? `; ${NAMES.apiServerProxy} reaches the pods, so DNS, the Service's port or a network policy is at fault`
        : '; the other way is no better, so the Service or its pods are at fault';
      findings.push(finding('fail', `${answerText(inside)}${where}`));
    }
    if (outside !== undefined && !isGood(outside)) {
      const where = inside !== undefined && isGood(inside) ? '; requests from inside get through' : '';
      findings.push(finding('none', `${answerText(outside)}${where}`));
    }
    return findings;
  },
};

function finding(effect: RuleFinding['effect'], message: string): RuleFinding {
  return { phase: 'connectivity', effect, message, figures: {} };
}

function isGood({ status }: TimedConnectivity): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

function answerText({ from, url, status, error, answerSeconds }: TimedConnectivity): string {
  const answer = status === undefined ? `no answer (${error ?? 'unknown reason'})` : `status ${status}`;
  return `GET ${url} from ${NAMES[from]}: ${answer} after ${trimmed(answerSeconds, 3)} s`;
}
