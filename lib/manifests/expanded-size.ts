/**
 * Returns how many nodes a value has when each shared part is counted wherever it stands, without walking it more than
 * once. Counting stops past `limit`; a value that contains itself is endless.
 */
export function expandedSize(value: unknown, limit: number): number {
  const known = new Map<object, number>();
  const open = new Set<object>();
  const sizeOf = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) {
      return 1;
    }
    const seen = known.get(node);
    if (seen !== undefined) {
      return seen;
    }
    if (open.has(node)) {
      return Number.POSITIVE_INFINITY;
    }
    open.add(node);
    let size = 1;
    for (const child of Object.values(node)) {
      size += sizeOf(child);
      if (size > limit) {
        break;
      }
    }
    open.delete(node);
    known.set(node, size);
    return size;
  };
  return sizeOf(value);
}
