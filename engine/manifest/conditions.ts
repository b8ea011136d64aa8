import type { Condition, Test, When } from './types.js';
import { plainText } from '../text/plain-text.js';
import { coversInternet } from './covers-internet.js';

/** The value of a field of an object that nobody could look at: whatever is asked about it may be so, and counts as so. */
export const UNSEEN = Symbol('unseen');

/**
 * Gives the value of an argument, a field of a row, or `object.field` of a bound object; undefined if absent, UNSEEN if
 * nobody can tell.
 */
export type Lookup = (name: string) => unknown;

/** True if the condition holds. Keys are AND, a list is OR; values are compared after coercion (format-notes 4.2). */
export function holds(condition: Condition, lookup: Lookup): boolean {
  if (Array.isArray(condition)) return condition.some((when) => allHold(when, lookup));
  return allHold(condition, lookup);
}

function allHold(when: When, lookup: Lookup): boolean {
  return Object.entries(when).every(([name, test]) => passes(test, lookup(name)));
}

function passes(test: Test, value: unknown): boolean {
  if (value === UNSEEN || (Array.isArray(value) && value.includes(UNSEEN))) return true;
  if (Array.isArray(test)) return test.some((one) => same(one, value));
  if (typeof test !== 'object') return same(test, value);
  if ('covers' in test) return isAbsent(value) ? test.absent === true : coversInternet(value);
  return (
    (test.present === undefined || test.present === !isAbsent(value)) &&
    (test.not === undefined || ![test.not].flat().some((one) => same(one, value))) &&
    (test.over === undefined || numberOf(value) > test.over) &&
    (test.under === undefined || numberOf(value) < test.under) &&
    (test.matches === undefined || (!isAbsent(value) && matches(test.matches, value)))
  );
}

/** NaN, which is neither over nor under anything, for what is no number: also for a map, whatever it calls toString. */
function numberOf(value: unknown): number {
  const text = plainText(Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value);
  return text.trim() === '' ? NaN : Number(text);
}

function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function same(wanted: string | number | boolean, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => same(wanted, one));
  if (value === undefined || value === null || typeof value === 'object') return false;
  return String(wanted).toLowerCase() === plainText(value).toLowerCase();
}

/**
 * Anchored nowhere, case-insensitive. Only for patterns of manifests, which are trusted: a bad pattern can take for ever
 * even on a short text, so none may come from a caller. Long values are cut to keep good ones quick.
 */
function matches(pattern: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => matches(pattern, one));
  if (typeof value === 'object' && value !== null) return Object.values(value).some((one) => matches(pattern, one));
  return new RegExp(pattern, 'i').test(plainText(value).slice(0, 500));
}
