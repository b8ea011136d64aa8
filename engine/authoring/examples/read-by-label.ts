import type { Row } from '../../call/names/find-objects.js';

/**
 * The fields of a thing that somebody called by its label, or by the beginning of it: "tcp 443 on 203.0.113.7" gives the
 * protocol, the ports and the address. What was left out is missing.
 */
export function readByLabel(label: string, said: string): Row {
  const words = said.split(/\s+/).filter((word) => word !== '');
  const row: Row = {};
  let literal: string | undefined;
  const parts = label.replace(/\{\{[#^/][^}]*\}\}/g, ' ').split(/\s+/);
  for (const [at, part] of parts.entries()) {
    const fields = fieldsOf(part);
    if (fields.length === 0) {
      literal = part;
      continue;
    }
    if (literal !== undefined && literal !== '' && words[0]?.toLowerCase() !== literal.toLowerCase()) continue;
    if (literal !== undefined && literal !== '') words.shift();
    literal = undefined;
    const word = words.splice(0, lengthOf(words, parts.slice(at + 1))).join(' ');
    if (word === '') continue;
    const values = fields.length > 1 ? word.split('-') : [word];
    fields.forEach((field, nth) => (row[field] = values[nth] ?? values[0]));
  }
  return row;
}

/** Values may have blanks in them, as in "VM CPU - average percentage GT 75" and "stop at 0 20 * * *". */
function lengthOf(words: readonly string[], rest: readonly string[]): number {
  const literal = rest.find((part) => fieldsOf(part).length === 0);
  const end = literal === undefined ? -1 : words.findIndex((word) => word.toLowerCase() === literal.toLowerCase());
  const mine = end < 0 ? words.length : end;
  const others = end < 0 ? rest.length : rest.indexOf(literal ?? '');
  return end === 0 ? 0 : Math.max(1, mine - others);
}

function fieldsOf(part: string): string[] {
  return [...part.matchAll(/\{\{(\w+)\}\}/g)].map(([, field = '']) => field);
}
