import type { SourceFile } from '../../../manifest/find-files.js';
import { toolNameOf } from '../context.js';
import type { FolderContext } from '../context.js';
import { contentWords } from './content-words.js';
import { oncePer } from '../once-per.js';

/** What sets one description apart from others. */
interface Described {
  name: string;
  words: ReadonlySet<string>;
  /** Words of the tool's name and title: that two texts differ by these is how they should. */
  own: ReadonlySet<string>;
}

interface DescriptionIndex {
  all: readonly Described[];
  byWord: ReadonlyMap<string, readonly number[]>;
}

/** Shorter ones are alike by chance. */
const FEWEST_WORDS = 6;
/** How much two texts share, of all words that are in either. */
const TOO_MUCH = 0.8;

/** Tools whose description says nearly the same as this one. */
export function describedAlike(name: string, description: string, title: string, context: FolderContext): string[] {
  const { all, byWord } = indexOf(context);
  const mine = { name, words: contentWords(description), own: contentWords(`${name} ${title}`) };
  if (mine.words.size < FEWEST_WORDS) return [];
  return [...worthComparing(mine.words, byWord)].flatMap((at) => {
    const other = all[at];
    if (!other || other.name === name || other.words.size < FEWEST_WORDS) return [];
    return sharedPart(mine.words, other.words) < TOO_MUCH || isToldApart(mine, other) ? [] : [other.name];
  });
}

/** Who shares that much of all words shares one of the rarest ones too: the others need no look. */
function worthComparing(words: ReadonlySet<string>, byWord: ReadonlyMap<string, readonly number[]>): Set<number> {
  const places = Array.from(words, (word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
  return new Set(places.slice(0, words.size - Math.ceil(TOO_MUCH * words.size) + 1).flat());
}

/** How many words two texts have in common, of all that are in either. */
function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count / (a.size + b.size - count);
}

/** Each says of itself what it is about: "Shows pods ..." beside "Shows clusters ...". */
function isToldApart(a: Described, b: Described): boolean {
  const only = (one: Described, other: Described): string[] => [...one.words].filter((word) => !other.words.has(word));
  return only(a, b).some((word) => a.own.has(word)) && only(b, a).some((word) => b.own.has(word));
}

/** Read by pattern, since reading all manifests as YAML would cost more than the whole check of one. */
const indexOf = oncePer((context: FolderContext): DescriptionIndex => {
  const all = context.manifests.map(describedIn);
  const byWord = new Map<string, number[]>();
  for (const [at, { words }] of all.entries()) {
    for (const word of words) {
      const places = byWord.get(word);
      if (places) places.push(at);
      else byWord.set(word, [at]);
    }
  }
  return { all, byWord };
});

/** A file does not change, so what it says is read once. */
const describedIn = oncePer((source: SourceFile): Described => {
  const name = toolNameOf(source);
  const text = /^description:(.*\n(?:[ \t]+.*\n|[ \t]*\n)*)/m.exec(source.text)?.[1] ?? '';
  const title = /^title:(.*)$/m.exec(source.text)?.[1] ?? '';
  return { name, words: contentWords(text), own: contentWords(`${name} ${title}`) };
});
