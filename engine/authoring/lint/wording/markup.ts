/** Signs that a program would turn into something else than what is written, and what they are. */
export interface Markup {
  pattern: RegExp;
  what: string;
  /** Also inside backticks, where placeholders and code may stand. */
  evenAsCode?: true;
}

export const MARKUP: readonly Markup[] = [
  {
    what: 'a tag of HTML or XML',
    pattern:
      /<\/?(?:a|abbr|audio|b|base|big|body|br|button|center|details|div|em|embed|font|form|frame|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|li|mark|marquee|math|meta|ol|option|p|pre|q|s|script|select|small|span|strike|strong|style|sub|summary|sup|svg|table|td|textarea|th|tr|tt|u|ul|video|system|important|instructions?|assistant)\b[^<>]*>|<[a-z][\w-]*\s+[\w-]+\s*=|<!--|-->|<!\[CDATA|<\?xml/i,
    evenAsCode: true,
  },
  // <name> in the place of a name is how people write; only one that is closed, or shouts, is meant as a tag.
  { what: 'a tag', pattern: /<\/[A-Za-z][\w-]*\s*>|<[A-Za-z][\w-]*\s*\/>|<[A-Z][A-Z_-]{2,}>|<\|[^|]*\|>/ },
  { what: 'an entity of HTML', pattern: /&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/i, evenAsCode: true },
  { what: 'a link of Markdown', pattern: /!?\[[^\]\n]+\]\([^)\n]*\)|^\s*\[[^\]\n]+\]:\s/m },
  {
    what: 'bold or struck text of Markdown',
    pattern: /\*\*\S(?:[^*\n]*\S)?\*\*|(?<![\w_])__[A-Za-z](?:[^_\n]*\S)?__(?!\w)|~~\S[^~\n]*~~/,
  },
  {
    what: 'italic text of Markdown',
    pattern: /(?<![\w*.])\*[A-Za-z][^*\n]*[A-Za-z.!]\*(?![\w*])|(?<![\w_`])_[A-Za-z][^_\n]*[A-Za-z.!]_(?![\w_])/,
  },
  { what: 'a heading of Markdown', pattern: /^\s{0,3}#{1,6}\s+\S/m },
  { what: 'a block of code of Markdown', pattern: /```|~~~/, evenAsCode: true },
  { what: 'a table of Markdown', pattern: /^\s*\|.*\|\s*$|\|\s*:?-{3,}/m },
  { what: 'a quotation of Markdown', pattern: /^\s*>\s+\S/m },
  { what: 'a colour code of a terminal', pattern: /\\(?:x1b|033|e|u001b)\[/i, evenAsCode: true },
  {
    what: 'a text in another encoding',
    pattern:
      /(?<![\w/+-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])[A-Za-z0-9+/_-]{40,}={0,2}(?![\w/+-])|(?:\\u[0-9a-fA-F]{4}){3,}|(?:\\x[0-9a-fA-F]{2}){3,}|(?:%[0-9a-fA-F]{2}){4,}|\b[0-9a-f]{64,}\b/,
    evenAsCode: true,
  },
];

/** A text without what stands in backticks. */
export function withoutBackticks(text: string): string {
  return text.includes('`') ? text.replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length)) : text;
}
