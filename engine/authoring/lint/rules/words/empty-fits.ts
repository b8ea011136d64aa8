import type { Vocabulary } from '../../../../manifest/types.js';
import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { contentWords } from '../../wording/content-words.js';
import { oncePer } from '../../once-per.js';

const empty = (thing: string): string =>
  `output:\n  columns: [name, state, id]\n  sort: name\n  empty: No ${thing} matches.\n`;

export const emptyFits: Rule = {
  id: 'words/empty-fits',
  title: 'The sentence for an empty list speaks of what the list shows.',
  why: 'It is all that the person reads then. "No network matches" in a list of zones is believed, and is about something that nobody looked for.',
  severity: 'error',
  bad: inRead(empty('volume')),
  good: inRead(empty('virtual router')),
  *checkManifest({ manifest: { answer, title, output = {}, shows = [] }, tool: { resource }, source }, { vocabulary }) {
    const [, said = ''] = /^(?:No|There (?:is|are) no) ([\w -]+?) (?:matche?s?|is|are|was|were|has|have|fits?)\b/.exec(output.empty ?? '') ?? []; // prettier-ignore
    if (answer.kind !== 'list' || said === '') return;
    const words = contentWords(said);
    const own = contentWords(`${title} ${toolNameOf(source)} ${resource} ${shows.join(' ')}`.replaceAll('-', ' '));
    if ([...words].some((word) => own.has(word)) || !isKind(words, vocabulary)) return;
    yield {
      at: ['output', 'empty'],
      word: said,
      message: `This list shows no ${said}, so "${output.empty ?? ''}" is about something else.`,
      hint: 'Name what the list shows. If this file began as a copy, check its other texts too.',
    };
  },
};

const kindsIn = oncePer((entities: Vocabulary['entities']) => new Set(Object.keys(entities).map(keyOf)));

/** Whether some entry of _shared/entities.yaml has this name; of other words nobody knows whether they mean the same. */
function isKind(words: ReadonlySet<string>, { entities }: Vocabulary): boolean {
  return kindsIn(entities).has([...words].sort().join(' '));
}

function keyOf(entity: string): string {
  return [...contentWords(entity.replaceAll('-', ' '))].sort().join(' ');
}
