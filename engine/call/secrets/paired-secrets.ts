import { isSecretName } from './secret-names.js';
import type { Span } from './spans.js';
import { endInElement, endOfValue } from './values.js';

const BEFORE = '(?<![\\w.-])(?:[\\w.\\[\\]-]{0,60}[._\\]-])?';
const EQUALS = `["']?\\s{0,3}(?:=>|[=:])\\s{0,3}`;
/** `name=password`, `"key": "password"`, `details[0].key=password` */
const KEYED = new RegExp(
  `${BEFORE}(?:name|key|field|property|option|type|id)${EQUALS}["']?([a-z_][\\w.-]{0,100})["']?`,
  'gi',
);
const VALUE_OF = new RegExp(`${BEFORE}(?:value|val|content)${EQUALS}`, 'i');
/** A value belongs to the name beside it, within the same brackets. */
const NEAR = 200;

/** Values beside the name of a secret: `{"name":"password","value":"..."}`, `<entry key="password">...</entry>`. */
export function* pairedSecrets(text: string): Iterable<Span> {
  let done = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(KEYED)) {
    if (!isSecretName(name)) continue;
    const end = index + whole.length;
    const behind = text.slice(end, end + NEAR).replace(/[{}<>][\s\S]*/, '');
    const before = text.slice(Math.max(0, index - NEAR), index).replace(/^[\s\S]*[{}<>]/, '');
    for (const [at, part] of [
      [end, behind],
      [index - before.length, before],
    ] as const) {
      const found = VALUE_OF.exec(part);
      if (!found) continue;
      const from = at + found.index + found[0].length;
      // What stands within another value ends with it, unless quotes say otherwise: else each would be read to its end.
      if (from < done && !/["']/.test(text.charAt(from))) continue;
      const to = endOfValue(text, from);
      done = Math.max(done, to);
      yield { from, to };
    }
    if (text[end + behind.length] === '>') {
      const from = end + behind.length + 1;
      yield { from, to: endInElement(text, from) };
    }
  }
}
