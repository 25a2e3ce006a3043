import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../../lib/manifests/load-manifests';
import type { Manifest } from '../../lib/manifests/manifest';
import { readYaml } from '../../lib/manifests/read-yaml';
import type { Review } from '../../lib/review/review';
import { type ReviewOptions, reviewManifests } from '../../lib/review/review-manifests';

const FOLDER = join(__dirname, '..', 'fixtures', 'review');

/** Two sets of manifests, with what a review of them must say. */
export interface ReviewCase {
  /** The file's name without its ending. */
  readonly name: string;
  /** What the case shows. */
  readonly why: string;
  /** What the manifests cannot tell. */
  readonly settings: ReviewOptions['settings'];
  /** YAML of base. */
  readonly baseText: string;
  /** YAML of head. */
  readonly headText: string;
  /** Base. */
  readonly base: readonly Manifest[];
  /** Head. */
  readonly head: readonly Manifest[];
  /** Every impact and hazard, one a line, sorted: `changed Deployment/web spec.replicas scaling/replicas-changed`. */
  readonly expected: readonly string[];
}

/** Returns the labelled pairs of `test/fixtures/review`, by name. */
export function reviewCorpus(): ReviewCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => caseFrom(file.replace(/\.yaml$/, ''), readFileSync(join(FOLDER, file), 'utf8')));
}

function caseFrom(name: string, text: string): ReviewCase {
  const [preamble = '', baseText = '', headText = '', expected = ''] = text.split(/^#= (?:base|head|expected)\n/m);
  const settings = /^#= settings: (.*)$/m.exec(preamble)?.[1];
  return {
    name,
    why: /^#= why: (.*)$/m.exec(preamble)?.[1] ?? '',
    settings:
      settings === undefined ? {} : (readYaml(settings, `${name} settings`)[0]?.value as ReviewOptions['settings']),
    baseText,
    headText,
    base: loadManifests(baseText, 'base.yaml'),
    head: loadManifests(headText, 'head.yaml'),
    expected: expected.split('\n').filter((line) => line !== ''),
  };
}

/** Returns the review of a case. */
export function reviewOfCase({ base, head, settings }: ReviewCase): Review {
  return reviewManifests(base, head, { settings, today: '2026-11-24' });
}

/** Returns every impact and hazard of a review in the words of the corpus. */
export function linesOf({ changes, hazards }: Review): string[] {
  const impacts = changes.flatMap(({ change, kind, head, base, impacts: whole, fields }) => {
    const title = `${change} ${kind}/${(head ?? base)?.name}`;
    return [
      ...whole.map((each) => `${title} - ${each.class}/${each.id}${each.direction ? ` ${each.direction}` : ''}`),
      ...fields.flatMap(({ path, impacts: found }) =>
        found.map((each) => `${title} ${path} ${each.class}/${each.id}${each.direction ? ` ${each.direction}` : ''}`),
      ),
    ];
  });
  const dangers = hazards.map(({ object, id, class: of }) => `hazard ${object.kind}/${object.name} - ${of}/${id}`);
  return [...impacts, ...dangers].sort();
}
