import path from 'node:path';
import { parseApiUrl } from './api-url.js';
import type { Parsed } from './api-url.js';

/** What a setting can be. `times` turns the unit that people write into the one the engine counts in. */
export type ValueType =
  | { kind: 'integer'; min: number; max: number; times?: number }
  | { kind: 'boolean' }
  | { kind: 'one-of'; values: readonly (string | number)[] }
  | { kind: 'text' }
  | { kind: 'secret' }
  | { kind: 'url' }
  | { kind: 'path' }
  | { kind: 'texts' }
  | { kind: 'paths' };

/** What a relative path and `~/` start from. */
export interface PathBase {
  folder: string;
  home: string;
}

const YES = ['true', '1', 'yes', 'on'];
const NO = ['false', '0', 'no', 'off'];

/** The rule of a type as the end of a sentence: "must be a whole number from 1 to 10". */
export function rule(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return `must be a whole number from ${type.min} to ${type.max}`;
    case 'boolean':
      return 'must be true or false';
    case 'one-of':
      return `must be ${orList(type.values)}`;
    case 'text':
      return 'must be a text of one line, in quotes if it looks like a number';
    case 'secret':
      return 'must be a key without blanks or special characters; copy it again, without quotes inside';
    case 'url':
      return 'must be a URL, such as https://cloud.example.org/client/api';
    case 'path':
      return 'must be a path';
    case 'texts':
      return 'must be a list of texts';
    case 'paths':
      return 'must be a list of paths';
  }
}

/**
 * Turns what a flag, a variable or a file says into a value. A text may stand for a number, a boolean or a list
 * (separated by commas). The problem never repeats what was given: it may be a secret in the wrong place.
 */
export function parseValue(type: ValueType, raw: unknown, base: PathBase): Parsed {
  const wrong = { problem: rule(type) };
  if (type.kind === 'texts' || type.kind === 'paths') {
    const parts = listParts(raw);
    if (!parts?.every(isLine)) return wrong;
    return { value: type.kind === 'paths' ? parts.map((part) => absolute(part, base)) : parts };
  }
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return wrong;
  const text = String(raw).trim();
  const placeholder = /^\$\{[^}]*\}$/.exec(text);
  if (placeholder) return { problem: 'is still a placeholder: nobody put the value in its place' };
  switch (type.kind) {
    case 'integer': {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      return number >= type.min && number <= type.max ? { value: number * (type.times ?? 1) } : wrong;
    }
    case 'boolean': {
      const word = text.toLowerCase();
      return YES.includes(word) ? { value: true } : NO.includes(word) ? { value: false } : wrong;
    }
    case 'one-of': {
      const value = type.values.find((each) => String(each) === text.toLowerCase());
      return value === undefined ? wrong : { value };
    }
    case 'text':
      return isLine(text) ? { value: text } : wrong;
    case 'secret':
      return /^[\x21-\x7e]+$/.test(text) && !/["'`]/.test(text) ? { value: text } : wrong;
    case 'url':
      return parseApiUrl(text);
    case 'path':
      return isLine(text) ? { value: absolute(text, base) } : wrong;
  }
}

/** An absolute path; `~/` is the home folder. */
export function absolute(given: string, { folder, home }: PathBase): string {
  const expanded = /^~(?=[/\\]|$)/.test(given) ? path.join(home, given.slice(1)) : given;
  return path.resolve(folder, expanded);
}

/** "a, b or c" */
export function orList(words: readonly (string | number)[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${String(words.at(-1))}`;
}

function listParts(raw: unknown): string[] | undefined {
  const given: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (!given.every((part) => typeof part === 'string')) return undefined;
  return given.flatMap((part) => part.split(',')).flatMap((part) => part.trim() || []);
}

function isLine(text: string): boolean {
  return text.length > 0 && text.length <= 4096 && !/\p{Cc}/u.test(text);
}
