import { type LabelSelector, type Labels, matches } from './label-selector';

/** Finds labelled things by selector: looks only at those that carry the selector's rarest label. */
export class LabelIndex<T> {
  private readonly byPair = new Map<string, T[]>();
  private readonly byNamespace = new Map<string, T[]>();

  public constructor(
    things: Iterable<T>,
    private readonly placeOf: (thing: T) => { readonly namespace: string; readonly labels: Labels },
  ) {
    for (const thing of things) {
      const { namespace, labels } = placeOf(thing);
      append(this.byNamespace, namespace, thing);
      for (const pair of Object.entries(labels)) {
        append(this.byPair, pairKey(namespace, pair), thing);
      }
    }
  }

  /** Returns the things of a namespace that a selector matches. */
  public matching(namespace: string, selector: LabelSelector): T[] {
    let candidates = this.byNamespace.get(namespace) ?? [];
    for (const pair of Object.entries(selector.matchLabels)) {
      const carriers = this.byPair.get(pairKey(namespace, pair)) ?? [];
      candidates = carriers.length < candidates.length ? carriers : candidates;
    }
    return candidates.filter((thing) => matches(selector, this.placeOf(thing).labels));
  }
}

/** Finds the selectors that match given labels: each is filed under its rarest pair, or apart when it has none. */
export class SelectorIndex<T> {
  private readonly byPair = new Map<string, T[]>();
  private readonly withoutPair = new Map<string, T[]>();

  public constructor(
    things: readonly T[],
    private readonly placeOf: (thing: T) => { readonly namespace: string; readonly selector: LabelSelector },
  ) {
    const pairsOf = (thing: T): string[] => {
      const { namespace, selector } = placeOf(thing);
      return Object.entries(selector.matchLabels).map((pair) => pairKey(namespace, pair));
    };
    const uses = new Map<string, number>();
    for (const pair of things.flatMap(pairsOf)) {
      uses.set(pair, (uses.get(pair) ?? 0) + 1);
    }
    for (const thing of things) {
      const [first, ...others] = pairsOf(thing);
      if (first === undefined) {
        append(this.withoutPair, placeOf(thing).namespace, thing);
      } else {
        const rarest = others.reduce(
          (best, pair) => ((uses.get(pair) ?? 0) < (uses.get(best) ?? 0) ? pair : best),
          first,
        );
        append(this.byPair, rarest, thing);
      }
    }
  }

  /** Returns the things whose selector matches labels in a namespace. */
  public selecting(namespace: string, labels: Labels): T[] {
    const candidates = [
      ...Object.entries(labels).flatMap((pair) => this.byPair.get(pairKey(namespace, pair)) ?? []),
      ...(this.withoutPair.get(namespace) ?? []),
    ];
    return candidates.filter((thing) => matches(this.placeOf(thing).selector, labels));
  }
}

/** Appends a value to the list that a map holds for a key. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}

function pairKey(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace}\u0000${key}=${value}`;
}
