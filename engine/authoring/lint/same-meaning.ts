import { Lexer } from 'yaml';
import type { Tool } from '../../manifest/types.js';
import { saysNothing } from './says-nothing.js';

/**
 * Whether two tools do and say the same. What says nothing does not count: words that could be left out, the order of
 * keys, blanks at the end of a line and a full stop at the end of a text. Keywords may only become fewer.
 */
export function isSameTool(a: Tool, b: Tool): boolean {
  const known = new Set((a.keywords ?? []).map((word) => word.toLowerCase()));
  return (
    (b.keywords ?? []).every((word) => known.has(word.toLowerCase())) &&
    canonical(essence(a)) === canonical(essence(b)) &&
    // Here the order counts, since clients show arguments in it.
    JSON.stringify(plain(a.listed.inputSchema)) === JSON.stringify(plain(b.listed.inputSchema))
  );
}

/** The same for what is no tool: shared files, tests of manifests, and manifests that the engine refuses. */
export function isSameData(a: unknown, b: unknown): boolean {
  return canonical(withoutIdle(a)) === canonical(withoutIdle(b));
}

/** Whether every comment is kept; the first line for editors is no remark of a person. */
export function keepsComments(before: string, after: string): boolean {
  const left = commentsOf(after);
  return commentsOf(before).every((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 || comment.includes('yaml-language-server');
  });
}

function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && !isScalar) comments.push(token.trimEnd());
    // The lexer puts this mark before the text of a scalar.
    isScalar = token === '\u001f';
  }
  return comments;
}

function essence(tool: Tool): unknown {
  return withoutIdle({ ...tool, listed: undefined, keywords: undefined });
}

/** Drops the words that say nothing, as often as dropping one leaves another idle. */
function withoutIdle(data: unknown): unknown {
  if (!isMap(data)) return data;
  const top = kept(data, []);
  const params = top['params'];
  if (isMap(params)) {
    const each = Object.entries(params).map(([name, param]) => {
      return [name, isMap(param) ? kept(param, ['params', name]) : param] as const;
    });
    top['params'] = Object.fromEntries(each);
  }
  for (const part of ['danger', 'secrets']) {
    const inner = top[part];
    if (isMap(inner)) top[part] = kept(inner, [part]);
  }
  return kept(top, []);
}

function kept(map: Record<string, unknown>, path: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map).filter(([word, value]) => saysNothing([...path, word], value, map) === undefined),
  );
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(plain(value), (_, each: unknown) => (isMap(each) ? sorted(each) : each));
}

function sorted(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts without what nobody sees. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim()
      .replace(/\.$/, '');
  }
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
