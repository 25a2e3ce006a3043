import { readFileSync } from 'node:fs';
import { run } from '../command';

/**
 * Returns a go.mod that builds Kubernetes' main packages from the module proxy.
 *
 * The module k8s.io/kubernetes replaces its staging modules (k8s.io/api, k8s.io/client-go, ...) by folders of its own
 * repository, which a published module cannot do. Each is published by itself: v0.37.2 goes with v1.37.2.
 */
export async function kubernetesGoMod(version: string): Promise<string> {
  const answer = await run('go', ['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`], { cwd: '/' });
  const original = readFileSync(JSON.parse(answer).GoMod, 'utf8');
  const staging = [...original.matchAll(/^\s*(k8s\.io\/[\w-]+) => \.\/staging\//gm)].map((match) => match[1]);
  const published = `v0.${version.replace(/^1\./, '')}`;
  const requirements = original
    .replace(/^module .*$/m, 'module cluster')
    .replace(/^replace \([^)]*\)/m, '')
    .replace(/^(\s*k8s\.io\/[\w-]+) v0\.0\.0$/gm, `$1 ${published}`);
  const replacements = staging.map((module) => `replace ${module} => ${module} ${published}\n`);
  return `${requirements}\nrequire k8s.io/kubernetes v${version}\n\n${replacements.join('')}`;
}
