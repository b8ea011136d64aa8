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

interface Token {
  from: number;
  to: number;
  /** The word as it may stand in a phrase: also without the ending of a plural. */
  forms: readonly string[];
}

/** Finds phrases in texts, whatever their case, the last word also in the plural. Costs the length of the text. */
export type PhraseFinder<About> = (text: string) => Occurrence<About>[];

export function phraseFinder<About>(phrases: readonly Phrase<About>[]): PhraseFinder<About> {
  const byFirst = new Map<string, { words: readonly string[]; about: About }[]>();
  for (const { words, about } of phrases) {
    const parts = words.toLowerCase().split(/\s+/);
    const first = parts[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words: parts, about }]);
  }
  return (text) => {
    const tokens = tokensOf(withoutCode(text));
    const found: Occurrence<About>[] = [];
    tokens.forEach((token, at) => {
      for (const form of token.forms) {
        for (const { words, about } of byFirst.get(form) ?? []) {
          const last = tokens[at + words.length - 1];
          if (!last || !standsAt(tokens, at, words, text)) continue;
          const { from } = token;
          found.push({ from, to: last.to, text: text.slice(from, last.to).replace(/\s+/g, ' '), about });
        }
      }
    });
    return found;
  };
}

/** Whether all words follow each other with nothing but space between them. Only the last may be a plural. */
function standsAt(tokens: readonly Token[], at: number, words: readonly string[], text: string): boolean {
  return words.every((word, index) => {
    const token = tokens[at + index];
    const next = tokens[at + index + 1];
    if (!token) return false;
    if (index === words.length - 1) return token.forms.includes(word);
    return token.forms[0] === word && next !== undefined && /^\s+$/.test(text.slice(token.to, next.from));
  });
}

/** Names in backticks and fields in braces are no words; they are blanked, so that offsets stay. */
export function withoutCode(text: string): string {
  return text.replace(/`[^`]*`|\{\{[^}]*\}\}+/g, (code) => '\0'.repeat(code.length));
}

/** Several finders look at each text, one right after another. */
const known = new Map<string, Token[]>();
const MOST_KNOWN = 500;

function tokensOf(text: string): Token[] {
  let tokens = known.get(text);
  if (!tokens) {
    if (known.size >= MOST_KNOWN) known.clear();
    tokens = readTokens(text);
    known.set(text, tokens);
  }
  return tokens;
}

/** What is joined by a hyphen or a dot is one word: `list-vms`, `VM.START`. */
function readTokens(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}_]+(?:[-.'’][\p{L}\p{N}_]+)*/gu)].map(({ 0: found, index }) => {
    const word = found.replace(/['’]s$/, '');
    return { from: index, to: index + word.length, forms: formsOf(word.toLowerCase()) };
  });
}

/** The word itself, and what it may be the plural of. */
function formsOf(word: string): string[] {
  if (word.length < 3 || !word.endsWith('s')) return [word];
  if (!word.endsWith('es')) return [word, word.slice(0, -1)];
  const forms = [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('ies') ? [...forms, `${word.slice(0, -3)}y`] : forms;
}
