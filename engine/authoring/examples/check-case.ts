import type { Case } from './case.js';
import { findHoles } from '../lint/wording/find-holes.js';
import type { Outcome } from './run-case.js';

/** One thing that is not as expected: two texts to compare, or a sentence about what may never be. */
export type Difference =
  | { part: 'request' | 'plan' | 'text'; expected: string; actual: string }
  | { part: 'holes' | 'error' | 'columns'; problem: string };

/** What is wrong with the outcome of a case. Without expectations it still has to succeed and to read well. */
export function checkCase(one: Case, outcome: Outcome): Difference[] {
  return [...checkError(one, outcome), ...checkWords(one, outcome), ...compare(one, outcome)];
}

/** What is wrong with the words for an answer in which nothing is left; of a call that fails anyway its case tells. */
export function checkEmpty({ text, error }: Outcome): Difference[] {
  if (error !== undefined) return [];
  return findHoles(text).map((hole) => ({
    part: 'holes',
    problem: `Where nothing is left that CloudStack could describe, the text has ${hole}`,
  }));
}

function checkError({ error }: Case, outcome: Outcome): Difference[] {
  if (error === undefined) {
    return outcome.error === undefined
      ? []
      : [{ part: 'error', problem: `The call fails [${outcome.error}]: ${outcome.text}` }];
  }
  if (outcome.error === undefined) return [{ part: 'error', problem: 'The call succeeds, but an error was expected.' }];
  if (typeof error === 'string' && error !== outcome.error) {
    return [{ part: 'error', problem: `The error is ${outcome.error}; ${error} was expected.` }];
  }
  return [];
}

function checkWords({ answer }: Case, { text, plan, table, error, missing = [] }: Outcome): Difference[] {
  if (error !== undefined) return [];
  const sentences = table ? lastLine(text) : text;
  const holes = [...findHoles(sentences), ...(plan === undefined ? [] : findHoles(plan))];
  // A cell may be empty in a given answer, but a made-up one has every field.
  const empty =
    table && answer === undefined ? table.columns.filter((_, at) => table.rows.every((row) => row[at] === '')) : [];
  return [
    // A given answer may be one in which nothing is left.
    ...(answer === undefined ? missing : []).map((name): Difference => ({
      part: 'holes',
      problem: `The text has a hole: CloudStack answers no ${name}.`,
    })),
    ...holes.map((hole): Difference => ({ part: 'holes', problem: `The text has ${hole}` })),
    ...empty.map((column): Difference => ({
      part: 'columns',
      problem: `The column ${column} is empty: CloudStack answers no such field.`,
    })),
  ];
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function compare(one: Case, outcome: Outcome): Difference[] {
  const found: Difference[] = [];
  const both = (part: 'request' | 'plan' | 'text', expected: string | undefined, actual: string | undefined): void => {
    if (expected !== undefined && expected !== (actual ?? '')) found.push({ part, expected, actual: actual ?? '' });
  };
  both('request', one.request && requestLines(one.request), outcome.request && requestLines(outcome.request));
  both('plan', one.plan?.trimEnd(), outcome.plan);
  both('text', one.text?.trimEnd(), outcome.text.trimEnd());
  return found;
}

/** A request as lines, sorted: on the wire everything is text and in no order. */
export function requestLines(request: Record<string, unknown>): string {
  return Object.keys(request)
    .sort()
    .map((name) => `${name}: ${String(request[name])}`)
    .join('\n');
}
