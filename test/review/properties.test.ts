import fc from 'fast-check';
import { fieldsAt, isFields } from '../../lib/manifests/field-at';
import { identityKey } from '../../lib/manifests/identity';
import { loadManifests, manifestsOf } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { typeOfField } from '../../lib/review/compare/canonical-text';
import { compareFindings, objectKey } from '../../lib/review/compare-findings';
import { findRenames } from '../../lib/review/find-renames';
import { meaningOf } from '../../lib/review/meaning/meaning';
import { pairObjects } from '../../lib/review/pair-objects';
import { isEmptyReview } from '../../lib/review/review';
import { reviewManifests } from '../../lib/review/review-manifests';
import { ANY, type FieldType } from '../../lib/review/schema/field-type';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { checkManifests } from '../../lib/rules/check-manifests';
import type { Finding } from '../../lib/rules/finding';
import { pointerToken } from '../../lib/values/json-pointer';
import { tryNanoOf } from '../../lib/values/quantity';
import { reviewCorpus } from '../support/review-corpus';
import { dice, rewritten } from '../support/rewritten-manifests';

const OPTIONS = { settings: {}, today: '2026-11-24' };
const POOL: readonly Manifest[] = [
  ...reviewCorpus().flatMap(({ base, head }) => [...base, ...head]),
  ...CATALOGUE.flatMap(({ accepted, rejected }) =>
    [accepted, rejected].flatMap((yaml) => loadManifests(yaml, 'rule.yaml')),
  ),
];
/** Any set of real objects, none twice. */
const sets = fc
  .array(fc.constantFrom(...POOL), { minLength: 1, maxLength: 12 })
  .map((objects) => [...new Map(objects.map((each) => [identityKey(each), each])).values()]);

