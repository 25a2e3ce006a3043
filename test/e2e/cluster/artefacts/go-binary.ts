import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, run } from '../command';
import { UsageError } from '../lock';
import { CACHE } from '../places';
import { artefact } from './artefact';
import { kubernetesGoMod } from './kubernetes-go-mod';

/** A main package of a published Go module. */
export interface GoBinary {
  readonly name: string;
  readonly module: string;
  /** Without a leading `v`. */
  readonly version: string;
  /** The main package, when it is not the module's root. */
  readonly package?: string;
  readonly tags?: readonly string[];
  /** Values for the linker's -X, by variable. */
  readonly stamps?: Readonly<Record<string, string>>;
}

/** Builds the binary out of the module proxy where the cache lacks it, and returns its path. */
export async function goBinary(binary: GoBinary): Promise<string> {
  const folder = await artefact({ ...binary, recipe: binary }, async (draft) => {
    await requireGo();
    const work = await workFolder(binary);
    await goBuild(work, join(draft, binary.name), binary.package ?? binary.module, binary);
  });
  return join(folder, binary.name);
}

/** Builds a static, stripped binary from the package as seen from a folder with a go.mod. */
export async function goBuild(
  work: string,
  output: string,
  goPackage: string,
  { tags = [], stamps = {} }: Pick<GoBinary, 'tags' | 'stamps'> = {},
): Promise<void> {
  const stamped = Object.entries(stamps).map(([name, value]) => `-X ${name}=${value}`);
  // -mod=mod adds what go.sum lacks while it builds: only the modules that are compiled in are fetched
  const flags = ['-mod=mod', '-p', '2', '-trimpath', '-buildvcs=false', '-tags', tags.join(',')];
  const ldflags = ['-ldflags', ['-s', '-w', ...stamped].join(' ')];
  await run('go', ['build', ...flags, ...ldflags, '-o', output, goPackage], { cwd: work, env: { CGO_ENABLED: '0' } });
}

/** Fetches a Go module and returns the folder of its sources, which is read-only. */
export async function moduleSources(module: string, version: string): Promise<string> {
  await requireGo();
  const args = ['mod', 'download', '-json', `${module}@v${version}`];
  return JSON.parse(await run('go', args, { cwd: '/' })).Dir;
}

/** Returns a go.mod for building packages of one module. The go line is what makes Go load only the part of the graph it needs. */
export function goMod(module: string, version: string): string {
  return `module cluster\n\ngo 1.26\n\nrequire ${module} v${version}\n`;
}

async function workFolder({ module, version }: GoBinary): Promise<string> {
  const isKubernetes = module === 'k8s.io/kubernetes';
  const text = isKubernetes ? await kubernetesGoMod(version) : goMod(module, version);
  const key = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const work = join(CACHE, 'work', `${module.replace(/[^a-z0-9.]+/gi, '-')}-${version}-${key}`);
  if (!existsSync(join(work, 'go.mod'))) {
    mkdirSync(work, { recursive: true });
    writeFileSync(join(work, 'go.mod'), text);
  }
  return work;
}

async function requireGo(): Promise<void> {
  const { status } = await attempt('go', ['version']).catch(() => ({ status: -1 }));
  if (status !== 0) {
    throw new UsageError(
      'the cluster is built with Go and none is on the PATH; install Go 1.26 or newer (https://go.dev/dl)',
    );
  }
}
