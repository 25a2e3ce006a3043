import { chmodSync, copyFileSync, mkdirSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { attempt, run } from '../command';
import { CACHE, ROOT, SOURCES } from '../places';
import { VERSIONS } from '../versions';
import { artefact, contentOf } from './artefact';
import { BINARIES } from './binaries';
import { buildBusybox, debianWithPython, requirePackages } from './debian';
import { goBinary, goBuild, goMod } from './go-binary';
import { type ImageConfig, packImage } from './oci-image';

/** An image that is made here under the name that manifests call it by, because no registry can be asked. */
interface Image {
  readonly name: string;
  readonly version: string;
  readonly references: readonly string[];
  readonly config: ImageConfig;
  /** What else the content depends on. */
  readonly recipe?: unknown;
  /** Fills the root file system. */
  readonly fill: (rootfs: string) => Promise<void>;
}

const INFERENCE = join(ROOT, 'examples/inference-server');
const KAFKA = join(ROOT, 'test/e2e/images/kafka');

/** Makes what the cache lacks of the images that the pods of level 2 run, and returns their tars. */
export async function images(): Promise<string[]> {
  const tars: string[] = [];
  for (const image of [pause, busybox, coredns, metricsServer, inference(), locust, kafka()]) {
    tars.push(await imageTar(image));
  }
  return tars;
}

async function imageTar({ fill, ...image }: Image): Promise<string> {
  const { name, version } = image;
  const folder = await artefact({ name: `image-${name}`, version, recipe: image }, async (draft) => {
    const rootfs = join(draft, 'rootfs');
    mkdirSync(rootfs);
    await fill(rootfs);
    mkdirSync(join(rootfs, 'tmp'), { recursive: true });
    chmodSync(join(rootfs, 'tmp'), 0o1777);
    await packImage(join(draft, 'image.tar'), image.references, rootfs, image.config);
    await run('rm', ['-rf', rootfs]);
  });
  return join(folder, 'image.tar');
}

const pause: Image = {
  name: 'pause',
  version: VERSIONS.pause,
  references: [`registry.k8s.io/pause:${VERSIONS.pause}`],
  config: { Entrypoint: ['/pause'], User: '65535' },
  recipe: contentOf(join(SOURCES, 'images/pause')),
  fill: (rootfs) => goBuild(join(SOURCES, 'images/pause'), join(rootfs, 'pause'), '.'),
};

const busybox: Image = {
  name: 'busybox',
  version: VERSIONS.busybox,
  references: [`docker.io/library/busybox:${VERSIONS.busybox}`],
  config: { Cmd: ['sh'] },
  recipe: 'from Debian source',
  async fill(rootfs) {
    const made = await artefact({ name: 'busybox', version: VERSIONS.debian, recipe: 'nc -z' }, buildBusybox);
    for (const folder of ['bin', 'etc', 'root', 'var']) {
      mkdirSync(join(rootfs, folder));
    }
    copyFileSync(join(made, 'busybox'), join(rootfs, 'bin/busybox'));
    for (const applet of (await run(join(made, 'busybox'), ['--list'])).trim().split('\n')) {
      if (applet !== 'busybox') {
        symlinkSync('busybox', join(rootfs, 'bin', applet));
      }
    }
    writeFileSync(join(rootfs, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n');
    writeFileSync(join(rootfs, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');
  },
};

const coredns: Image = {
  name: 'coredns',
  version: VERSIONS.coredns,
  references: [`registry.k8s.io/coredns/coredns:v${VERSIONS.coredns}`],
  config: { Entrypoint: ['/coredns'] },
  recipe: contentOf(join(SOURCES, 'images/coredns')),
  async fill(rootfs) {
    const work = join(CACHE, 'work', `coredns-${VERSIONS.coredns}`);
    mkdirSync(work, { recursive: true });
    copyFileSync(join(SOURCES, 'images/coredns/main.go'), join(work, 'main.go'));
    writeFileSync(join(work, 'go.mod'), goMod('github.com/coredns/coredns', VERSIONS.coredns));
    await goBuild(work, join(rootfs, 'coredns'), '.');
  },
};

const metricsServer: Image = {
  name: 'metrics-server',
  version: VERSIONS['metrics-server'],
  references: [`registry.k8s.io/metrics-server/metrics-server:v${VERSIONS['metrics-server']}`],
  config: { Entrypoint: ['/metrics-server'], User: '65534' },
  recipe: BINARIES['metrics-server'],
  fill: async (rootfs) => copyIn(await goBinary(BINARIES['metrics-server']), rootfs),
};

const inference = (): Image => ({
  name: 'inference',
  version: 'latest',
  // what local and production call it
  references: ['docker.io/library/inference:latest', 'registry.example.com/inference:1.0.0'],
  config: { Entrypoint: ['/inference'], User: '65532' },
  recipe: contentOf(INFERENCE),
  fill: (rootfs) => goBuild(INFERENCE, join(rootfs, 'inference'), '.'),
});

const locust: Image = {
  name: 'locust',
  version: VERSIONS.locust,
  references: [`docker.io/locustio/locust:${VERSIONS.locust}`],
  config: { Entrypoint: ['python3', '-m', 'locust'], User: '1000', WorkingDir: '/home/locust' },
  recipe: VERSIONS.debian,
  async fill(rootfs) {
    await debianWithPython(rootfs);
    mkdirSync(join(rootfs, 'home/locust'), { recursive: true });
    // Debian 12's Python is 3.11; wheels only, so nothing of the package runs or compiles here
    const target = ['--target', join(rootfs, 'usr/local/lib/python3.11/dist-packages')];
    const wheels = ['--only-binary', ':all:', '--implementation', 'cp', '--python-version', '3.11', '--no-compile'];
    const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--root-user-action', 'ignore'];
    await run('python3', [...pip, ...wheels, ...target, `locust==${VERSIONS.locust}`]);
  },
};

const kafka = (): Image => ({
  name: 'kafka',
  version: VERSIONS.kafka,
  references: [`docker.io/apache/kafka:${VERSIONS.kafka}`],
  config: { User: '1000', WorkingDir: '/' },
  recipe: contentOf(KAFKA),
  async fill(rootfs) {
    for (const [command, name] of [
      ['mvn', 'maven'],
      ['java', 'openjdk-17-jdk-headless'],
    ] as const) {
      await attempt(command, ['-version']).catch(() => requirePackages([name]));
    }
    await requirePackages(['debootstrap']);
    rmdirSync(rootfs); // the script makes it, whole
    await run('bash', [join(KAFKA, 'build-rootfs.sh'), rootfs], { env: { KAFKA_VERSION: VERSIONS.kafka } });
  },
});

function copyIn(file: string, rootfs: string): void {
  copyFileSync(file, join(rootfs, basename(file)));
}
