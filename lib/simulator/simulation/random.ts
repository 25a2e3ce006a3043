import { ln, power } from '../../values/portable-math';

/** Seconds, amounts or choices: each call draws the next one. */
export type Sampler = () => number;

// Looked up once: these are in the innermost loop of a simulation.
const { floor, imul, sqrt } = Math;

const TWO_32 = 4294967296;
const DRAWS_BEFORE_USE = 12;

/**
 * A stream of random numbers that depends on nothing but its seed and its name.
 *
 * The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting generator of PractRand): 128 bits of state, a period
 * of at least 2^32 and about 2^127 on average. Its state is filled from the seed and the name by the mixing of
 * MurmurHash3, so that streams of different names, and of neighbouring seeds, have nothing to do with each other. Each
 * purpose takes a stream of its own: one draw more for one of them leaves all others as they were.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  public constructor(
    private readonly seed: number,
    private readonly name: string,
  ) {
    let state = mix(mix(0x9e3779b9, seed >>> 0), floor(seed / TWO_32) >>> 0);
    for (let index = 0; index < name.length; index += 1) {
      state = mix(state, name.charCodeAt(index));
    }
    this.a = scramble(state);
    this.b = scramble(this.a + 0x9e3779b9);
    this.c = scramble(this.b + 0x9e3779b9);
    for (let draw = 0; draw < DRAWS_BEFORE_USE; draw += 1) {
      this.bits();
    }
  }

  /** A stream of its own, named below this one. Draws nothing from this one. */
  public stream(name: string): Random {
    return new Random(this.seed, `${this.name}/${name}`);
  }

  /** Uniform in [0, 1), in steps of 2^-53. */
  public next(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992;
  }

  /** Whole, from 0 to below `count`, which is from 1 to 2^32. */
  public below(count: number): number {
    return floor((this.bits() / TWO_32) * count);
  }

  /** Uniform in [min, max). */
  public between(min: number, max: number): number {
    return min + (max - min) * this.next();
  }

  /** True with a probability from 0 to 1. */
  public chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  /** Exponential, of a mean. */
  public exponential(mean: number): number {
    return -mean * ln(1 - this.next());
  }

  /** Normal, of mean 0 and deviation 1, by Marsaglia's polar method. */
  public normal(): number {
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * sqrt((-2 * ln(square)) / square);
      }
    }
  }

  /** Gamma of a shape above 0 and scale 1, by the method of Marsaglia and Tsang (2000). */
  public gamma(shape: number): number {
    if (shape < 1) {
      return this.gamma(shape + 1) * power(1 - this.next(), 1 / shape);
    }
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const root = 1 + x / sqrt(9 * d);
      const v = root * root * root;
      if (v > 0 && ln(1 - this.next()) < 0.5 * x * x + d - d * v + d * ln(v)) {
        return d * v;
      }
    }
  }

  /** 32 bits, from 0 to 2^32 - 1. */
  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** One step of MurmurHash3 (x86, 32 bits). */
function mix(hash: number, word: number): number {
  const block = imul(word, 0xcc9e2d51);
  const mixed = hash ^ imul((block << 15) | (block >>> 17), 0x1b873593);
  return (imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** The finalizer of MurmurHash3: each bit of the answer depends on each of the word. */
function scramble(word: number): number {
  const first = imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
