import { ClusterError } from '../ports/cluster';
import { autoscalerQuestion } from './autoscaler-questions';
import { competitors, liveRules, nodeRoom } from './cluster-questions';
import { loadGeneratorQuestion } from './load-generator-question';
import { metricsApi } from './metrics-api';
import { permissions } from './permissions';
import { type Answer, failed, ok, type PreflightContext, type Question } from './question';
import { serviceEndpoints } from './service-endpoints';

const apiServer: Question = {
  id: 'api-server',
  async ask({ cluster, subjects }) {
    return [ok('api-server', `${cluster.server} answers: Kubernetes ${subjects.kubernetesVersion}`)];
  },
};

/** The questions of the preflight, in their order. */
export const QUESTIONS: readonly Question[] = [
  apiServer,
  permissions,
  metricsApi,
  autoscalerQuestion,
  serviceEndpoints,
  nodeRoom,
  competitors,
  loadGeneratorQuestion,
  liveRules,
];

/** Asks every question and hands over each answer; one that could not be asked is answered as failed. */
export async function preflight(context: PreflightContext, onAnswer: (answer: Answer) => void): Promise<void> {
  for (const { id, ask } of QUESTIONS) {
    let answers: readonly Answer[];
    try {
      answers = await ask(context);
    } catch (error) {
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      answers = [failed(id, `cannot be asked: ${error.message}`, 'see that the API server answers and allows it')];
    }
    for (const answer of answers) {
      onAnswer(answer);
    }
  }
}
