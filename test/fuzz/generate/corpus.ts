import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PLAN_TEMPLATE } from '../../../lib/cli/validate/plan-template';
import { SCENARIO_TEMPLATE } from '../../../lib/settings/scenario-template';
import type { Random } from '../../oracle/random';
import { type Tree, treesOf } from './tree';

/** A set of objects, as one file or folder of the tree has them. */
export interface SeedSet {
  readonly name: string;
  readonly trees: readonly Tree[];
}

/** A change that the reviews' tests know: what was, and what is. */
export interface SeedChange {
  readonly base: readonly Tree[];
  readonly head: readonly Tree[];
}

/** Real inputs of every kind, which generators begin with. Everything is read when it is first asked for. */
export class Corpus {
  private readonly cache = new Map<string, unknown>();

  /** @param root the repository. */
  public constructor(private readonly root: string) {}

  /** Sets of manifests: those of the synthesis, of the reference, and both sides of the reviews' fixtures. */
  public manifests(random: Random): readonly Tree[] {
    const files = this.once('manifests', () => [
      ...this.filesBelow('dist', /\.yaml$/),
      ...this.filesBelow('test/fixtures/reference', /\.yaml$/),
    ]);
    return random.chance(0.3) ? this.treesIn(random.pick(files)) : random.pick([...Object.values(this.change(random))]);
  }

  /** A small set that scales: a workload with its autoscaler and Service. */
  public service(random: Random): readonly Tree[] {
    const names = [
      'autoscaler-bounds',
      'autoscaler-behavior',
      'autoscaler-metric-added',
      'deployment-liveness',
      'autoscaled-requests',
    ];
    return random.chance(0.3)
      ? this.treesIn(join(this.root, 'dist/local/0002-inference.k8s.yaml'))
      : this.changeIn(join(this.root, 'test/fixtures/review', `${random.pick(names)}.yaml`)).head;
  }

  /** Both sides of one of the reviews' fixtures. */
  public change(random: Random): SeedChange {
    return this.changeIn(random.pick(this.once('changes', () => this.filesBelow('test/fixtures/review', /\.yaml$/))));
  }

  /** A scenario of the examples, or the template. */
  public scenario(random: Random): Tree {
    const files = this.once('scenarios', () => this.filesBelow('examples/scenarios', /\.yaml$/));
    return random.chance(0.3) ? this.firstOf(SCENARIO_TEMPLATE) : (this.treesIn(random.pick(files))[0] as Tree);
  }

  /** A plan of the examples, or the template. */
  public plan(random: Random): Tree {
    const [example = ''] = this.once('plans', () => this.filesBelow('examples/plans', /\.yaml$/));
    return random.chance(0.5) ? this.firstOf(PLAN_TEMPLATE) : (this.treesIn(example)[0] as Tree);
  }

  /** The project's own settings. */
  public settings(): Tree {
    return this.treesIn(join(this.root, '.cdk8s-inference.yaml'))[0] as Tree;
  }

  /** The lines of the reference's run. */
  public runRecording(): readonly string[] {
    return this.linesIn(join(this.root, 'test/fixtures/reference-run/recording.jsonl'));
  }

  /** The lines of what a simulation recorded; those of the reference's run where none was prepared. */
  public simulatedRecording(): readonly string[] {
    const file = join(this.root, '.synth/fuzz/simulated.jsonl');
    return existsSync(file) ? this.linesIn(file) : this.runRecording();
  }

  private changeIn(file: string): SeedChange {
    return this.once(`change ${file}`, () => {
      const [, base = '', head = ''] = readFileSync(file, 'utf8').split(/^#= (?:base|head|expected)\n/m);
      return { base: treesOf(base), head: treesOf(head) };
    });
  }

  private treesIn(file: string): readonly Tree[] {
    return this.once(file, () => treesOf(readFileSync(file, 'utf8')));
  }

  private linesIn(file: string): readonly string[] {
    return this.once(file, () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
  }

  private firstOf(text: string): Tree {
    return this.once(text, () => treesOf(text)[0] as Tree);
  }

  private filesBelow(folder: string, pattern: RegExp): string[] {
    return readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => (relative(this.root, a) < relative(this.root, b) ? -1 : 1));
  }

  private once<T>(key: string, make: () => T): T {
    if (!this.cache.has(key)) {
      this.cache.set(key, make());
    }
    return this.cache.get(key) as T;
  }
}
