/** An object that a text may name: prints itself as "name (id)", and never as nothing. */
export class Bound {
  constructor(fields: Record<string, unknown>) {
    Object.assign(this, fields);
  }

  toString(): string {
    const { name, id } = this as { name?: unknown; id?: unknown };
    if (name === undefined || name === '' || name === id) return String(id);
    return id === undefined ? String(name) : `${String(name)} (${String(id)})`;
  }
}

const SHOWN_OF_LIST = 5;

/** Several of them: prints "data-1, data-2 and 3 more", has `count`, and can be gone through. */
export function boundList(objects: Bound[]): Bound[] {
  const list = [...objects];
  const names = list.slice(0, SHOWN_OF_LIST).map((one) => String((one as { name?: unknown }).name ?? one));
  const text = joinShort(names, list.length);
  Object.defineProperty(list, 'toString', { value: () => text });
  Object.defineProperty(list, 'count', { value: list.length });
  return list;
}

/** "a, b and c", or "a, b, c, d, e and 3 more" when there are `total` of them. */
export function joinShort(shown: string[], total = shown.length): string {
  if (total > shown.length) return `${shown.join(', ')} and ${total - shown.length} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
