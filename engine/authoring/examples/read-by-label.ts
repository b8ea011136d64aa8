import type { Row } from '../../call/names/find-objects.js';

/**
 * The fields of a thing that somebody called by its label, or by the beginning of it: "tcp 443 on 203.0.113.7" gives the
 * protocol, the ports and the address. What was left out is missing.
 */
export function readByLabel(label: string, said: string): Row {
  const words = said.split(/\s+/).filter((word) => word !== '');
  const row: Row = {};
  let literal: string | undefined;
  for (const part of label.replace(/\{\{[#^/][^}]*\}\}/g, ' ').split(/\s+/)) {
    const fields = [...part.matchAll(/\{\{(\w+)\}\}/g)].map(([, field = '']) => field);
    if (fields.length === 0) {
      literal = part;
      continue;
    }
    if (literal !== undefined && literal !== '' && words[0]?.toLowerCase() !== literal.toLowerCase()) continue;
    if (literal !== undefined && literal !== '') words.shift();
    literal = undefined;
    const word = words.shift();
    if (word === undefined) break;
    const values = fields.length > 1 ? word.split('-') : [word];
    fields.forEach((field, at) => (row[field] = values[at] ?? values[0]));
  }
  return row;
}
