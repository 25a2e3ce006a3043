import { type ClusterNode, nodesOf } from '../../../lib/simulator/placement/cluster-node';
import { Placing } from '../../../lib/simulator/placement/placing';
import { Random } from '../../../lib/simulator/simulation/random';
import { workloadModel } from '../../support/workload-model';

const NODES = [
  { count: 2, cpu: 3, memory: '5Gi', labels: { zone: 'a' } },
  { count: 1, cpu: '8', memory: '64Gi', pods: 2, labels: { zone: 'b' }, reserved: { cpu: '500m' } },
];

test('pods that come and go never leave a node with less than nothing, and all room is given back', () => {
  const { workload } = workloadModel();
  const nodes = nodesOf(NODES);
  const before = JSON.stringify(nodes);
  const placing = new Placing(workload, nodes);
  const random = new Random(3, 'placing');
  const held: ClusterNode[] = [];
  for (let step = 0; step < 2000; step += 1) {
    if (random.chance(0.6)) {
      const node = placing.place();
      node === undefined ? expect(placing.binding()).toMatch(/binds on/) : held.push(node);
    } else {
      const [node] = held.splice(random.below(Math.max(1, held.length)), 1);
      node && placing.release(node);
    }
    expect(nodes.every(({ free }) => free.cpu >= 0 && free.memory >= 0 && free.pods >= 0)).toBe(true);
    expect(held.length).toBeLessThanOrEqual(2 + 2 + 2);
  }
  for (const node of held) {
    placing.release(node);
  }
  expect(JSON.stringify(nodes)).toBe(before);
});

test('a pod that goes makes room for another under anti-affinity', () => {
  const podAntiAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'inference' } } },
    ],
  };
  const { workload } = workloadModel({}, { affinity: { podAntiAffinity } });
  const placing = new Placing(workload, nodesOf(NODES));
  const [one] = [placing.place(), placing.place()];
  expect(placing.place()).toBeUndefined();
  expect(placing.binding()).toContain('anti-affinity');
  one && placing.release(one);
  expect(placing.place()?.labels.zone).toBe(one?.labels.zone);
});
