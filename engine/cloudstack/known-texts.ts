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
const LIMIT = /^Maximum (?:amount|number) of resources of type/i;
const PERMISSION = /\bpermission denied\b|does not have permission/i;
/** What CloudStack tells everybody but root administrators in the place of the reason. */
const HIDDEN = /^Internal error executing command/i;
/** An exception that nobody foresaw: its text is about CloudStack's own code. */
const FAULT =
  /\bjava\.[a-z]+\.|^Cannot invoke "|cannot be cast to class|NullPointerException|error in your SQL syntax|persist on DB/;

/** What the text says beyond its numbers. 432 means two things that only the text tells apart. */
export function meaningOf(errorcode: number | undefined, code: ErrorCode, text: string): Meaning {
  const [, missing] = MISSING.exec(text) ?? [];
  if (missing !== undefined) {
    const why = `it needs the argument ${missing}`;
    return { code: 'refused-parameter', words: { why }, next: `Call again with ${missing}.` };
  }
  const [, invalid] = INVALID.exec(text) ?? [];
  if (invalid !== undefined) {
    const why = `the value of ${invalid} has not the form that it wants, or stands for nothing that there is`;
    const next = `Look up what ${invalid} means again: it may be removed, or belong to somebody else.`;
    return { code: 'refused-parameter', words: { why }, next };
  }
  if (errorcode === 432 && code === 'command-refused' && text !== '' && !NOT_OFFERED.test(text))
    return { code: 'not-supported' };
  if (HIDDEN.test(text)) {
    const next =
      'CloudStack shows the reason to root administrators only: ask one, or look at the events and at what the call was given.';
    return { next };
  }
  if (LIMIT.test(text)) return { code: 'limit-reached' };
  if (code !== 'cloud-failed') return {};
  if (PERMISSION.test(text)) return { code: 'no-permission' };
  if (FAULT.test(text)) {
    const next =
      'This is a fault inside CloudStack; its management server log tells more. The same call will most likely fail again.';
    return { next };
  }
  return {};
}
