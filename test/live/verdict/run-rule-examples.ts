import { type Line, withLines } from '../../support/run-recording';
import { behind, GOOD, phaseLines, type RuleExample } from './changed-runs';

const time = '2000-01-01T00:01:00.000Z';

/** Runs by the rule that they break: those about the run as a whole, and the phases before the load. */
export const RUN_RULE_EXAMPLES: Readonly<Record<string, readonly RuleExample[]>> = {
  'preflight-checks': [
    {
      why: 'a question that failed',
      lines: withLines(GOOD, 'Check', (line) => ({
        ...line,
        status: 'failed',
        message: 'no metrics',
        fix: 'install metrics-server',
      })),
      phase: 'preflight',
      effect: 'fail',
      message: /^api-reachable: no metrics; install metrics-server$/,
    },
    {
      why: 'no answers at all',
      lines: withLines(GOOD, 'Check', () => undefined),
      phase: 'preflight',
      effect: 'inconclusive',
      message: /recorded no answers/,
    },
  ],
  'connectivity-halves': [
    {
      why: 'inside fails, outside works',
      lines: withLines(GOOD, 'Connectivity', (line) =>
        line.from === 'loadGenerator' ? ({ ...line, status: undefined, error: 'connection refused' } as Line) : line,
      ),
      phase: 'connectivity',
      effect: 'fail',
      message: /no answer \(connection refused\) after 0\.01 s; the API server's proxy reaches the pods, so DNS/,
    },
    {
      why: 'outside fails, inside works',
      lines: withLines(GOOD, 'Connectivity', (line) =>
        line.from === 'loadGenerator' ? line : { ...line, status: 503 },
      ),
      phase: 'connectivity',
      effect: 'none',
      message: /status 503 after 0\.01 s; requests from inside get through$/,
    },
  ],
  'not-completed': [
    {
      why: 'no end: cut off',
      lines: GOOD.slice(0, -1),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the recording was cut off: it has no end$/,
    },
    {
      why: 'interrupted',
      lines: withLines(GOOD, 'End', (line) => ({ ...line, reason: 'interrupted', message: 'SIGINT' })),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the run was interrupted: SIGINT$/,
    },
    {
      why: 'a phase without end',
      lines: phaseLines('load', 'end', undefined),
      phase: 'load',
      effect: 'inconclusive',
      message: /was begun and did not end/,
    },
    {
      why: 'a phase of the plan that nobody mentions',
      lines: GOOD.filter(({ phase }) => phase !== 'scale-up'),
      phase: 'scale-up',
      effect: 'inconclusive',
      message: /^the plan has the phase, and it was not run$/,
    },
  ],
  'damaged-recording': [
    {
      why: 'a line that is no whole sample',
      lines: behind('Sample', { kind: 'Sample', time, phase: 'nowhere' }),
      phase: undefined,
      effect: 'inconclusive',
      message:
        /^1 line of \d+ cannot be read; the first is line \d+, which is no whole Sample: \/phase must be equal to one of/,
    },
    {
      why: 'a run that was taken up again is noted',
      lines: behind('Phase', { kind: 'Resume', time: '2000-01-01T00:00:00.000Z' }),
      phase: undefined,
      effect: 'none',
      message: /^the run ended early and was taken up again 1 time$/,
    },
  ],
  'replicas-departed': [
    {
      why: 'the controller decided otherwise',
      lines: withLines(GOOD, 'Sync', (line, index) => (index === 20 ? { ...line, targetReplicas: 5 } : line)),
      phase: undefined,
      effect: 'none',
      message:
        /^1 departure in 34 syncs; the first at 2000-01-01T00:05:00\.000Z: targetReplicas was predicted as 3 and seen as 5/,
    },
    {
      why: 'observations that the controller cannot have seen',
      lines: withLines(GOOD, 'Observation', (line, index) =>
        index === 5 ? { ...line, target: { replicas: 'two' } } : line,
      ),
      phase: undefined,
      effect: 'inconclusive',
      message: /^the observations could not be replayed: 'target\.replicas' is "two"/,
    },
  ],
};
