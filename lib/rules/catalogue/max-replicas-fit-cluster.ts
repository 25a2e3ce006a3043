import { amountText } from '../../simulator/placement/pod-resources';
import { fitInCluster } from '../cluster-packing';
import { autoscaler, deployment } from '../example';
import { mostReplicas } from '../replica-counts';
import { AUTOSCALERS, type Rule } from '../rule';

const TWO_GIGABYTES = '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: "1", memory: 2Gi } }';

/** The cluster must have room for the maximum of replicas. */
export const maxReplicasFitCluster: Rule = {
  id: 'max-replicas-fit-cluster',
  severity: 'warning',
  kinds: AUTOSCALERS,
  reach: 'set',
  why: 'What does not fit stays Pending: the autoscaler counts it, and no traffic reaches it.',
  fix: 'Lower maxReplicas to what fits, give the pods less, or add nodes (and say so under nodes in the settings).',
  accepted: deployment({ containers: TWO_GIGABYTES }) + autoscaler('maxReplicas: 6'),
  rejected: deployment({ containers: TWO_GIGABYTES }) + autoscaler('maxReplicas: 20'),
  exampleSettings: { nodes: [{ count: 1, cpu: 16, memory: '13.5Gi' }] },

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const workload = scaler && all.scaledWorkloadOf(scaler);
    const wanted = scaler && mostReplicas(scaler);
    if (scaler === undefined || workload === undefined || wanted === undefined) {
      return [];
    }
    if (facts.nodes === undefined) {
      return [{ missing: 'nodes' }];
    }
    const { replicas, binding, room } = fitInCluster(workload, wanted, all, facts);
    if (binding === undefined) {
      return [];
    }
    const cpu = amountText(BigInt(room.cpu) * 1_000_000n, 'cpu');
    const memory = amountText(BigInt(room.memory) * 1_000_000_000n, 'memory');
    return [
      {
        path: scaler.pointers.maxReplicas,
        message: `is ${wanted}, but only ${replicas} fit: ${binding} (each pod requests ${cpu} CPU and ${memory})`,
      },
    ];
  },
};
