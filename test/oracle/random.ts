/** Random choices that a seed determines: the generator mulberry32. */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Returns a number from 0 to 1, 1 excluded. */
  public unit(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Returns a whole number, both ends included. */
  public int(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  /** Says yes with a probability. */
  public chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Returns one of several. */
  public pick<T>(choices: readonly T[]): T {
    return choices[this.int(0, choices.length - 1)] as T;
  }
}
