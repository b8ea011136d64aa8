import { HIDDEN, isSecretName } from './secret-names.js';

/** Signs of the syntax around names and values, also as JSON, HTML and URLs write them inside a text. */
const EQUALS = '(?:[=:]|%3[ad]|\\\\u003[ad]|&#(?:61|58);|&equals;)';
const QUOTE = `(?:\\\\{0,16}["']|&(?:quot|apos|#34|#39|#x22|#x27);|%2[27]|\\\\{1,16}u002[27])`;
const OPEN_TAG = '(?:<|&lt;|\\\\u003c|%3c)';
const CLOSE_TAG = '(?:>|&gt;|\\\\u003e|%3e)';

/** What an escaped sign leaves in front of a name: `\\u0026sig`, `%26sig`, `\\nsig`. */
const ESCAPED = '(?:(?<=\\\\)(?:u[0-9a-f]{4}|[nrt])|(?<=%)[0-9a-f]{2})';
/** `name=`, `--name=` or `"name":`, however often it was packed; begins where no other name can. */
const NAMED = new RegExp(`(?<![\\w.-])(${ESCAPED}?)[-_.\\d]*([a-z][\\w.-]*)${QUOTE}?\\s{0,3}${EQUALS}\\s{0,3}`, 'gi');
/** `--password hunter2`, as command lines have it. */
const OPTION = /(?<![\w-])()--([a-z][\w.-]*)[ \t]+(?=[^\s-])/gi;
/** The value after it: up to the closing quote, escaped as often as the opening one, or up to the next space. */
const VALUE = new RegExp(
  [
    `"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|$)`,
    `'(?:[^'\\\\]|\\\\[\\s\\S])*(?:'|$)`,
    `(\\\\{1,16})(["'])[\\s\\S]*?(?:(?<!\\\\)\\1\\2|$)`,
    `(${QUOTE})[\\s\\S]*?(?:\\3|$)`,
    '\\S+',
  ].join('|'),
  'y',
);
/** A header with more words than one: `Authorization: Bearer ...`, `Cookie: a=b; c=d`. */
const HEADER = /^(x-)?(proxy-)?authorization$|^(set-)?cookie$/i;
const REST_OF_LINE = /[^\r\n]+/y;
const TAG = new RegExp(`${OPEN_TAG}(/|%2f|\\\\/)?([a-z][\\w.:-]{0,200})(?:\\s[^<>&]{0,1000})?${CLOSE_TAG}`, 'gi');
const AFTER_OPEN_TAG = new RegExp(`(?:(?!${OPEN_TAG})\\S)+`, 'iy');

interface Part {
  from: number;
  to: number;
}

/** Takes the value away wherever a text names a secret: `password=...`, `"secretkey": "..."`, `<token>...</token>`. */
export function hideNamed(text: string): string {
  if (!/[=:<]|%3|&|\\u003|--/i.test(text)) return text;
  return without(text, [...assigned(text), ...inTags(text)]);
}

function* assigned(text: string): Iterable<Part> {
  for (const pattern of [NAMED, OPTION]) {
    let done = 0;
    for (const { 0: whole, 1: escaped = '', 2: name = '', index } of text.matchAll(pattern)) {
      // In C:\token= nothing is escaped.
      if (index < done || !(isSecretName(name) || isSecretName(escaped + name))) continue;
      const from = index + whole.length;
      const isQuoted = /^(["'\\&]|%2[27])/i.test(text.slice(from, from + 3));
      const value = matchAt(!isQuoted && HEADER.test(name) ? REST_OF_LINE : VALUE, text, from);
      if (value === '') continue;
      done = from + value.length;
      yield { from, to: done };
    }
  }
}

/** What stands between an element's tags; where it is not closed, up to the next space or tag. */
function* inTags(text: string): Iterable<Part> {
  const tags = [...text.matchAll(TAG)].map(({ 0: whole, 1: slash, 2: name = '', index }) => ({
    name: name.replace(/^.*:/, '').toLowerCase(),
    isEnd: slash !== undefined,
    from: index,
    to: index + whole.length,
  }));
  const lastEnds = new Map(tags.flatMap((tag, at) => (tag.isEnd ? [[tag.name, at] as const] : [])));
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at];
    if (!tag || tag.isEnd || !isSecretName(tag.name)) continue;
    if ((lastEnds.get(tag.name) ?? -1) < at) {
      yield { from: tag.to, to: tag.to + matchAt(AFTER_OPEN_TAG, text, tag.to).length };
      continue;
    }
    do at += 1;
    while (!(tags[at]?.isEnd === true && tags[at]?.name === tag.name));
    yield { from: tag.to, to: tags[at]?.from ?? text.length };
  }
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}

function without(text: string, parts: Part[]): string {
  let clean = '';
  let done = 0;
  for (const { from, to } of parts.sort((a, b) => a.from - b.from)) {
    if (to <= from || to <= done) continue;
    clean += from < done ? '' : text.slice(done, from) + HIDDEN;
    done = to;
  }
  return clean + text.slice(done);
}
