import { join } from 'node:path';
import { ROOT } from '../cluster/places';
import { field, kubectl } from './test-cluster';

const PATCH = join(ROOT, 'dist/metrics-server-patch/metrics-server-patch.k8s.yaml');

/** Returns the arguments of the cluster's metrics-server. */
export async function metricsServerArguments(): Promise<string[]> {
  const args = '{.spec.template.spec.containers[0].args}';
  return JSON.parse(await field('kube-system', 'deployment/metrics-server', args));
}

/**
 * Makes a metrics-server that client-side apply installed ready for the patch. kubectl takes the fields of an object that
 * has this annotation for the manifest's own when it changes to server-side apply, and removes those that the manifest
 * leaves out: without this step the patch is refused, since selector and image would go.
 */
export async function forgetClientSideApply(): Promise<void> {
  const note = 'kubectl.kubernetes.io/last-applied-configuration-';
  await kubectl('-n', 'kube-system', 'annotate', 'deployment', 'metrics-server', note);
}

/** Applies the patch once. */
export async function applyPatch(): Promise<void> {
  await kubectl('apply', '--server-side', '--force-conflicts', '--field-manager=cdk8s-inference', '-f', PATCH);
}
