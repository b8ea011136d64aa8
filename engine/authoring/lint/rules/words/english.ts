import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { withoutCode } from '../../wording/phrases.js';
import { textsOf } from '../../wording/texts.js';

/** Small words that stand in nearly every sentence of a language, and in none of English. */
const LANGUAGES: readonly (readonly [language: string, words: ReadonlySet<string>])[] = [
  [
    'German',
    'der das und ist nicht die zu denen man kann darin jener jene was wer wo damit noch eine einer einen eines einem wird werden von diesem dieser dieses diese mit für auf nur auch sich wenn oder aus bei nach wie kein keine sind zum zur dem den als über unter durch alle ihr ihre sein seine zeigt löscht startet',
  ],
  [
    'French',
    'le les des est une du et dans pour par sur avec qui que pas ce cette ces son ses leur aux sont ou où tous toutes plus liste affiche supprime',
  ],
  [
    'Spanish',
    'el la los las una del es en si para por con que no se su sus este esta estos estas como más todos todas muestra elimina lista',
  ],
  [
    'Italian',
    'il lo gli una della delle dei degli di del è per con che non si questo questa questi sono tutti tutte nella nel',
  ],
  ['Portuguese', 'os uma da das dos do é em para com que não se seu sua este esta são todos todas na no pelo pela'],
  ['Dutch', 'het een van niet en voor met op deze dit zijn wordt worden alle naar bij uit ook of als door'],
].map(([language = '', words = '']) => [language, new Set(words.split(' '))] as const);

const ENGLISH = new Set(
  'the a an of and is are to it its in that this for with on be not only which from by or when what who has have will'.split(
    ' ',
  ),
);

/** Fewer are a name, or stand in an English sentence by chance. */
const FEWEST = 2;

export const english: Rule = {
  id: 'words/english',
  title: 'Texts are in English.',
  why: 'A model finds a tool by its words, and contributors from everywhere read each other. Keywords and what people ask may be in any language.',
  severity: 'warning',
  bad: inRead('params:\n  zoneid: { use: zone, description: Nur die Router in dieser Zone. }\n'),
  good: inRead('params:\n  zoneid: { use: zone, description: Only in this zone. }\n'),
  *checkFile(file) {
    for (const { at, text } of textsOf(file)) {
      // One sentence among English ones may be there so that a person reads over it.
      for (const sentence of withoutCode(text).split(/(?<=[.!?:])\s+/)) {
        const language = languageOf(sentence);
        if (language === undefined) continue;
        yield {
          at,
          word: sentence.trim().split(/\s/, 1)[0] ?? '',
          message: `This text is ${language}.`,
          hint: 'Write it in English; only keywords may be in any language.',
        };
        break;
      }
    }
  },
};

/** The language of a sentence if it is none of ours; undefined for a short one. */
function languageOf(sentence: string): string | undefined {
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return undefined;
  const known = new Set(words);
  const ours = [...known].filter((word) => ENGLISH.has(word)).length;
  for (const [language, small] of LANGUAGES) {
    const theirs = [...known].filter((word) => small.has(word) && !ENGLISH.has(word)).length;
    if (theirs >= FEWEST && theirs > ours && theirs / words.length >= 0.2) return language;
  }
  return undefined;
}
