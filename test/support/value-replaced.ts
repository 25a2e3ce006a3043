/** Returns a copy of an object with one of its values, however deep, replaced; places are counted round. */
export function withValueReplaced(object: object, place: number, value: unknown): object {
  const copy = structuredClone(object) as Record<string, unknown>;
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node === 'object' && node !== null) {
      for (const key of Object.keys(node)) {
        places.push(() => Object.assign(node, { [key]: value }));
        visit((node as Record<string, unknown>)[key]);
      }
    }
  };
  visit(copy);
  places[place % places.length]?.();
  return copy;
}
