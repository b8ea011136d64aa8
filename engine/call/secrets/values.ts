/** What a secret that a text names looks like, from its first letter on: the patterns are asked at one place each. */
const VALUE = new RegExp(
  [
    // In quotes, up to the one that ends it.
    `"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|$)`,
    `'(?:[^'\\\\]|\\\\[\\s\\S])*(?:'|$)`,
    // A list or a map, unless more of the same word follows.
    `\\[[^\\]]{0,2000}\\](?![\\w.~+/-])`,
    `\\{[^}]{0,2000}\\}(?![\\w.~+/-])`,
    // A block or a list of YAML.
    `[|>][+-]?\\d?[ \\t]*\\n(?:[ \\t]+[^\\n]*(?:\\n|$))+`,
    `(?:-[ \\t]+\\S+\\s*)+`,
    // One word; a shell would take what is escaped along.
    `(?:\\\\[\\s\\S]|[^\\s\\\\])+|\\\\`,
  ].join('|'),
  'y',
);
const REST_OF_LINE = /[^\r\n]+/y;
const AFTER_OPEN_TAG = /[^\s<]+/y;

/** Where a value that begins at `from` ends. */
export function endOfValue(text: string, from: number): number {
  return from + matchAt(VALUE, text, from).length;
}

export function endOfLine(text: string, from: number): number {
  return from + matchAt(REST_OF_LINE, text, from).length;
}

/** Of an element that is not closed: up to the next space or tag. */
export function endInElement(text: string, from: number): number {
  return from + matchAt(AFTER_OPEN_TAG, text, from).length;
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}
