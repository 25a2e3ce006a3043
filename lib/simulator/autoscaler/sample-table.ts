import type { Int64 } from '../../values/int64';

/** When a sample was taken, and over which time. */
export interface SampleTiming {
  readonly timestampMicros: number;
  readonly windowNanos: number;
}

/** The samples of a metric by the names of pods; of several with one name the last holds. */
export class SampleTable {
  private names: string[] = [];
  private values: Int64[] = [];
  private timings: SampleTiming[] = [];

  /** How many samples there are; of pods, once `placesOf` has told names that are there twice. */
  public get size(): number {
    return this.names.length;
  }

  /** The samples in thousandths. */
  public get milli(): readonly Int64[] {
    return this.values;
  }

  /** Keeps a pod's sample. */
  public add(name: string, milli: Int64, timing: SampleTiming): void {
    this.names.push(name);
    this.values.push(milli);
    this.timings.push(timing);
  }

  /**
   * Returns the place of each pod's sample; -1 where it has none.
   *
   * The usual case is quick: the API sorts pods and samples alike, and each pod has one.
   */
  public placesOf(pods: readonly { readonly name: string }[]): Int32Array {
    const places = new Int32Array(pods.length);
    const isAligned = pods.length === this.names.length;
    for (let index = 0; isAligned && index < pods.length; index++) {
      if (pods[index]?.name !== this.names[index]) {
        return this.lookUp(pods, places);
      }
      places[index] = index;
    }
    return isAligned ? places : this.lookUp(pods, places);
  }

  /** Returns how many samples are of none of some pods. */
  public unknownOf(pods: readonly { readonly name: string }[]): number {
    let known = 0;
    for (const place of this.placesOf(pods)) {
      known += place === -1 ? 0 : 1;
    }
    return this.size - known;
  }

  /** Returns the sample at a place in thousandths. */
  public milliAt(place: number): Int64 {
    return this.values[place] as Int64;
  }

  /** Returns when the sample at a place was taken; undefined where there is none. */
  public timingAt(place: number): SampleTiming | undefined {
    return place === -1 ? undefined : this.timings[place];
  }

  private lookUp(pods: readonly { readonly name: string }[], places: Int32Array): Int32Array {
    const last = new Map(this.names.map((name, place) => [name, place]));
    if (last.size !== this.names.length) {
      const kept = [...last.values()];
      this.values = kept.map((place) => this.values[place] as Int64);
      this.timings = kept.map((place) => this.timings[place] as SampleTiming);
      this.names = [...last.keys()];
      return this.lookUp(pods, places);
    }
    pods.forEach(({ name }, index) => {
      places[index] = last.get(name) ?? -1;
    });
    return places;
  }
}
