import { type Manifest, titleOf } from '../../../lib/manifests/manifest';
import type { Review } from '../../../lib/review/review';
import { reviewManifests } from '../../../lib/review/review-manifests';
import { linesOf, type ReviewCase, reviewCorpus, reviewOfCase } from '../../support/review-corpus';
import { type AppliedCase, applyInTurn, isTold, ROLLED } from '../support/applied-case';
import { eventually } from '../support/eventually';
import { kubectl, kubectlWith, tryKubectl } from '../support/test-cluster';

/** What the API server of this cluster cannot tell, and why. */
const UNTOLD: Readonly<Record<string, string>> = {
  'claim-grows': 'a claim grows where it is bound and its class allows it, and nothing binds claims here',
  'nothing-port-text': 'the API server refuses a number that is written as text; a review reads the number',
  'deployment-resumed': 'what waited rolls out, or there was nothing that waited',
};
const CASES = reviewCorpus().filter((each) => isTold(each) && UNTOLD[each.name] === undefined);
const OPTIONS = { settings: {}, today: '2026-11-24' };
/** What stays as the API server filled it in when the object was made, though it would fill in something else now. */
const STICKY = ['deployment-pull-policy-by-tag', 'daemonset-to-on-delete'];
/** Sentences that say that the API server keeps what is no longer written. */
const KEPT = /none\/(address-kept|stays-headless|node-port-kept)/;

let applied: ReadonlyMap<string, AppliedCase>;

beforeAll(async () => {
  applied = await applyInTurn(CASES);
});

function outcomeOf({ name }: ReviewCase): AppliedCase {
  const found = applied.get(name);
  if (found === undefined) {
    throw new Error(`'${name}' was not applied`);
  }
  return found;
}

test('most of the corpus can be told by the API server', () => {
  expect(CASES.length).toBeGreaterThan(150);
});

describe('what the API server keeps of base is what a review compares', () => {
  test.each(CASES)('$name', (each) => {
    const { baseError, stored } = outcomeOf(each);
    expect(baseError).toBe('');
    expect(differencesBetween(each, each.base, stored)).toEqual([]);
  });
});

describe('what the API server refuses of head is what a review says it refuses', () => {
  test.each(CASES)('$name', (each) => {
    const { refused, errors } = outcomeOf(each);
    const said = refusedIn(reviewOfCase(each));
    expect({ refused, errors: said.length === 0 ? errors : '' }).toEqual({ refused: said, errors: '' });
  });
});

describe('what it keeps of head is what a review compares', () => {
  test.each(
    CASES.filter(
      ({ name, expected }) =>
        !STICKY.includes(name) && !expected.some((line) => line.includes(' refused/') || KEPT.test(line)),
    ),
  )('$name', (each) => {
    expect(differencesBetween(each, each.head, outcomeOf(each).storedAfter)).toEqual([]);
  });
});

describe('pods roll where a review says that they roll, and nowhere else', () => {
  const workloads = CASES.filter(({ base }) => base.some(({ kind }) => ROLLED.includes(kind)));
  test.each(workloads)('$name', (each) => {
    expect(outcomeOf(each).rolled).toEqual(rolledIn(reviewOfCase(each)));
  });
});

/** Returns what a review tells between objects as written and as stored, apart from the replicas that an autoscaler set. */
function differencesBetween(each: ReviewCase, written: readonly Manifest[], stored: readonly Manifest[]): string[] {
  const known = new Set(written.map(titleOf));
  const kept = stored.filter((object) => known.has(titleOf(object))).map(withoutNamespace);
  const lines = linesOf({ ...reviewManifests(written.map(withoutNamespace), kept, OPTIONS), hazards: [] });
  const isScaled = [...each.base, ...each.head].some(({ kind }) => kind === 'HorizontalPodAutoscaler');
  return lines.filter((line) => !isScaled || !line.includes(' spec.replicas '));
}

/** Each case has a namespace of its own here. */
function withoutNamespace(manifest: Manifest): Manifest {
  return manifest.namespace === '' ? manifest : { ...manifest, namespace: 'default' };
}

function refusedIn({ changes }: Review): string[] {
  return changes
    .filter(({ impacts, fields }) =>
      [...impacts, ...fields.flatMap((field) => field.impacts)].some((each) => each.class === 'refused'),
    )
    .map(({ kind, head }) => titleOf({ kind, name: head?.name ?? '' }))
    .sort();
}

function rolledIn({ changes }: Review): string[] {
  return changes
    .filter(
      ({ change, rollout, impacts }) =>
        change === 'changed' && rollout !== undefined && impacts.some((each) => each.class === 'restart'),
    )
    .map(({ kind, head }) => titleOf({ kind, name: head?.name ?? '' }))
    .sort();
}

describe('handing replicas over to an autoscaler', () => {
  const [taking] = reviewCorpus().filter(({ name }) => name === 'autoscaler-takes-over');
  const [beside] = reviewCorpus().filter(({ name }) => name === 'autoscaler-added-beside-replicas');
  const replicas = async (namespace: string): Promise<number> =>
    Number(await kubectl('-n', namespace, 'get', 'deployment/web', '-o', 'jsonpath={.spec.replicas}'));
  const apply = (namespace: string, input: string): Promise<string> =>
    kubectlWith({ input }, '-n', namespace, 'apply', '-f', '-');
  /** The Deployment alone: no autoscaler raises the count before it is looked at. */
  const deploymentOf = (text: string | undefined): string =>
    text?.split('---\n').find((part) => part.includes('kind: Deployment')) ?? '';

  beforeAll(async () => {
    for (const namespace of ['hand-over', 'hand-over-safe', 'hand-over-twice']) {
      await kubectl('create', 'namespace', namespace);
    }
  });

  afterAll(async () => {
    await tryKubectl('delete', 'namespace', 'hand-over', 'hand-over-safe', 'hand-over-twice', '--wait=false');
  });

  test('an apply without the replicas of the last one sets them to 1', async () => {
    await apply('hand-over', deploymentOf(taking?.baseText));
    expect(await replicas('hand-over')).toBe(4);
    await apply('hand-over', deploymentOf(taking?.headText));
    expect(await replicas('hand-over')).toBe(1);
  });

  test('the steps that the hazard names keep the count', async () => {
    const [hazard] = taking === undefined ? [] : reviewOfCase(taking).hazards;
    expect(hazard?.steps[0]).toMatch(/^kubectl apply edit-last-applied deployment\/web/);
    await apply('hand-over-safe', deploymentOf(taking?.baseText));
    const editor = { KUBE_EDITOR: 'sed -i /replicas:/d' };
    await kubectlWith({ env: editor }, '-n', 'hand-over-safe', 'apply', 'edit-last-applied', 'deployment/web');
    expect(await replicas('hand-over-safe')).toBe(4);
    await apply('hand-over-safe', deploymentOf(taking?.headText));
    expect(await replicas('hand-over-safe')).toBe(4);
  });

  test('replicas that stay in the manifest are set back by every apply', async () => {
    await apply('hand-over-twice', beside?.headText ?? '');
    await kubectl('-n', 'hand-over-twice', 'scale', 'deployment/web', '--replicas=6');
    await eventually('six replicas', 30, async () => (await replicas('hand-over-twice')) === 6);
    await apply('hand-over-twice', beside?.headText ?? '');
    expect(await replicas('hand-over-twice')).toBe(4);
  });
});
