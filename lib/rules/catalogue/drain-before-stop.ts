import { numberAt } from '../../manifests/field-at';
import { titleOf } from '../../manifests/manifest';
import { preStopPauseSeconds } from '../../manifests/pre-stop-pause';
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
  reach: 'namespace',
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
    const pauses = runningContainers(workload).map(({ fields }) => preStopPauseSeconds(fields));
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
