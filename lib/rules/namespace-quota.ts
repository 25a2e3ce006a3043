import { fieldsAt } from '../manifests/field-at';
import { equalitySelector } from '../manifests/label-selector';
import { type Manifest, titleOf } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import { type Container, runningContainers, type Workload } from '../manifests/workload';
import { amountText, limitOf, nanoAt, podAmount, requestOf } from '../simulator/placement/pod-resources';
import { defaultLimitIn, defaultRequestIn } from './limit-range';
import { fewestReplicas } from './replica-counts';

/** A quota that a number of replicas would break. */
export interface QuotaBreach {
  /** How many replicas it allows. */
  readonly replicas: number;
  /** Says what binds: `ResourceQuota 'q' allows 8 requests.cpu, 2 of them used by others`. */
  readonly text: string;
}

const NANO = 1_000_000_000n;
const USES = new WeakMap<ManifestSet, Map<string, bigint>>();

/**
 * Returns the ResourceQuotas of a workload's namespace that some number of its replicas would break, beside the
 * namespace's other workloads at their fewest replicas. Quotas with scopes are left out.
 */
export function quotaBreaches(workload: Workload, replicas: number, all: ManifestSet): QuotaBreach[] {
  return quotasOf(workload.namespace, all).flatMap((quota) =>
    Object.keys(fieldsAt(quota.data, 'spec', 'hard')).flatMap((key): QuotaBreach[] => {
      const hard = nanoAt(quota.data, 'spec', 'hard', key);
      const each = amountPerPod(workload, key, all);
      if (hard === undefined || each === undefined || each <= 0n) {
        return [];
      }
      const others = usedIn(workload.namespace, key, all) - each * BigInt(fewestReplicas(workload, all));
      if (others + each * BigInt(replicas) <= hard) {
        return [];
      }
      const left = hard - others;
      const used = others > 0n ? `, ${amountText(others, resourceIn(key))} of it used by others` : '';
      return [
        {
          replicas: Number(left > 0n ? left / each : 0n),
          text: `${titleOf(quota)} allows ${amountText(hard, resourceIn(key))} ${key}${used}, and each pod takes ${amountText(each, resourceIn(key))}`,
        },
      ];
    }),
  );
}

/** Returns what a quota demands that a container leaves out and no LimitRange gives: such pods are refused. */
export function unstatedForQuota(workload: Workload, all: ManifestSet): string[] {
  return quotasOf(workload.namespace, all).flatMap((quota) =>
    Object.keys(fieldsAt(quota.data, 'spec', 'hard')).flatMap((key) => {
      const resource = resourceIn(key);
      if (resource !== 'cpu' && resource !== 'memory') {
        return [];
      }
      return runningContainers(workload)
        .filter((container) => amountIn(container, key, workload.namespace, all) === undefined)
        .map(
          ({ name }) => `${titleOf(quota)} counts ${key}, and container '${name}' states none, so its pods are refused`,
        );
    }),
  );
}

function quotasOf(namespace: string, all: ManifestSet): Manifest[] {
  return all
    .ofKindIn('ResourceQuota', namespace)
    .filter(({ data }) => !('scopes' in fieldsAt(data, 'spec')) && !('scopeSelector' in fieldsAt(data, 'spec')));
}

function resourceIn(key: string): string {
  return key.replace(/^(requests|limits)\./, '');
}

function amountIn(container: Container, key: string, namespace: string, all: ManifestSet): bigint | undefined {
  const resource = resourceIn(key);
  return key.startsWith('limits.')
    ? (limitOf(container, resource) ?? defaultLimitIn(namespace, resource, all)?.nano)
    : (requestOf(container, resource) ?? defaultRequestIn(namespace, resource, all)?.nano);
}

/** Returns what one pod counts for a key of a quota; undefined when pods do not count for it. */
function amountPerPod(workload: Workload, key: string, all: ManifestSet): bigint | undefined {
  if (key === 'pods' || key === 'count/pods') {
    return NANO;
  }
  const isCounted = key === 'cpu' || key === 'memory' || /^(requests|limits)\./.test(key);
  return isCounted && !key.endsWith('.storage')
    ? podAmount(workload, (container) => amountIn(container, key, workload.namespace, all))
    : undefined;
}

function usedIn(namespace: string, key: string, all: ManifestSet): bigint {
  const uses = USES.get(all) ?? new Map<string, bigint>();
  USES.set(all, uses);
  const known = uses.get(`${namespace}/${key}`);
  if (known !== undefined) {
    return known;
  }
  const used = workloadsIn(namespace, all).reduce(
    (sum, each) => sum + (amountPerPod(each, key, all) ?? 0n) * BigInt(fewestReplicas(each, all)),
    0n,
  );
  uses.set(`${namespace}/${key}`, used);
  return used;
}

function workloadsIn(namespace: string, all: ManifestSet): readonly Workload[] {
  return all.workloadsMatching(namespace, equalitySelector({}));
}
