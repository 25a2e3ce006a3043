import type { Random } from '../simulation/random';

/** What Kubernetes makes random names of: `apimachinery/pkg/util/rand`. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const HEX = '0123456789abcdef';
const HASH_LENGTH = 10;
const SUFFIX_LENGTH = 5;
/** Lengths of the parts of a UID. */
const UID_PARTS = [8, 4, 4, 4, 12];

/** Draws names and UIDs of pods as Kubernetes makes them. */
export class PodNames {
  private readonly hashes = new Map<number, string>();
  private readonly used = new Set<string>();

  public constructor(
    private readonly workload: string,
    private readonly random: Random,
  ) {}

  /** Returns a new name of a pod of a ReplicaSet. */
  public name(revision: number): string {
    for (;;) {
      const name = `${this.workload}-${this.hashOf(revision)}-${this.draw(SUFFIX_LENGTH, LETTERS)}`;
      if (!this.used.has(name)) {
        this.used.add(name);
        return name;
      }
    }
  }

  /** Returns a new UID. */
  public uid(): string {
    return UID_PARTS.map((length) => this.draw(length, HEX)).join('-');
  }

  private hashOf(revision: number): string {
    const hash = this.hashes.get(revision) ?? this.draw(HASH_LENGTH, LETTERS);
    this.hashes.set(revision, hash);
    return hash;
  }

  private draw(length: number, from: string): string {
    let text = '';
    while (text.length < length) {
      text += from.charAt(this.random.below(from.length));
    }
    return text;
  }
}
