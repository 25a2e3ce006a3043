import { textAt } from '../../manifests/field-at';
import { scaledCount } from '../../values/int-or-percent';
import { fitInCluster } from '../cluster-packing';
import { autoscaler, deployment } from '../example';
import { quotaBreaches } from '../namespace-quota';
import { intOrPercentText, mostReplicas } from '../replica-counts';
import type { Rule } from '../rule';

const ONE_CPU = '- name: web\n  image: web:1.4.2\n  resources: { requests: { cpu: "1" } }';
const BY_SURGE = 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';

/** A rollout at the maximum of replicas must have room for the pod that it needs beside them. */
export const rolloutSurgeFits: Rule = {
  id: 'rollout-surge-fits',
  severity: 'warning',
  kinds: ['Deployment'],
  reach: 'set',
  why: 'With maxUnavailable 0 no old pod goes before a new one is ready: at full scale the rollout stands still.',
  fix: 'Keep room for one more pod than maxReplicas, or allow maxUnavailable 1.',
  accepted: deployment({ spec: BY_SURGE, containers: ONE_CPU }) + autoscaler('maxReplicas: 3'),
  rejected: deployment({ spec: BY_SURGE, containers: ONE_CPU }) + autoscaler('maxReplicas: 4'),
  exampleSettings: { nodes: [{ count: 1, cpu: 4, memory: '8Gi' }] },

  check(object, all, facts) {
    const scaler = all.autoscalerOf(object);
    const workload = all.workloadOf(object);
    const most = scaler && mostReplicas(scaler);
    if (
      workload === undefined ||
      most === undefined ||
      textAt(object.data, 'spec', 'strategy', 'type') === 'Recreate'
    ) {
      return [];
    }
    const rolling = ['spec', 'strategy', 'rollingUpdate'];
    const unavailable = scaledCount(intOrPercentText(object.data, ...rolling, 'maxUnavailable') ?? '25%', most, 'down');
    const surge = scaledCount(intOrPercentText(object.data, ...rolling, 'maxSurge') ?? '25%', most, 'up');
    // With both at 0 Kubernetes takes maxUnavailable as 1.
    if (unavailable !== 0 || surge === undefined || surge < 1) {
      return [];
    }
    const path = '/spec/strategy/rollingUpdate/maxUnavailable';
    const needs = `is 0, so a rollout at maxReplicas ${most} needs room for ${most + 1} pods`;
    const [breach] = quotaBreaches(workload, most + 1, all).filter(({ replicas }) => replicas >= most);
    const byQuota = breach === undefined ? [] : [{ path, message: `${needs}, but ${breach.text}` }];
    if (facts.nodes === undefined) {
      return [...byQuota, { missing: 'nodes' }];
    }
    const { replicas, binding } = fitInCluster(workload, most + 1, all, facts);
    const byNodes = replicas === most ? [{ path, message: `${needs}, but ${replicas} fit: ${binding}` }] : [];
    return [...byQuota, ...byNodes];
  },
};
