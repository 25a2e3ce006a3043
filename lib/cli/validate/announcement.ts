import { PHASE_NAMES, type ValidationPlan } from '../../live/plan/plan';
import type { Cluster } from '../../live/ports/cluster';
import type { PhaseName } from '../../live/recording/run-lines';
import type { Subjects } from '../../live/run/subjects';
import { logLine } from '../../text/log-text';

/** Returns what a run will do and to which cluster, for the one who is asked whether it may. */
export function announcement(
  plan: ValidationPlan,
  cluster: Cluster,
  subjects: Subjects,
  run: { readonly generator: string; readonly folder: string; readonly phases: readonly PhaseName[] },
): string {
  const { targetKind, targetName, kubernetesVersion } = subjects;
  const lines = [
    `cluster    ${cluster.context} (${cluster.server}, Kubernetes ${kubernetesVersion})`,
    `subject    ${targetKind} '${targetName}', HorizontalPodAutoscaler '${plan.autoscaler}' and Service '${plan.service}' in namespace '${plan.namespace}'`,
    `load       Locust at ${run.generator}, ${plan.loadGenerator.workers} workers`,
    ...phaseTexts(plan, run.phases).map((text, index) => `${index === 0 ? 'phases ' : '       '}    ${text}`),
    `recording  ${run.folder}`,
    'It changes no object. It puts load on the Service, and the autoscaler answers that load.',
  ];
  return lines.map((line) => `${logLine(line)}\n`).join('');
}

function phaseTexts({ phases }: ValidationPlan, asked: readonly PhaseName[]): readonly string[] {
  return PHASE_NAMES.filter((name) => asked.includes(name)).flatMap((name) => {
    const phase = phases[name];
    if (phase === undefined) {
      return [];
    }
    const users =
      'users' in phase ? `, ${phase.users} users` : name === 'scale-up' ? ', as many users as are needed' : '';
    const seconds = 'durationSeconds' in phase ? ` for ${phase.durationSeconds} s` : '';
    const most = 'deadlineSeconds' in phase ? ` for at most ${phase.deadlineSeconds} s` : '';
    return [`${name}${users}${seconds}${most}`];
  });
}
