import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a headless Chromium: that of `CHROMIUM`, or Debian's, which is installed where there is none and apt may. */
export function startChromium(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath(asRoot), args: asRoot ? ['--no-sandbox'] : [] });
}

function chromiumPath(mayInstall: boolean): string {
  const known = [process.env.CHROMIUM ?? '', ...PATHS];
  const find = (): string | undefined => known.find((path) => path !== '' && existsSync(path));
  if (find() === undefined && mayInstall) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  }
  const path = find();
  if (path === undefined) {
    throw new Error(`no Chromium in ${PATHS.join(', ')}; install one, or name it in the variable CHROMIUM`);
  }
  return path;
}
