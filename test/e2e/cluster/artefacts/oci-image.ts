import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { run } from '../command';

/** What an image runs, in the words of the OCI image configuration. */
export interface ImageConfig {
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Env?: readonly string[];
  readonly User?: string;
  readonly WorkingDir?: string;
}

const MEDIA = 'application/vnd.oci.image';
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Packs a folder as an OCI image layout of one layer, in a tar that `ctr images import` takes; no container tool is
 * needed. The same folder gives the same bytes: entries sorted, times 0, owner root.
 *
 * @param references the full names, such as `docker.io/library/busybox:1.36`, to which the kubelet expands a short one.
 */
export async function packImage(
  tar: string,
  references: readonly string[],
  rootfs: string,
  config: ImageConfig,
): Promise<void> {
  const layout = `${tar}.layout`;
  const blobs = join(layout, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const store = (file: string, mediaType: string) => {
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    const size = statSync(file).size;
    renameSync(file, join(blobs, digest));
    return { mediaType: `${MEDIA}.${mediaType}`, digest: `sha256:${digest}`, size };
  };
  const storeJson = (value: unknown, mediaType: string) => {
    const file = join(layout, 'draft');
    writeFileSync(file, JSON.stringify(value));
    return store(file, mediaType);
  };

  const diffId = await writeLayer(rootfs, join(layout, 'layer'));
  const layer = store(join(layout, 'layer'), 'layer.v1.tar+gzip');
  const image = {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: { ...config, Env: [PATH, ...(config.Env ?? [])] },
    rootfs: { type: 'layers', diff_ids: [diffId] },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: `${MEDIA}.manifest.v1+json`,
    config: storeJson(image, 'config.v1+json'),
    layers: [layer],
  };
  const stored = storeJson(manifest, 'manifest.v1+json');
  // containerd takes the full name from this annotation
  const named = (reference: string) => ({ ...stored, annotations: { 'io.containerd.image.name': reference } });
  const manifests = references.map(named);
  const index = { schemaVersion: 2, mediaType: `${MEDIA}.index.v1+json`, manifests };
  writeFileSync(join(layout, 'index.json'), JSON.stringify(index));
  writeFileSync(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await run('tar', ['-cf', tar, '-C', layout, 'oci-layout', 'index.json', 'blobs']);
  rmSync(layout, { recursive: true });
}

async function writeLayer(rootfs: string, file: string): Promise<string> {
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=posix'];
  const times = '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime';
  const tar = spawn('tar', [...same, times, '-C', rootfs, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const status = new Promise<number | null>((resolve, reject) => tar.on('close', resolve).on('error', reject));
  const hash = createHash('sha256');
  const tap = new PassThrough().on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(tar.stdout, tap, createGzip({ level: 1 }), createWriteStream(file));
  if ((await status) !== 0) {
    throw new Error(`tar could not pack ${rootfs}`);
  }
  return `sha256:${hash.digest('hex')}`;
}
