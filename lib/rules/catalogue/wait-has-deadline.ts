import { numberAt, textsAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { type Rule, WORKLOADS } from '../rule';

/** Characters of a command that are looked at: a script that waits is short. */
const LONGEST_SCRIPT = 50_000;
const LOOP_START = /\b(?:while|until)\b/;
const LOOP_BODY = /\bdo\b/g;
const LOOP_END = /\bdone\b/g;
/** What ends a loop: leaving it, a clock or counter that is compared, or a count that was given. */
const WAYS_OUT = [/\bexit\s+[1-9$]/, /\breturn\s+[1-9$]/, /\bbreak\b/, /\bdate\s+\+%s/, /\$\{?SECONDS\b/];
const COMPARISON = /\s-(?:lt|le|gt|ge)\s/;
const TIMED_SHELL = /(^|\s)timeout\s+(-\S+\s+)*\d+[smh]?\s+\S*sh\b/;
const initial = (command: string): string =>
  `initContainers:\n  - name: wait-for-kafka\n    image: busybox:1.36\n    command: ${command}`;

/** An init container that waits in a loop must give up at some time. */
export const waitHasDeadline: Rule = {
  id: 'wait-has-deadline',
  severity: 'warning',
  kinds: WORKLOADS,
  reach: 'namespace',
  why: 'Without what it waits for the pod hangs in Init for ever and says why nowhere; a container that fails is seen and retried.',
  fix: 'End the loop with an exit code after a deadline, or run it under timeout.',
  accepted: deployment({
    pod: initial(`[timeout, "300", sh, -c, "while ! nc -z kafka 9092; do sleep 1; done"]`),
  }),
  rejected: deployment({ pod: initial(`[sh, -c, "while ! nc -z kafka 9092; do sleep 1; done"]`) }),

  check(object, all) {
    const workload = all.workloadOf(object);
    if (workload === undefined || numberAt(object.data, 'spec', 'activeDeadlineSeconds') !== undefined) {
      return [];
    }
    if (numberAt(workload.podSpec, 'activeDeadlineSeconds') !== undefined) {
      return [];
    }
    return workload.containers.flatMap(({ name, role, fields, pointer }) => {
      const key = textsAt(fields, 'command').length > 0 ? 'command' : 'args';
      const script = [...textsAt(fields, 'command'), ...textsAt(fields, 'args')].join(' ').slice(0, LONGEST_SCRIPT);
      const loop = loopIn(script);
      const ends = WAYS_OUT.some((way) => way.test(script)) || compares(script) || TIMED_SHELL.test(script);
      return role === 'init' && loop !== undefined && !ends
        ? [{ path: `${pointer}/${key}`, message: `loops for ever in init container '${name}': ${shortened(loop)}` }]
        : [];
    });
  },
};

/** Returns the first loop of a script, up to where it is done; undefined when there is none. */
function loopIn(script: string): string | undefined {
  const start = LOOP_START.exec(script)?.index;
  if (start === undefined) {
    return undefined;
  }
  LOOP_BODY.lastIndex = start;
  LOOP_END.lastIndex = LOOP_BODY.exec(script) === null ? script.length : LOOP_BODY.lastIndex;
  return LOOP_END.exec(script) === null ? undefined : script.slice(start, LOOP_END.lastIndex);
}

/** Says whether a clock or a counter is compared: `[ … -lt … ]`, or `(( … < … ))` on one line. */
function compares(script: string): boolean {
  const tests = script.split(']').slice(0, -1);
  return (
    tests.some((test) => test.includes('[') && COMPARISON.test(test.slice(test.indexOf('[')))) ||
    script.split('\n').some(comparesNumbers)
  );
}

function comparesNumbers(line: string): boolean {
  const [start, end] = [line.indexOf('(('), line.lastIndexOf('))')];
  return start >= 0 && end > start && /[<>]/.test(line.slice(start, end));
}

function shortened(script: string): string {
  const line = script.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
