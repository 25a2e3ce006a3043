import { IMPACT_CLASSES, type Impact, type ImpactClass } from '../impact';

/** Returns an impact. */
export function impact(of: ImpactClass, id: string, sentence: string): Impact {
  return { class: of, id, sentence };
}

/** Returns an impact on security: what becomes possible, or no longer is. */
export function security(id: string, direction: 'widened' | 'narrowed', sentence: string): Impact {
  return { class: 'security', id, sentence, direction };
}

/** Returns impacts worst class first, each id once. */
export function worstFirst(impacts: readonly Impact[]): Impact[] {
  const byId = new Map(impacts.map((each) => [`${each.id} ${each.direction ?? ''}`, each]));
  return [...byId.values()].sort((a, b) => rankOf(a.class) - rankOf(b.class) || compare(a.id, b.id));
}

/** Returns a class's place among all classes, the worst being 0. */
export function rankOf(of: ImpactClass): number {
  return IMPACT_CLASSES.indexOf(of);
}

/** Returns a value for a sentence: short, and `unset` for none. */
export function shown(value: unknown): string {
  if (value === undefined) {
    return 'unset';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Returns a number of things in words: `1 pod`, `3 pods`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
