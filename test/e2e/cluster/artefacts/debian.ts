import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, run } from '../command';
import { UsageError } from '../lock';
import { step } from '../progress';
import { VERSIONS } from '../versions';

/** Installs the Debian packages that are missing, which needs root. */
export async function requirePackages(names: readonly string[]): Promise<void> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
  const format = ['-W', '-f', '${Package} ${db:Status-Status}\n'];
  const { stdout } = await attempt('dpkg-query', [...format, ...names]).catch(() => {
    throw new UsageError(
      `this needs the Debian packages ${names.join(', ')}, and here is no dpkg to install them with`,
    );
  });
  const missing = names.filter((name) => !stdout.includes(`${name} installed\n`));
  if (missing.length > 0) {
    requireRoot(`installing ${missing.join(', ')}`);
    await step(`install ${missing.join(' ')}`, async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update', '-qq'], { env });
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
    });
  }
}

/** @throws UsageError unless this process is root. */
export function requireRoot(forWhat: string): void {
  if (process.getuid?.() !== 0) {
    throw new UsageError(`${forWhat} needs root; run the command as root`);
  }
}

/** Makes a minimal Debian root file system with Python 3 in a folder. */
export async function debianWithPython(folder: string): Promise<void> {
  await requirePackages(['debootstrap']);
  const packages = '--include=python3,ca-certificates';
  // it mounts /proc and /sys in the folder: in a mount namespace of its own, so that they end with it however it ends
  const apart = ['--mount', '--propagation', 'private', 'debootstrap'];
  await run('unshare', [...apart, '--variant=minbase', packages, VERSIONS.debian, folder, await mirror()]);
  const caches = [
    'var/cache/apt',
    'var/lib/apt/lists',
    'var/log',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
  ];
  for (const path of [...caches, 'debootstrap']) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
  for (const device of readdirSync(join(folder, 'dev'))) {
    rmSync(join(folder, 'dev', device), { recursive: true });
  }
}

/**
 * Builds a static busybox out of Debian's source package into a folder.
 *
 * Debian's own busybox-static leaves out `nc -z`, which the wait for Kafka calls, and its shell takes its built-in `nc`
 * before any other: the official image's configuration has NC_110_COMPAT, and so has this one.
 */
export async function buildBusybox(folder: string): Promise<void> {
  await requirePackages(['dpkg-dev', 'gcc', 'libc6-dev', 'make', 'bzip2']);
  const work = join(folder, 'work');
  mkdirSync(join(work, 'lists/partial'), { recursive: true });
  const list = join(work, 'src.list');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(list, `deb-src [signed-by=${keyring}] ${await mirror()} ${VERSIONS.debian} main\n`);
  const apart = [`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=-', `Dir::State::lists=${join(work, 'lists')}`];
  const options = apart.flatMap((option) => ['-o', option]);
  await run('apt-get', [...options, 'update', '-qq'], { cwd: work });
  await run('apt-get', [...options, 'source', '-qq', '--download-only', 'busybox'], { cwd: work });
  const description = readdirSync(work).find((name) => name.endsWith('.dsc')) ?? 'busybox.dsc';
  await run('dpkg-source', ['-x', description, 'tree'], { cwd: work });

  const tree = join(work, 'tree');
  await run('make', ['-s', 'defconfig'], { cwd: tree });
  const config = readFileSync(join(tree, '.config'), 'utf8')
    .replace('# CONFIG_STATIC is not set', 'CONFIG_STATIC=y')
    .replace('# CONFIG_NC_110_COMPAT is not set', 'CONFIG_NC_110_COMPAT=y')
    .replace('CONFIG_TC=y', '# CONFIG_TC is not set'); // does not compile against newer kernel headers
  writeFileSync(join(tree, '.config'), config);
  await run('make', ['-s', 'oldconfig'], { cwd: tree, input: '\n'.repeat(200) });
  await run('make', ['-s', '-j2', 'busybox'], { cwd: tree });
  copyFileSync(join(tree, 'busybox'), join(folder, 'busybox'));
  rmSync(work, { recursive: true });
}

/** Returns the address of the Debian archive that this machine is set up with. */
export async function mirror(): Promise<string> {
  const format = ['--format', '$(REPO_URI)', 'Created-By: Packages', 'Component: main'];
  const addresses = (await run('apt-get', ['indextargets', ...format])).split('\n');
  const archive = addresses.find((address) => address.length > 0 && !address.includes('security'));
  if (archive === undefined) {
    throw new UsageError('apt has no Debian archive in its sources; add one to /etc/apt/sources.list');
  }
  return archive;
}
