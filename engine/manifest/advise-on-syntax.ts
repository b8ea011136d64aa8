import { unclosedBracket, unclosedQuote } from './unclosed.js';

/** What a newcomer is told instead of what the parser stumbled over. */
export interface Advice {
  message: string;
  hint?: string;
  /** Where the mistake is, if it is not where the parser noticed it. */
  line?: number;
  column?: number;
}

/** What the parser says, and where. */
export interface Stumble {
  code: string;
  said: string;
  lines: readonly string[];
  /** Counts from 1. */
  line: number;
}

const GIT: Advice = {
  message: 'This line was left by git: two versions of a part stand one after the other.',
  hint: 'Keep the right version. Remove the other, and the lines with <<<<<<<, ======= and >>>>>>>.',
};
const GIT_MARK = /^\s*(?:<{7}|>{7}|\|{7}|={7})(?:\s|$)/;

/** Sound YAML that nobody means in a manifest (strange-parts.ts). */
const STRANGE: Record<string, (line: string) => Advice> = {
  TOO_DEEP: () => ({
    message: 'This is nested too deeply.',
    hint: 'A manifest has about eight levels. Look for a [ or { that is not closed.',
  }),
  DIRECTIVE: () => ({
    message: 'A line that begins with % is an instruction for the YAML parser.',
    hint: 'Remove that line.',
  }),
  MERGE_KEY: () => ({
    message: 'The key << cannot be used: some programs read it as a copy of another map, others as an ordinary key.',
    hint: 'Write out what it would copy. For parameters that many manifests share use `include`.',
  }),
  PROTO_KEY: () => ({ message: '`__proto__` cannot be a name.', hint: 'Choose another name.' }),
  NO_KEY: () => ({
    message: 'There is no key before this colon.',
    hint: 'Write the key, or put the text in quotes.',
  }),
  DUPLICATE_KEY: () => ({
    message: 'This key is here twice.',
    hint: 'Remove one of the two; otherwise the second would win without a word.',
  }),
  ANCHOR: (line) => ({
    message: 'A text that begins with & is read as a mark for references.',
    hint: 'Put the text in quotes, or remove the mark.',
    ...columnOf(line, /(?:^|[\s[{,:-])&/),
  }),
  TAG: (line) => ({
    message: 'A text that begins with ! is read as a type.',
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
    return {
      message: 'A text that begins with {{ is read as a map.',
      hint: text.startsWith('{{') ? `Put it in quotes: ${quoted(text)}` : 'Put the whole text in quotes: "{{...}} ..."',
      column: line.indexOf('{{', braces.index) + 1,
    };
  }
  return (
    (code === 'TAB_AS_INDENT' || line.startsWith('\t') ? TAB : undefined) ??
    quoteAdvice(said, lines, at, text) ??
    bracketAdvice(said, lines) ??
    colonAdvice(said, line, text) ??
    beginningAdvice(code, said, text) ??
    indentAdvice(said, lines, at) ??
    (code === 'MULTIPLE_DOCS'
      ? { message: 'A line with --- begins a second document; a manifest is one.', hint: 'Remove that line.' }
      : undefined)
  );
}

const TAB: Advice = {
  message: 'YAML is indented with spaces, not with tabs.',
  hint: 'Replace the tab with two spaces.',
};

function quoteAdvice(said: string, lines: readonly string[], at: number, text: string): Advice | undefined {
  const open = unclosedQuote(lines);
  // Whatever the parser says further down follows from it.
  if (open && open.line <= at) {
    const { sign, line, column } = open;
    return {
      message: `A text begins with ${sign} here and is never closed.`,
      hint: `Put a ${sign} at its end.`,
      line,
      column,
    };
  }
  if (/Unexpected scalar at node end/.test(said) && /^["']/.test(text)) {
    const sign = text.slice(0, 1);
    return {
      message: `The text ends at the second ${sign}, and more follows.`,
      hint:
        sign === '"'
          ? 'Write \\" for each " inside of it, or put the whole text in single quotes.'
          : "Write '' for each ' inside of it, or put the whole text in double quotes.",
    };
  }
  return /Invalid escape sequence/.test(said)
    ? {
        message: 'In double quotes a \\ has a meaning of its own.',
        hint: 'Write \\\\ for each \\, or put the text in single quotes.',
      }
    : undefined;
}

function bracketAdvice(said: string, lines: readonly string[]): Advice | undefined {
  const extra = /Unexpected flow-(seq|map)-end token/.exec(said)?.[1];
  if (extra !== undefined) {
    const sign = extra === 'seq' ? ']' : '}';
    return {
      message: `There is a ${sign} too many.`,
      hint: `Remove it, or write the ${sign === ']' ? '[' : '{'} that it closes.`,
    };
  }
  if (!/^Flow (map|sequence)|closing [\]}]|must be sufficiently indented/.test(said)) return undefined;
  const open = unclosedBracket(lines);
  if (!open)
    return { message: 'A { or [ further up is not closed before this line.', hint: 'Close it where its content ends.' };
  const { sign, line, column } = open;
  return {
    message: `This ${sign} is never closed.`,
    hint: `Put a ${sign === '[' ? '] where the list' : '} where the map'} ends.`,
    line,
    column,
  };
}

function colonAdvice(said: string, line: string, text: string): Advice | undefined {
  if (/Block collections are not allowed within flow/.test(said)) {
    // { type: string, description: Only this: that one. }
    const [, key = '', value = ''] = /([\w-]+):\s+([^,{}[\]"']*:\s[^,{}[\]]*)/.exec(line) ?? [];
    if (value !== '') {
      return {
        message: 'A text with ": " in it is read as a key and a value.',
        hint: `Put the text in quotes: ${key}: ${quoted(value)}`,
        column: line.indexOf(value) + 1,
      };
    }
  }
  if (!/nested mappings|implicit keys/i.test(said)) return undefined;
  if (text.includes(': ') && line !== text) {
    return {
      message: 'A text with ": " in it is read as a key and a value.',
      hint: `Put the text in quotes: ${quoted(text)}`,
    };
  }
  if (/^\S.*:$/.test(text) && line !== text) {
    return {
      message: 'A text that ends with a colon is read as a key.',
      hint: `Put the text in quotes: ${quoted(text)}`,
    };
  }
  const [, key = '', value = ''] = /^\s*(?:- )?([a-z][\w-]*):(\S.*)$/.exec(line) ?? [];
  return key === ''
    ? undefined
    : { message: 'A blank is missing after the colon.', hint: `Write \`${key}: ${value}\`.` };
}

function beginningAdvice(code: string, said: string, text: string): Advice | undefined {
  if (text.startsWith('*') || code === 'BAD_ALIAS' || /alias/i.test(said)) {
    return {
      message: 'A text that begins with * is read as a reference.',
      hint: `Put it in quotes: ${text.startsWith('*') ? quoted(text) : '"*"'}`,
    };
  }
  if (code === 'MAP_AS_KEY')
    return { message: 'A map or a list cannot be a key.', hint: 'Write a word before the colon.' };
  if (code === 'BAD_SCALAR_START')
    return { message: 'A text cannot begin with this character.', hint: `Put the text in quotes: ${quoted(text)}` };
  if (/block-seq-ind on same line/.test(said)) {
    return {
      message: 'A text cannot begin with "- ": that begins an entry of a list.',
      hint: `Put the text in quotes: ${quoted(text)}. A list begins on the next line.`,
    };
  }
  if (/^\? /.test(text))
    return { message: 'A text cannot begin with "? ".', hint: `Put the text in quotes: ${quoted(text)}` };
  return /Not a YAML token/.test(said)
    ? {
        message: 'After | and > the text begins on the next line.',
        hint: 'Put it there, with two spaces more than this line has.',
      }
    : undefined;
}

function indentAdvice(said: string, lines: readonly string[], at: number): Advice | undefined {
  const line = lines[at - 1] ?? '';
  if (/must start at the same column|bad indentation/i.test(said)) {
    const above = lines.slice(0, at - 1).findLast((one) => one.trim() !== '' && !/^\s*#/.test(one)) ?? '';
    return {
      message: 'This line is indented like no line above it.',
      hint: `It begins with ${spaces(line)}, the line above with ${spaces(above)}: give it the same if the two stand beside each other.`,
    };
  }
  if (/sequence may not be used as an implicit map key/.test(said)) {
    return {
      message: 'This entry of a list stands among keys.',
      hint: 'Remove the -, or move the line below the key to whose list it belongs.',
    };
  }
  return /implicit (?:map )?keys need|Unexpected scalar/i.test(said)
    ? {
        message: 'This line is neither `word: value` nor part of the text above it.',
        hint: 'Write a colon and a blank after the word, or indent the line as far as the text that it continues.',
      }
    : undefined;
}

function spaces(line: string): string {
  const count = line.length - line.trimStart().length;
  return count === 1 ? '1 space' : `${count === 0 ? 'no' : count} spaces`;
}

function quoted(text: string): string {
  return `"${text.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
