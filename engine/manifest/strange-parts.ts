import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';

/** What YAML allows and nobody means in a manifest; advise-on-syntax.ts says what to do about each. */
export type StrangePart =
  'BAD_ALIAS' | 'ANCHOR' | 'TAG' | 'DIRECTIVE' | 'MERGE_KEY' | 'PROTO_KEY' | 'MAP_AS_KEY' | 'NO_KEY' | 'DUPLICATE_KEY';

/** Every such part of a sound document with its offset. References are refused: one into itself would have no end. */
export function strangeParts(document: Document.Parsed, text: string): { at: number; code: StrangePart }[] {
  const found: { at: number; code: StrangePart }[] = [];
  const tell = (node: unknown, code: StrangePart): void => {
    found.push({ at: (node as Node | null)?.range?.[0] ?? 0, code });
  };
  const beforeAll = text.slice(0, document.contents?.range[0] ?? text.length);
  const directive = /^%/m.exec(beforeAll);
  if (directive) found.push({ at: directive.index, code: 'DIRECTIVE' });
  // The parser's own `visit` costs as much as half of the parsing.
  const look = (node: unknown): void => {
    if (isAlias(node)) tell(node, 'BAD_ALIAS');
    if (!isScalar(node) && !isCollection(node)) return;
    if (node.anchor !== undefined) tell(node, 'ANCHOR');
    if (node.tag !== undefined) tell(node, 'TAG');
    if (isMap(node)) {
      for (const { key, code } of strangeKeys(node)) tell(key ?? node, code);
      for (const { key, value } of node.items) {
        look(key);
        look(value);
      }
    } else if (isSeq(node)) node.items.forEach(look);
  };
  look(document.contents);
  // A mark is there for its reference: told once.
  const isReferred = found.some(({ code }) => code === 'BAD_ALIAS');
  return found.filter(({ code }) => code !== 'ANCHOR' || !isReferred).sort((a, b) => a.at - b.at);
}

function strangeKeys(map: YAMLMap): { key: unknown; code: StrangePart }[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }): { key: unknown; code: StrangePart }[] => {
    if (isCollection(key)) return [{ key, code: 'MAP_AS_KEY' }];
    if (!isScalar(key) || key.value === null) return [{ key, code: 'NO_KEY' }];
    const name = `${key.value as string | number | boolean}`;
    if (name === '__proto__') return [{ key, code: 'PROTO_KEY' }];
    if (name === '<<') return [{ key, code: 'MERGE_KEY' }];
    if (seen.has(name)) return [{ key, code: 'DUPLICATE_KEY' }];
    seen.add(name);
    return [];
  });
}
