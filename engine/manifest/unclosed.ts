/** A quote or a bracket that is opened and never closed. Lines and columns count from 1. */
export interface Unclosed {
  sign: '"' | "'" | '[' | '{';
  line: number;
  column: number;
}

/**
 * Where the first text in quotes begins that does not end before the next line of its own depth. The parser notices it
 * only at the next quote, which may be pages further down.
 */
export function unclosedQuote(lines: readonly string[]): Unclosed | undefined {
  for (const { line, text } of plainLines(lines)) {
    const [open] = scan(text).quotes;
    if (open === undefined) continue;
    const next = lines.slice(line).find((one) => one.trim() !== '');
    if (next === undefined || indentOf(next) <= indentOf(text)) {
      return { sign: text[open] === "'" ? "'" : '"', line, column: open + 1 };
    }
  }
  return undefined;
}

/** Where the first bracket is opened that is never closed. */
export function unclosedBracket(lines: readonly string[]): Unclosed | undefined {
  const open: Unclosed[] = [];
  for (const { line, text } of plainLines(lines)) {
    for (const { sign, at } of scan(text).brackets) {
      if (sign === '[' || sign === '{') open.push({ sign, line, column: at + 1 });
      else if (open.at(-1)?.sign === (sign === ']' ? '[' : '{')) open.pop();
    }
  }
  return open[0];
}

/** Lines that are no text of a block (`|`, `>`), in which quotes and brackets are letters. */
function* plainLines(lines: readonly string[]): Iterable<{ line: number; text: string }> {
  let block: number | undefined;
  for (const [index, text] of lines.entries()) {
    if (block !== undefined && (text.trim() === '' || indentOf(text) > block)) continue;
    block = /(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(text) ? indentOf(text) : undefined;
    yield { line: index + 1, text };
  }
}

interface Scanned {
  /** Where the quote stands that is open at the end of the line. */
  quotes: number[];
  brackets: { sign: string; at: number }[];
}

/** Quotes and brackets of a line that have a meaning: outside of texts, and where a value may begin. */
function scan(text: string): Scanned {
  const brackets: Scanned['brackets'] = [];
  let mayBegin = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) break;
    if (mayBegin && (sign === '"' || sign === "'")) {
      const end = endOfQuote(text, at, sign);
      if (end === undefined) return { quotes: [at], brackets };
      at = end;
      mayBegin = false;
    } else if ((sign === '[' || sign === '{') && (mayBegin || brackets.length > 0)) {
      brackets.push({ sign, at });
      mayBegin = true;
    } else if (sign === ']' || sign === '}') {
      brackets.push({ sign, at });
      mayBegin = false;
    } else if (/[,:-]/.test(sign)) mayBegin = /\s/.test(text[at + 1] ?? ' ');
    else if (!/\s/.test(sign)) mayBegin = false;
  }
  return { quotes: [], brackets };
}

function endOfQuote(text: string, from: number, sign: string): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    if (sign === '"' && text[at] === '\\') at += 1;
    else if (text[at] === sign && !(sign === "'" && text[at + 1] === "'")) return at;
    else if (text[at] === sign) at += 1;
  }
  return undefined;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
