import { ToolError } from '../errors.js';
import type { Param } from '../manifest/types.js';

const READY_MADE = 'base64:';

/** One value as CloudStack's text: words become their codes, then the declared encoding is applied. */
export function scalarText(path: string, param: Param, value: unknown): string {
  const text = plainText(path, value);
  const coded = String(declared(param.codes, text) ?? text);
  if (param.encoding === 'base64') {
    // Guessing would fail: `abcd` is a word as well as valid base64.
    return coded.startsWith(READY_MADE)
      ? coded.slice(READY_MADE.length)
      : Buffer.from(coded, 'utf8').toString('base64');
  }
  return param.encoding === 'url' ? encodeURIComponent(wellFormed(coded)) : coded;
}

/** A list as one text. CloudStack splits at every comma and knows no escape, so an item with one has no form. */
export function joinItems(path: string, param: Param, items: unknown[]): string {
  const texts = items
    .filter((item) => item !== null && item !== undefined)
    .map((item, index) => scalarText(`${path}[${index}]`, itemParam(param), item));
  const bad = texts.findIndex((text) => text.includes(','));
  if (bad >= 0) {
    throw new ToolError('invalid-argument', {
      argument: `${path}[${bad}]`,
      problem: 'CloudStack cannot take a list item that contains a comma',
    });
  }
  return texts.filter((text) => !isEmpty(text)).join(',');
}

/** A field of a map or of a record: a scalar, or a list that is joined. */
export function fieldText(path: string, param: Param, value: unknown): string {
  return Array.isArray(value) ? joinItems(path, param, value) : scalarText(path, param, value);
}

/** What a table that people wrote says of a name; names such as `constructor` are just names. */
export function declared<T>(table: Record<string, T> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

export function isEmpty(text: string): boolean {
  return text === '';
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Half of a surrogate pair cannot be encoded as UTF-8; it becomes U+FFFD, before anything is signed. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** What is declared of the items; codes and encodings may stand at the list itself. */
function itemParam(param: Param): Param {
  const items: Param | undefined = param.items;
  return items?.codes || items?.encoding ? items : param;
}

function plainText(path: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new ToolError('invalid-argument', { argument: path, problem: 'a text, a number or true/false is needed here' });
}
