import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The version of kube-score that results are compared with. */
export const KUBE_SCORE_VERSION = 'v1.20.0';

/**
 * Returns the path of kube-score, built from its Go module once for each version into the user's cache; undefined where Go
 * is not installed.
 */
export function kubeScore(): string | undefined {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'cdk8s-inference', `kube-score-${KUBE_SCORE_VERSION}`);
  const binary = join(folder, 'kube-score');
  if (existsSync(binary)) {
    return binary;
  }
  mkdirSync(folder, { recursive: true });
  const { error, status, stderr } = spawnSync(
    'go',
    ['install', `github.com/zegl/kube-score/cmd/kube-score@${KUBE_SCORE_VERSION}`],
    { env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' }, encoding: 'utf8' },
  );
  if (error !== undefined) {
    return undefined;
  }
  if (status !== 0) {
    throw new Error(`kube-score ${KUBE_SCORE_VERSION} could not be built: ${stderr}`);
  }
  return binary;
}
