import { manifestsOf } from '../../../lib/manifests/load-manifests';
import { type Manifest, titleOf } from '../../../lib/manifests/manifest';
import { typeOfKind } from '../../../lib/review/schema/field-type';
import type { ReviewCase } from '../../support/review-corpus';
import { say } from '../cluster/progress';
import { eventually } from './eventually';
import { kubectl, kubectlWith, tryKubectl, tryKubectlWith } from './test-cluster';

/** What became of a case on a cluster: base was applied, then head. */
export interface AppliedCase {
  /** Why base was not accepted; empty when it was. */
  readonly baseError: string;
  /** The objects as they were stored after base. */
  readonly stored: readonly Manifest[];
  /** Titles of the objects of head that were refused, sorted. */
  readonly refused: readonly string[];
  /** What kubectl said of them. */
  readonly errors: string;
  /** The objects as they were stored after head. */
  readonly storedAfter: readonly Manifest[];
  /** Titles of the workloads whose pods roll, sorted. */
  readonly rolled: readonly string[];
}

/** Kinds whose controllers replace pods. */
export const ROLLED: readonly string[] = ['DaemonSet', 'Deployment', 'StatefulSet'];
/** An APIService without a server behind it makes every discovery slow, and it refuses nothing. */
const LEFT_OUT = ['APIService'];
const LANES = 3;
const NOTHING: AppliedCase = { baseError: '', stored: [], refused: [], errors: '', storedAfter: [], rolled: [] };

/** Says whether an API server can tell anything of a case: of kinds and versions that it serves, in one namespace. */
export function isTold({ base, head, expected }: ReviewCase): boolean {
  const isServed = ({ apiVersion, kind }: Manifest): boolean =>
    (typeOfKind(apiVersion, kind) !== undefined || apiVersion === 'autoscaling/v1') && !LEFT_OUT.includes(kind);
  const isMovable = ({ data, kind }: Manifest): boolean =>
    kind === 'Namespace' || !('namespace' in ((data.metadata ?? {}) as object));
  const isExport = ({ data }: Manifest): boolean => 'uid' in ((data.metadata ?? {}) as object);
  const isRefused = expected.some((line) => line.includes(' refused/api-version-not-served'));
  return (
    base.every(isServed) &&
    (isRefused || head.every(isServed)) &&
    [...base, ...head].every((each) => isMovable(each) && !isExport(each))
  );
}

/** Applies each case in a namespace of its own; those with cluster-scoped objects one after the other. */
export async function applyInTurn(cases: readonly ReviewCase[]): Promise<Map<string, AppliedCase>> {
  const outcomes = new Map<string, AppliedCase>();
  await kubectlWith({ input: cases.map(({ name }) => namespaceText(name)).join('---\n') }, 'apply', '-f', '-');
  const isWide = ({ base, head }: ReviewCase): boolean => [...base, ...head].some(({ namespace }) => namespace === '');
  const lanes = [
    cases.filter(isWide),
    ...split(
      cases.filter((each) => !isWide(each)),
      LANES,
    ),
  ];
  await Promise.all(
    lanes.map(async (lane) => {
      for (const each of lane) {
        outcomes.set(each.name, await applyCase(each).catch(brokenBy));
        if (outcomes.size % 25 === 0) {
          say(`${outcomes.size} of ${cases.length} cases applied`);
        }
      }
    }),
  );
  await tryKubectl('delete', 'namespace', '-l', 'review-case', '--wait=false');
  return outcomes;
}

/** One case that cannot be told is one failure, not the end of all. */
function brokenBy(error: Error): AppliedCase {
  return { ...NOTHING, baseError: error.message };
}

function namespaceText(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: case-${name}, labels: { review-case: "yes" } }\n`;
}

function split<T>(things: readonly T[], into: number): T[][] {
  return Array.from({ length: into }, (_, lane) => things.filter((_each, index) => index % into === lane));
}

async function applyCase({ name, base, baseText, head, headText }: ReviewCase): Promise<AppliedCase> {
  const inCase = ['-n', `case-${name}`];
  const attempt = (input: string, ...args: string[]) => tryKubectlWith({ input }, ...inCase, ...args);
  const first = await attempt(baseText, 'apply', '-f', '-', '-o', 'json');
  if (first.status !== 0) {
    return { ...NOTHING, baseError: first.stderr };
  }
  for (const { name: definition } of base.filter(({ kind }) => kind === 'CustomResourceDefinition')) {
    await kubectl('wait', '--for=condition=Established', '--timeout=30s', `crd/${definition}`);
  }
  const before = await revisions(inCase, base);
  const second = await attempt(headText, 'apply', '-f', '-');
  const done = second.stdout.split('\n').map((line) => line.split(' ')[0]?.replace(/\.[^/]*\//, '/'));
  const refused = head
    .filter((each) => !done.includes(`${each.kind.toLowerCase()}/${each.name}`))
    .map(titleOf)
    .sort();
  const staying = base.filter((each) => head.some((other) => titleOf(other) === titleOf(each)));
  const after = await revisions(inCase, staying, before);
  const there = await attempt(headText, 'get', '-f', '-', '-o', 'json');
  if ([...base, ...head].some(({ namespace }) => namespace === '')) {
    await attempt(baseText, 'delete', '--ignore-not-found', '--timeout=60s', '-f', '-');
    await attempt(headText, 'delete', '--ignore-not-found', '--timeout=60s', '-f', '-');
  }
  return {
    baseError: '',
    stored: objectsIn(first.stdout),
    refused,
    errors: second.stderr,
    storedAfter: objectsIn(there.stdout),
    rolled: [...after]
      .filter(([title, revision]) => before.get(title) !== revision)
      .map(([title]) => title)
      .sort(),
  };
}

function objectsIn(json: string): Manifest[] {
  return json.trim() === '' ? [] : manifestsOf([JSON.parse(json)]);
}

/** Returns what tells one pod template of each workload from the next, once its controller has seen it. */
async function revisions(
  inCase: readonly string[],
  manifests: readonly Manifest[],
  earlier: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const manifest of manifests.filter(({ kind }) => ROLLED.includes(kind))) {
    const title = titleOf(manifest);
    const object = `${manifest.kind}/${manifest.name}`.toLowerCase();
    const revision = await eventually(`the controller has seen ${object}`, 60, async () => {
      const { metadata, status, spec } = JSON.parse(await kubectl(...inCase, 'get', object, '-o', 'json'));
      const text = revisionOf(manifest.kind, metadata, status, spec);
      // Recreate makes the new revision when the old pods are gone: until then the old one has none of the wanted pods.
      const isOver = text !== earlier.get(title) || spec.strategy?.type !== 'Recreate' || status?.updatedReplicas > 0;
      return (status?.observedGeneration ?? 0) >= metadata.generation && isOver && text;
    });
    found.set(title, revision);
  }
  return found;
}

interface Annotated {
  readonly annotations?: Readonly<Record<string, string>>;
}

function revisionOf(
  kind: string,
  { annotations = {} }: Annotated,
  status: { readonly updateRevision?: string } | undefined,
  { paused }: { readonly paused?: boolean },
): string | undefined {
  switch (kind) {
    case 'Deployment':
      return annotations['deployment.kubernetes.io/revision'] ?? (paused ? 'none' : undefined);
    case 'StatefulSet':
      return status?.updateRevision;
    default:
      return annotations['deprecated.daemonset.template.generation'];
  }
}