test('a set that is written in another way makes an empty review', () => {
  fc.assert(
    fc.property(sets, dice, (set, roll) => {
      const review = reviewManifests(set, rewritten(set, roll), OPTIONS);
      const told = review.changes.flatMap(({ kind, fields, change }) => [
        change,
        kind,
        ...fields.map(({ path }) => path),
      ]);
      expect([told, review.hazards, review.findings.added, review.findings.fixed]).toEqual([[], [], [], []]);
      expect(isEmptyReview(review)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

interface Leaf {
  readonly pointer: string;
  readonly value: unknown;
  readonly type: FieldType;
}

/** Returns the places of an object that mean something and are no identity: neither names nor what keys a list's entries. */
function leavesOf(value: unknown, type: FieldType, pointer: string): Leaf[] {
  if (Array.isArray(value)) {
    const item = type.kind === 'list' ? type.item : ANY;
    const keys = type.kind === 'list' && type.identity.by === 'keys' ? type.identity.keys : ['name'];
    return value.flatMap((each, index) =>
      leavesOf(each, item, `${pointer}/${index}`).filter(
        (leaf) => !keys.some((key) => leaf.pointer === `${pointer}/${index}/${key.replaceAll('.', '/')}`),
      ),
    );
  }
  if (isFields(value)) {
    return Object.entries(value).flatMap(([key, each]) =>
      leavesOf(each, typeOfField(type, key), `${pointer}/${pointerToken(key)}`),
    );
  }
  return value === null ? [] : [{ pointer, value, type }];
}

const NO_MEANING =
  /^\/(apiVersion|kind|status)|^\/metadata\/(name|namespace|uid|resourceVersion|creationTimestamp|generateName)|last-applied|helm\.sh|argocd/;
/** The order of one field's types decides what else the API server fills in: such objects are another matter. */
const OTHER_VERSIONS = /v\d+(alpha|beta)\d|autoscaling\/v1$/;

function changed({ value, type }: Leaf): unknown {
  if (type.kind === 'quantity') {
    const nano = typeof value === 'string' || typeof value === 'number' ? tryNanoOf(value) : undefined;
    return nano === undefined ? `${value}1` : `${nano + 1_000_000_000n}n`;
  }
  switch (typeof value) {
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    default:
      return type.kind === 'bytes' ? 'AAAA' : `${value}x`;
  }
}

function withChange(data: object, pointer: string, value: unknown): object {
  const copy = structuredClone(data) as Record<string, unknown>;
  const keys = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  let here: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) {
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1) ?? ''] = value;
  return copy;
}

/** What the server allocated is left out of objects that were read from a cluster. */
const isExport = ({ data: { metadata } }: Manifest): boolean => isFields(metadata) && 'uid' in metadata;

/** A Secret's text is compared as the data that it becomes. */
const plain = (pointer: string): string => pointer.replace(/^\/stringData\//, '/data/');

test('one field that means something else makes exactly that change', () => {
  fc.assert(
    fc.property(sets, fc.nat(), fc.nat(), (set, which, where) => {
      const subject = set[which % set.length];
      if (subject === undefined || OTHER_VERSIONS.test(subject.apiVersion) || isExport(subject)) {
        return;
      }
      const leaves = leavesOf(subject.data, meaningOf(subject).type, '').filter(
        ({ pointer }) => !NO_MEANING.test(pointer),
      );
      const leaf = leaves[where % Math.max(1, leaves.length)];
      if (leaf === undefined) {
        return;
      }
      const [other] = manifestsOf([withChange(subject.data, leaf.pointer, changed(leaf))]);
      const head = set.map((each) => (each === subject && other !== undefined ? other : each));
      const { changes, objects } = reviewManifests(set, head, OPTIONS);
      const [pointer = '?', ...others] = changes.flatMap(({ fields }) => fields.map((field) => plain(field.pointer)));
      expect([leaf, objects.changed, changes.map(({ kind }) => kind), others]).toEqual([leaf, 1, [subject.kind], []]);
      expect(`${plain(leaf.pointer)}/`.startsWith(`${pointer}/`)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what is reviewed is not changed, and there and back are the same places', () => {
  fc.assert(
    fc.property(sets, sets, (base, head) => {
      const before = JSON.stringify([base.map(({ data }) => data), head.map(({ data }) => data)]);
      const there = reviewManifests(base, head, OPTIONS);
      const back = reviewManifests(head, base, OPTIONS);
      expect(JSON.stringify([base.map(({ data }) => data), head.map(({ data }) => data)])).toBe(before);
      expect(back.objects.changed).toBe(there.objects.changed);
      expect(back.objects.removed).toBe(there.objects.added);
      expect(back.objects.renamed).toBe(there.objects.renamed);
    }),
    { numRuns: 150 },
  );
});

/** A set in namespaces of its own, beside which another changes. */
const elsewhere = sets.map((set) =>
  set
    .filter(({ namespace }) => namespace !== '')
    .map(({ data }) => ({ ...data, metadata: { ...fieldsAt(data, 'metadata'), namespace: 'elsewhere' } })),
);

test('findings are those of both sides checked whole, whatever stays as it is beside a change', () => {
  fc.assert(
    fc.property(sets, sets, elsewhere, (before, after, others) => {
      const stays = [...new Map(manifestsOf(others).map((each) => [identityKey(each), each])).values()];
      const [base, head] = [before, after].map((set) => [...set, ...stays]) as [Manifest[], Manifest[]];
      const { findings } = reviewManifests(base, head, OPTIONS);
      const whole = [base, head].map((set) => checkManifests(set, { ...OPTIONS, isExact: false }).findings) as [
        Finding[],
        Finding[],
      ];
      const { renames } = findRenames(pairObjects(base, head));
      const names = new Map(renames.map((each) => [objectKey(each.head), objectKey(each.base)]));
      const { added, fixed, standing } = compareFindings(
        ...whole,
        (each) => names.get(objectKey(each)) ?? objectKey(each),
      );
      const told = (list: readonly Finding[]): string[] =>
        list.map((each) => JSON.stringify({ ...each, line: 0 })).sort();
      expect(told(findings.added)).toEqual(told(added));
      expect(told(findings.fixed)).toEqual(told(fixed));
      expect(findings.standing).toBe(standing);
    }),
    { numRuns: 300 },
  );
});
