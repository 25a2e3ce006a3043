import { fieldAt, fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { microsOf } from '../../values/instant';
import type { ApiObject } from '../ports/cluster';
import { boundsOf, hasCpuRequests } from '../run/subjects';
import { type Answer, failed, ok, type Question, warning } from './question';

/** Can the autoscaler do its work: conditions, metrics, requests, and is it at rest? */
export const autoscalerQuestion: Question = {
  id: 'autoscaler',
  async ask({ subjects, plan, clock }) {
    const { autoscaler, target, targetKind, targetName } = subjects;
    const { minReplicas, maxReplicas } = boundsOf(autoscaler);
    const broken = itemsAt(autoscaler, 'status', 'conditions')
      .map(({ fields }) => fields)
      .filter(({ type, status }) => (type === 'AbleToScale' || type === 'ScalingActive') && status === 'False');
    const answers: Answer[] = broken.map((condition) =>
      failed(
        'autoscaler',
        `${condition.type} is False: ${condition.reason}: ${condition.message}`,
        'fix what the condition names; the autoscaler does nothing until then',
      ),
    );
    if (answers.length === 0) {
      answers.push(
        ok(
          'autoscaler',
          `'${plan.autoscaler}' scales ${targetKind} '${targetName}' from ${minReplicas} to ${maxReplicas}`,
        ),
      );
    }
    return [
      ...answers,
      requests(autoscaler, target),
      ...metrics(autoscaler),
      rest(autoscaler, plan.controller.downscaleStabilizationSeconds ?? 300, clock.now()),
    ];
  },
};

function requests(autoscaler: ApiObject, target: ApiObject): Answer {
  const usesRequests = itemsAt(autoscaler, 'spec', 'metrics').some(
    ({ fields }) =>
      fieldAt(fields, 'resource', 'target', 'averageUtilization') !== undefined ||
      fieldAt(fields, 'containerResource', 'target', 'averageUtilization') !== undefined,
  );
  return usesRequests && !hasCpuRequests(target)
    ? failed(
        'autoscaler-requests',
        'a container of the target requests no CPU, and utilization is a percentage of the request',
        'give every container resources.requests.cpu',
      )
    : ok('autoscaler-requests', 'every container has the requests that the metrics need');
}

/** The recording holds resource metrics only: what else an autoscaler scales on cannot be replayed. */
function metrics(autoscaler: ApiObject): Answer[] {
  const others = itemsAt(autoscaler, 'spec', 'metrics').filter(
    ({ fields }) => fields.type !== 'Resource' && fields.type !== 'ContainerResource',
  );
  return others.map(({ fields }) =>
    warning(
      'autoscaler-metrics',
      `a metric is of type ${textAt(fields, 'type')}, which is not recorded: what it asks for cannot be replayed`,
      'take what the replay says of these syncs with care',
    ),
  );
}

/** What the controller remembers of the time before the run decides in it too, and is not in the recording. */
function rest(autoscaler: ApiObject, stabilizationSeconds: number, now: number): Answer {
  const behavior = fieldsAt(autoscaler, 'spec', 'behavior');
  const memory = Math.max(
    numberAt(behavior, 'scaleDown', 'stabilizationWindowSeconds') ?? stabilizationSeconds,
    numberAt(behavior, 'scaleUp', 'stabilizationWindowSeconds') ?? 0,
    ...['scaleUp', 'scaleDown'].flatMap((direction) =>
      itemsAt(behavior, direction, 'policies').map(({ fields }) => numberAt(fields, 'periodSeconds') ?? 0),
    ),
  );
  const last = microsOf(textAt(autoscaler, 'status', 'lastScaleTime') ?? '');
  const ago = last === undefined ? Number.POSITIVE_INFINITY : (now - last / 1000) / 1000;
  return ago < memory
    ? warning(
        'autoscaler-rest',
        `it scaled ${Math.max(0, Math.round(ago))} s ago, and remembers ${memory} s: its first decisions may rest on what is not in the recording`,
        `wait ${Math.ceil(memory - Math.max(0, ago))} s before the run`,
      )
    : ok('autoscaler-rest', `it has not scaled for longer than the ${memory} s that it remembers`);
}
