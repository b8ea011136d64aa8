/** What a newcomer is told instead of what the parser stumbled over. */
export interface Advice {
  message: string;
  hint?: string;
  /** The column where the mistake begins, if it is not where the parser noticed it. */
  column?: number;
}

/**
 * The mistakes newcomers make in YAML, told as what to do. Source: the parser's own errors, tried on manifests
 * (format-notes, traps 20-22).
 */
export function adviseOnSyntax(code: string, message: string, line: string): Advice {
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
  if (text.startsWith('*') || /alias/i.test(message)) {
    return {
      message: 'A text that begins with * is read as a reference.',
      hint: `Put it in quotes: ${text.startsWith('*') ? quoted : '"*"'}`,
    };
  }
  if (code === 'TAB_AS_INDENT' || line.startsWith('\t')) {
    return { message: 'YAML is indented with spaces, not with tabs.', hint: 'Replace the tab with two spaces.' };
  }
  if (code === 'DUPLICATE_KEY') {
    return { message: 'This key stands here twice.', hint: 'Remove one; the second would silently win.' };
  }
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
