/** What a newcomer is told instead of what the parser stumbled over. */
export interface Advice {
  message: string;
  hint?: string;
  /** The column where the mistake begins, if it is not where the parser noticed it. */
  column?: number;
}

/** Sound YAML that nobody means in a manifest (strange-parts.ts). */
const STRANGE: Record<string, (line: string) => Advice> = {
  TOO_DEEP: () => ({
    message: 'This is nested too deeply.',
    hint: 'A manifest has about eight levels. Look for a [ or { that is not closed.',
  }),
  DIRECTIVE: () => ({ message: 'A line that begins with % is an order to the parser.', hint: 'Remove that line.' }),
  MERGE_KEY: () => ({
    message: '<< copies another map in some YAML tools, and is an ordinary key in others.',
    hint: 'Write out what it would copy; for parameters that many manifests share use `include`.',
  }),
  PROTO_KEY: () => ({ message: '`__proto__` cannot be a name.', hint: 'Choose another name.' }),
  NO_KEY: () => ({ message: 'There is no key before this colon.', hint: 'Write the key, or put the text in quotes.' }),
  DUPLICATE_KEY: () => ({
    message: 'This key stands here twice.',
    hint: 'Remove one; the second would silently win.',
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
 * The mistakes newcomers make in YAML, told as what to do. Source: the parser's own errors, tried on manifests
 * (format-notes, traps 20-22).
 */
export function adviseOnSyntax(code: string, message: string, line: string): Advice {
  const strange = Object.hasOwn(STRANGE, code) ? STRANGE[code]?.(line) : undefined;
  if (strange) return strange;
  const text = line.replace(/^[\s-]*[\w"'-]+:\s*/, '');
  const quoted = `"${text.trim().replaceAll('"', '\\"')}"`;
  const braces = /(?:^|[:-]\s+)\{\{/.exec(line);
  if (braces) {
    return {
      message: 'A text that begins with {{ is read as a map.',
      hint: text.startsWith('{{') ? `Put it in quotes: ${quoted}` : 'Put the whole text in quotes: "{{...}} ..."',
      column: line.indexOf('{{', braces.index) + 1,
    };
  }
  if (/nested mappings|implicit keys/i.test(message) && text.includes(': ')) {
    return {
      message: 'A text with ": " in it is read as a key and a value.',
      hint: `Put the text in quotes: ${quoted}`,
    };
  }
  if (text.startsWith('*') || code === 'BAD_ALIAS' || /alias/i.test(message)) {
    return {
      message: 'A text that begins with * is read as a reference.',
      hint: `Put it in quotes: ${text.startsWith('*') ? quoted : '"*"'}`,
    };
  }
  if (code === 'TAB_AS_INDENT' || line.startsWith('\t')) {
    return { message: 'YAML is indented with spaces, not with tabs.', hint: 'Replace the tab with two spaces.' };
  }
  if (code === 'MAP_AS_KEY') return { message: 'A map or a list cannot be a key.' };
  if (code === 'MULTIPLE_DOCS') {
    return { message: 'A line with --- begins a second document; a manifest is one.', hint: 'Remove that line.' };
  }
  if (code === 'BAD_SCALAR_START') {
    return { message: 'A text cannot begin with this character.', hint: 'Put the text in quotes.' };
  }
  if (/^Flow (map|sequence)/.test(message)) {
    return { message: 'A { or [ further up is not closed before this line.', hint: 'Close it where its content ends.' };
  }
  return { message: message.replace(/\s+at line \d+.*$/s, '') };
}
