import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';

/** The version of dyff that reviews are timed beside. */
export const DYFF_VERSION = 'v1.12.0';

/** Returns the path of dyff, built from its Go module once for each version; undefined where Go is not installed. */
export function dyff(): string | undefined {
  if (spawnSync('go', ['version']).error !== undefined) {
    return undefined;
  }
  const folder = cached(`dyff-${DYFF_VERSION}`, (fresh) => {
    const { status, stderr } = spawnSync('go', ['install', `github.com/homeport/dyff/cmd/dyff@${DYFF_VERSION}`], {
      env: { ...process.env, GOBIN: fresh, GOFLAGS: '-mod=mod' },
      encoding: 'utf8',
    });
    if (status !== 0) {
      throw new Error(`dyff ${DYFF_VERSION} could not be built: ${stderr}`);
    }
  });
  const binary = join(folder, 'dyff');
  return existsSync(binary) ? binary : undefined;
}
