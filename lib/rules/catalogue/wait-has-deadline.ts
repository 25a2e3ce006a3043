import { numberAt, textsAt } from '../../manifests/field-at';
import { deployment } from '../example';
import { type Rule, WORKLOADS } from '../rule';

const LOOP = /\b(while|until)\b[\s\S]*?\bdo\b[\s\S]*?\bdone\b/;
/** What ends a loop: leaving it, a clock or counter that is compared, or a count that was given. */
const WAYS_OUT = [
  /\bexit\s+[1-9$]/,
  /\breturn\s+[1-9$]/,
  /\bbreak\b/,
  /\bdate\s+\+%s/,
  /\$\{?SECONDS\b/,
  /\[\[?[^\]]*\s-(lt|le|gt|ge)\s[^\]]*\]/,
  /\(\(.*[<>].*\)\)/,
];
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
      const script = [...textsAt(fields, 'command'), ...textsAt(fields, 'args')].join(' ');
      const [loop] = LOOP.exec(script) ?? [];
      const ends = WAYS_OUT.some((way) => way.test(script)) || TIMED_SHELL.test(script);
      return role === 'init' && loop !== undefined && !ends
        ? [{ path: `${pointer}/${key}`, message: `loops for ever in init container '${name}': ${shortened(loop)}` }]
        : [];
    });
  },
};

function shortened(script: string): string {
  const line = script.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
