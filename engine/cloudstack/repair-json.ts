/** A whole string of JSON; only inside one may a line end not stand as it is. */
const STRING = /"(?:\\[^]|[^"\\])*"/g;
/** An escape that JSON knows, or a backslash before anything else. */
const ESCAPE = /\\(?:(["\\/bfnrt]|u[0-9a-f]{4})|([^]))/gi;
const CONTROL = /[\x00-\x1f]/g; // eslint-disable-line no-control-regex -- what JSON does not allow inside strings

/**
 * Parses an answer that CloudStack broke itself: it turns a literal \u003c of a value into the character after it has
 * escaped the backslash before it, so that \< comes, which no parser takes. Undefined if that is not what is wrong.
 */
export function parseRepaired(text: string): unknown {
  try {
    return JSON.parse(text.replace(STRING, repaired)) as unknown;
  } catch {
    return undefined;
  }
}

function repaired(string: string): string {
  return string
    .replace(ESCAPE, (whole: string, known?: string, other?: string) => (known === undefined ? (other ?? '') : whole))
    .replace(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
