/**
 * The four mistakes newcomers make in YAML, told as what to do instead of what the parser stumbled over.
 * Source: the parser's own errors, tried on manifests (format-notes, traps 20-22).
 */
export function adviseOnSyntax(code: string, message: string, line: string): { message: string; hint?: string } {
  const text = line.replace(/^[\s-]*[\w"'-]+:\s*/, '');
  if (text.startsWith('{{') || /[:-]\s+\{\{/.test(line)) {
    return {
      message: 'A text that begins with {{ is read as a map.',
      hint: `Put it in quotes: "${text.trim().replaceAll('"', '\\"')}"`,
    };
  }
  if (/nested mappings|implicit keys/i.test(message) && text.includes(': ')) {
    return {
      message: 'A text with ": " in it is read as a key and a value.',
      hint: `Put the text in quotes: "${text.trim().replaceAll('"', '\\"')}"`,
    };
  }
  if (text.startsWith('*') || /alias/i.test(message)) {
    return { message: 'A text that begins with * is read as a reference.', hint: 'Put it in quotes: "*"' };
  }
  if (code === 'TAB_AS_INDENT' || line.startsWith('\t')) {
    return { message: 'YAML is indented with spaces, not with tabs.', hint: 'Replace the tab with two spaces.' };
  }
  if (code === 'DUPLICATE_KEY') {
    return { message: 'This key stands here twice.', hint: 'Remove one; the second would silently win.' };
  }
  return { message: message.replace(/\s+at line \d+.*$/s, '') };
}
