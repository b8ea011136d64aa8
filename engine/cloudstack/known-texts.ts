import type { ErrorCode } from '../errors.js';

/** What an error of CloudStack is where only its text tells. */
export interface Meaning {
  code?: ErrorCode;
  /** What is filled into the sentence of that code. */
  words?: Record<string, string>;
  next?: string;
}

/** A parameter's name as CloudStack writes it, in small letters. */
const PARAMETER = '([a-z][a-z0-9_.]{0,60})';

const MISSING = new RegExp(`due to missing parameter ${PARAMETER}$`, 'i');
const INVALID = new RegExp(`due to invalid value\\. Invalid parameter ${PARAMETER} value=`, 'i');
const NOT_OFFERED =
  /^The API \[\w+\] does not exist or is not available|^The given command .{0,100} either does not exist/i;
const UNREADABLE = /^No enum constant|^For input string/;
/** What CloudStack tells everybody but root administrators in the place of the reason. */
const HIDDEN = /^Internal error executing command/i;
/** An exception that nobody foresaw: its text is about CloudStack's own code. */
const FAULT =
  /\bjava\.[a-z]+\.|\bCannot invoke "|cannot be cast to class|NullPointerException|error in your SQL syntax|persist on DB/;
const LIMIT = /^Maximum (?:amount|number) of resources of type/i;
const TAKEN = /\balready (?:exists|registered|added|in use by)\b|\bhas a .{1,60} for URL\b/i;
const IN_USE =
  /\b(?:in use|being used|it'?s used by|using it|still (?:has|reference|related)|associated (?:resources|with it))\b|\bhas .{1,40} associated with it\b/i;
const PERMISSION = /\bpermission denied\b|\bnot have (?:the )?permission\b|\broot admin\b|\bnot authorized\b/i;
/** A check that was not passed, in the words that CloudStack has for it. */
const CHECKED =
  /\b(?:already|can ?not|can't|won't|must|should|needs?|please|invalid|unsupported|supported only|(?:not|only|isn't) (?:supported|allowed|permitted|valid|in the right state)|not (?:found|in \w+)|only \w+ supports?|does(?:n't| not) exist|(?:unable to|could not) find|not be (?:specified|null)|have to be|conflict|required|disabled)\b/i;
/** Codes that say little: a check that failed and a fault inside have the same numbers. */
const GENERAL: ReadonlySet<ErrorCode> = new Set(['refused', 'cloud-failed', 'no-permission']);

/** What the text says beyond its numbers: 432 means two things, and 530 and 531 are given for nearly anything. */
export function meaningOf(errorcode: number | undefined, code: ErrorCode, text: string): Meaning {
  const [, missing] = MISSING.exec(text) ?? [];
  if (missing !== undefined) {
    const why = `it needs the argument ${missing}`;
    return { code: 'refused-parameter', words: { why }, next: `Call again with ${missing}.` };
  }
  const [, invalid] = INVALID.exec(text) ?? [];
  if (invalid !== undefined) {
    const why = `the value of ${invalid} is not in the right form, or there is nothing that it stands for`;
    const next = `Look up what ${invalid} means again: it may have been removed, or belong to somebody else.`;
    return { code: 'refused-parameter', words: { why }, next };
  }
  if (errorcode === 432 && code === 'command-refused' && text !== '' && !NOT_OFFERED.test(text))
    return { code: 'not-supported' };
  if (LIMIT.test(text)) return { code: 'limit-reached' };
  return GENERAL.has(code) ? refine(text) : {};
}

function refine(text: string): Meaning {
  if (HIDDEN.test(text)) {
    const next =
      'CloudStack shows the reason to root administrators only: ask one, or look at the events and at what the call was given.';
    return { next };
  }
  if (UNREADABLE.test(text)) return { code: 'refused', next: 'One of the values is none that CloudStack can read.' };
  if (FAULT.test(text)) {
    const next =
      'This is a fault inside CloudStack; its management server log tells more. The same call will most likely fail again.';
    return { next };
  }
  if (PERMISSION.test(text)) return { code: 'no-permission' };
  if (TAKEN.test(text)) return { code: 'already-there' };
  if (IN_USE.test(text)) return { code: 'still-in-use' };
  return CHECKED.test(text) ? { code: 'refused' } : {};
}
