import type { Advice } from './advice.js';
import { indentAdvice, ownerOf, tabAdvice } from './advise-on-indent.js';
import { unclosedBracket, unclosedQuote } from './unclosed.js';

/** What the parser says, and where. */
export interface Stumble {
  code: string;
  said: string;
  lines: readonly string[];
  /** Counts from 1. */
  line: number;
}

const GIT: Advice = {
  message: 'Git left this line: two versions of the same part follow each other.',
  hint: 'Keep the right version. Remove the other one, and the lines with <<<<<<<, ======= and >>>>>>>.',
};
const GIT_MARK = /^\s*(?:<{7}|>{7}|\|{7}|={7})(?:\s|$)/;

/** Sound YAML that nobody means in a manifest (strange-parts.ts). */
const STRANGE: Record<string, (line: string) => Advice> = {
  TOO_DEEP: () => ({
    message: 'There are too many [ or { inside each other here.',
    hint: 'Look for a [ or { that is never closed, and close it.',
  }),
  DIRECTIVE: () => ({
    message: 'A line cannot begin with %.',
    hint: 'Remove this line.',
  }),
  MERGE_KEY: () => ({
    message: '<< does not work in a manifest: programs do not agree on what it copies.',
    hint: 'Remove it. Write out what it would copy; parameters that many tools share come with `include`.',
  }),
  PROTO_KEY: () => ({ message: '`__proto__` cannot be a name.', hint: 'Choose another name.' }),
  NO_KEY: () => ({
    message: 'There is no word before this colon.',
    hint: 'Write the word, or put the text in quotes.',
  }),
  DUPLICATE_KEY: (line) => ({
    message: `\`${/([\w$.-]+)["']?\s*:/.exec(line)?.[1] ?? 'This word'}\` is here for the second time.`,
    hint: 'Keep the right one, here or further up, and remove the other.',
  }),
  ANCHOR: (line) => ({
    message: 'A text that begins with & needs quotes.',
    hint: 'Put the text in quotes, or remove the word with the &.',
    ...columnOf(line, /(?:^|[\s[{,:-])&/),
  }),
  TAG: (line) => ({
    message: 'A text that begins with ! needs quotes.',
    hint: 'Put the text in quotes, or remove the word with the !.',
    ...columnOf(line, /(?:^|[\s[{,:-])!/),
  }),
};

/** The column of the last character of the pattern's first match. */
function columnOf(line: string, pattern: RegExp): { column?: number } {
  const found = pattern.exec(line);
  return found ? { column: found.index + found[0].length } : {};
}

/**
 * The mistakes that newcomers make in YAML, told as what to do; undefined if nobody has met this one. Source: the
 * parser's own errors, tried on manifests (format-notes, traps 20-22).
 */
export function adviseOnSyntax({ code, said, lines, line: at }: Stumble): Advice | undefined {
  const line = lines[at - 1] ?? '';
  const strange = Object.hasOwn(STRANGE, code) ? STRANGE[code]?.(line) : undefined;
  if (strange) return strange;
  if (GIT_MARK.test(line)) return GIT;
  const text = line.replace(/^[\s-]*[\w"'-]+:\s*/, '');
  const braces = /(?:^|[:-]\s+)\{\{/.exec(line);
  if (braces) {
    const owner = ownerOf(lines, at);
    if (owner) {
      return {
        message: `The text of \`${owner.word}\` is on lines of its own, so \`${owner.word}:\` needs a | after it.`,
        hint: `Write \`${owner.word}: |\`.`,
        line: owner.line,
      };
    }
    return {
      message: 'A text that begins with {{ needs quotes.',
      hint: text.startsWith('{{') ? `Put it in quotes: ${quoted(text)}` : 'Put the whole text in quotes: "{{...}} ..."',
      column: line.indexOf('{{', braces.index) + 1,
    };
  }
  return (
    (code === 'TAB_AS_INDENT' || line.startsWith('\t') ? tabAdvice(lines, at) : undefined) ??
    quoteAdvice(said, lines, at, text) ??
    bracketAdvice(said, lines) ??
    colonAdvice(said, line, text) ??
    beginningAdvice(code, said, text) ??
    indentAdvice(said, lines, at) ??
    (code === 'MULTIPLE_DOCS'
      ? { message: 'A line with --- cuts the file in two.', hint: 'Remove this line.' }
      : undefined)
  );
}

function quoteAdvice(said: string, lines: readonly string[], at: number, text: string): Advice | undefined {
  const open = unclosedQuote(lines);
  // Whatever the parser says further down follows from it.
  if (open && open.line <= at) {
    const { sign, line, column } = open;
    return {
      message: `This text begins with ${sign} and has no ${sign} at its end.`,
      hint: `Put a ${sign} at its end.`,
      line,
      column,
    };
  }
  if (/Unexpected scalar at node end/.test(said) && /^["']/.test(text)) {
    const sign = text.slice(0, 1);
    return {
      message: `The text ends at the second ${sign}, but the line goes on.`,
      hint:
        sign === '"'
          ? 'Write \\" for each " inside the text, or put the whole text in single quotes.'
          : "Write '' for each ' inside the text, or put the whole text in double quotes.",
    };
  }
  return /Invalid escape sequence/.test(said)
    ? {
        message: 'Inside double quotes a \\ cannot stand alone.',
        hint: 'Write \\\\ for each \\, or put the text in single quotes.',
      }
    : undefined;
}

function bracketAdvice(said: string, lines: readonly string[]): Advice | undefined {
  const extra = /Unexpected flow-(seq|map)-end token/.exec(said)?.[1];
  if (extra !== undefined) {
    const sign = extra === 'seq' ? ']' : '}';
    return {
      message: `There is one ${sign} too many.`,
      hint: `Remove it, or put the missing ${sign === ']' ? '[' : '{'} before it.`,
    };
  }
  if (!/^Flow (map|sequence)|closing [\]}]|must be sufficiently indented/.test(said)) return undefined;
  const open = unclosedBracket(lines);
  if (!open)
    return {
      message: 'A { or [ further up is not closed before this line.',
      hint: 'Put the missing } or ] at the end of the line where it opens, or quotes around a text that has one in it.',
    };
  const { sign, line, column } = open;
  return {
    message: `This ${sign} is never closed.`,
    hint: `Put a ${sign === '[' ? ']' : '}'} after the last thing that belongs in it.`,
    line,
    column,
  };
}

function colonAdvice(said: string, line: string, text: string): Advice | undefined {
  const comma = /Block collections|Unexpected|nested mappings|implicit keys/i.test(said)
    ? commaAdvice(line)
    : undefined;
  if (comma) return comma;
  if (/Block collections are not allowed within flow/.test(said)) {
    // { type: string, description: Only this: that one. }
    const [, key = '', value = ''] = /([\w-]+):\s+([^,{}[\]"']*:\s[^,{}[\]]*)/.exec(line) ?? [];
    if (value !== '') {
      return {
        message: COLON,
        hint: `Put the text in quotes: ${key}: ${quoted(value)}`,
        column: line.indexOf(value) + 1,
      };
    }
  }
  if (!/nested mappings|implicit keys/i.test(said)) return undefined;
  if (text.includes(': ') && line !== text) {
    return {
      message: COLON,
      hint: `Put the text in quotes: ${quoted(text)}`,
    };
  }
  if (/^\S.*:$/.test(text) && line !== text) {
    return {
      message: 'A text with a colon at its end needs quotes.',
      hint: `Put the text in quotes: ${quoted(text)}`,
    };
  }
  const [, key = '', value = ''] = /^\s*(?:- )?([a-z][\w-]*):(\S.*)$/.exec(line) ?? [];
  return key === ''
    ? undefined
    : { message: 'A space is missing after the colon.', hint: `Write \`${key}: ${value}\`.` };
}

/** Told with a way to fix it mechanically; authoring/lint/fix-syntax.ts. */
const COLON = 'A text with a colon in it (": ") needs quotes.';

/** Inside { } entries that are not kept apart: { kind: list: of: X }, { type: string description: X }, {"a": "b" "c": "d"}. */
function commaAdvice(line: string): Advice | undefined {
  const [inside] = /\{.*\}/.exec(line.replace(/\{\{.*?\}\}/g, '')) ?? [];
  if (inside === undefined) return undefined;
  const colon = /([\w-]+: [\w-]+): ([\w-]+: ?[\w-]+)(?= ?[,}])/.exec(inside);
  if (colon) {
    return {
      message: 'There is a colon where a comma belongs.',
      hint: `Write \`${colon[1] ?? ''}, ${colon[2] ?? ''}\`.`,
    };
  }
  const [, before = '', after = ''] =
    /(\w+: (?:"[^"]*"|[\w-]+)) ((?:type|use|required|more|since|description|enum|of|as|list): )/.exec(inside) ??
    /("[^"]*"\s*:\s*"[^"]*")\s+("[^"]*"\s*:)/.exec(inside) ??
    [];
  return before === ''
    ? undefined
    : { message: 'A comma is missing between two entries.', hint: `Write \`${before}, ${after.trim()} ...\`.` };
}

function beginningAdvice(code: string, said: string, text: string): Advice | undefined {
  if (text.startsWith('*') || code === 'BAD_ALIAS' || /alias/i.test(said)) {
    return {
      message: 'A text that begins with * needs quotes.',
      hint: `Put it in quotes: ${text.startsWith('*') ? quoted(text) : '"*"'}`,
    };
  }
  if (code === 'MAP_AS_KEY')
    return {
      message: 'There are brackets where a word belongs, before the colon.',
      hint: 'Put the whole text in quotes.',
    };
  if (code === 'BAD_SCALAR_START') {
    // Inside { } it is one value of several.
    const [value = text.trim()] = /(?<=[:,[{] *)[`@%][^,}\]]*/.exec(text) ?? [];
    return {
      message: `A text that begins with ${value.charAt(0)} needs quotes.`,
      hint: `Put it in quotes: ${quoted(value)}`,
    };
  }
  if (/block-seq-ind on same line/.test(said)) {
    return {
      message: 'A text that begins with "- " needs quotes; a list begins on the next line.',
      hint: `For a text, write ${quoted(text)}. For a list, press Enter after the colon.`,
    };
  }
  if (/^\? /.test(text))
    return { message: 'A text that begins with "? " needs quotes.', hint: `Put the text in quotes: ${quoted(text)}` };
  return /Not a YAML token/.test(said)
    ? {
        message: 'After a | or > the text begins on the next line.',
        hint: 'Move the text to the next line, and begin that line with two spaces more than this one.',
      }
    : undefined;
}

function quoted(text: string): string {
  return `"${text.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
