/** Words in a row to look for, and what is to be said about them. */
export interface Phrase<About> {
  words: string;
  about: About;
}

/** Where one was found; offsets in the text. */
export interface Occurrence<About> {
  from: number;
  to: number;
  /** As it is written there, on one line. */
  text: string;
  about: About;
}

/** Finds phrases in texts, whatever their case, the last word also in the plural. Costs the length of the text. */
export type PhraseFinder<About> = (text: string) => Occurrence<About>[];

/** What is joined by a hyphen or a dot is one word: `list-vms`, `VM.START`. */
const WORD = /[a-z0-9_]+(?:[-.][a-z0-9_]+)*/g;

export function phraseFinder<About>(phrases: readonly Phrase<About>[]): PhraseFinder<About> {
  const byFirst = new Map<string, { pattern: RegExp; about: About }[]>();
  for (const { words, about } of phrases) {
    const parts = words.toLowerCase().split(/\s+/);
    const entry = { pattern: patternOf(parts), about };
    const [first = ''] = parts;
    for (const form of parts.length === 1 ? formsOf(first) : [first]) {
      byFirst.set(form, [...(byFirst.get(form) ?? []), entry]);
    }
  }
  return (text) => {
    const plain = withoutCode(text).toLowerCase();
    const found: Occurrence<About>[] = [];
    for (const { 0: word, index: from } of plain.matchAll(WORD)) {
      for (const { pattern, about } of byFirst.get(word) ?? []) {
        pattern.lastIndex = from;
        if (!pattern.test(plain)) continue;
        const to = pattern.lastIndex;
        found.push({ from, to, text: text.slice(from, to).replace(/\s+/g, ' '), about });
      }
    }
    return found;
  };
}

/** The words with nothing but space between them, the last one in any of its forms and to its end. */
function patternOf(words: readonly string[]): RegExp {
  const all = words.map((word, index) => {
    const escaped = (index === words.length - 1 ? formsOf(word) : [word]).map((form) => form.replaceAll('.', '\\.'));
    return `(?:${escaped.join('|')})`;
  });
  return new RegExp(`${all.join('\\s+')}(?![a-z0-9_-]|\\.[a-z0-9_])`, 'y');
}

function formsOf(word: string): string[] {
  return [word, `${word}s`, `${word}es`, ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : [])];
}

/** Names in backticks and fields in braces are no words; they are blanked, so that offsets stay. */
export function withoutCode(text: string): string {
  return /[`{]/.test(text) ? text.replace(/`[^`]*`|\{\{[^}]*\}\}+/g, (code) => '\0'.repeat(code.length)) : text;
}
