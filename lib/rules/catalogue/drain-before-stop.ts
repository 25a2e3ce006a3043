import { fieldAt, numberAt, textsAt } from '../../manifests/field-at';
import { titleOf } from '../../manifests/manifest';
import { runningContainers } from '../../manifests/workload';
import { autoscaler, deployment, service } from '../example';
import { type Rule, SCALABLE } from '../rule';

const DEFAULT_GRACE_SECONDS = 30;
const web = (preStop: string): string => `- name: web\n  image: web:1.4.2\n  lifecycle: { preStop: ${preStop} }`;

/** What is scaled down while it serves must stop only after traffic has gone elsewhere. */
export const drainBeforeStop: Rule = {
  id: 'drain-before-stop',
  severity: 'warning',
  kinds: SCALABLE,
  why: 'Endpoints change a moment after a pod is told to stop: each scale-down fails the requests of that moment.',
  fix: 'Add a preStop pause of some seconds (lifecycle.preStop.sleep) and a terminationGracePeriodSeconds well above it.',
  accepted:
    deployment({ pod: 'terminationGracePeriodSeconds: 60', containers: web('{ sleep: { seconds: 10 } }') }) +
    autoscaler() +
    service(),
  rejected: deployment() + autoscaler() + service(),

  check(object, all) {
    const workload = all.workloadOf(object);
    const scaler = all.autoscalerOf(object);
    if (workload === undefined || scaler === undefined) {
      return [];
    }
    const [taker] = all.servicesSelecting(workload);
    if (taker === undefined) {
      return [];
    }
    const grace = numberAt(workload.podSpec, 'terminationGracePeriodSeconds') ?? DEFAULT_GRACE_SECONDS;
    const pauses = runningContainers(workload).map(({ fields }) => pauseSeconds(fields));
    const path = `${workload.templatePointer}/spec`;
    if (pauses.every((pause) => pause === undefined)) {
      const message = `has no preStop hook, but ${titleOf(scaler.manifest)} scales it down while ${titleOf(taker)} sends it traffic`;
      return [{ path: `${path}/containers`, message }];
    }
    const longest = Math.max(...pauses.map((pause) => pause ?? 0));
    return longest >= grace
      ? [
          {
            path: `${path}/terminationGracePeriodSeconds`,
            message: `is ${grace} s, used up by the preStop pause of ${longest} s`,
          },
        ]
      : [];
  },
};

/** Returns the seconds that a container's preStop hook pauses: 0 when it does something else, undefined without one. */
function pauseSeconds(container: unknown): number | undefined {
  if (fieldAt(container, 'lifecycle', 'preStop') === undefined) {
    return undefined;
  }
  const command = textsAt(container, 'lifecycle', 'preStop', 'exec', 'command').join(' ');
  const slept = /\bsleep\s+(?<seconds>\d+)/.exec(command)?.groups?.seconds;
  return numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds') ?? Number(slept ?? 0);
}
