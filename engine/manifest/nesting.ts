import { Lexer } from 'yaml';

/** The parser calls itself for each level; real manifests have about eight. */
const DEEPEST = 64;
/** Block levels are columns: nobody indents a key this far. */
const FARTHEST = 200;
/** A text without any of these cannot be nested too deep, and needs no closer look. */
const OPENERS = 256;
const MANY_DASHES = /(?:[-?:][ \t]+){16}/;
const FAR_IN = /^[ \t]{64}/m;

/** The offset at which a text nests deeper than the parser can bear; undefined for every text that a person writes. */
export function nestsTooDeep(text: string): number | undefined {
  if (!hasManyOpeners(text) && !MANY_DASHES.test(text) && !FAR_IN.test(text)) return undefined;
  let offset = 0;
  let lineStart = 0;
  let flow = 0;
  let inLine = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer, which stand for no text.
    const isMark = token === '\u0002' || token === '\u0018' || token === '\u001f';
    if (!isMark && !isScalar) {
      if (token === '[' || token === '{') flow += 1;
      else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
      else if (flow === 0 && (token === '-' || token === '?' || token === ':')) {
        inLine += 1;
        if (offset - lineStart > FARTHEST && token !== ':') return offset;
      }
      if (flow + inLine > DEEPEST) return offset;
    }
    if (isScalar && flow === 0 && offset - lineStart > FARTHEST && isIndented(text, lineStart, offset)) return offset;
    if (token.endsWith('\n')) {
      lineStart = offset + token.length;
      inLine = 0;
    }
    isScalar = token === '\u001f';
    if (!isMark) offset += token.length;
  }
  return undefined;
}

function hasManyOpeners(text: string): boolean {
  let count = 0;
  for (const opener of ['[', '{']) {
    for (let at = text.indexOf(opener); at >= 0 && count < OPENERS; at = text.indexOf(opener, at + 1)) count += 1;
  }
  return count >= OPENERS;
}

function isIndented(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
