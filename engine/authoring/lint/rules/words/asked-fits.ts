import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Synonyms } from '../../../../search/lexicon.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Finding, Rule } from '../../rule.js';
import { isOpposite } from '../../wording/opposites.js';

const example = (said: string): Example =>
  asFile(
    '_shared/asked.yaml',
    `# yaml-language-server: $schema=../../schemas/synonyms.schema.json\nasked:\n  enable-role: [${said}]\n`,
    {},
    `asked:\n  enable-role: [${said}]`,
  );

export const askedFits: Rule = {
  id: 'words/asked-fits',
  title: 'What people ask leads to one tool, and not to the one that does the opposite.',
  why: 'The search learns from these. Who wants to freeze something and is led to the tool that wakes it may get the opposite of what they asked for.',
  severity: 'error',
  bad: example('disable a role'),
  good: example('let a role work again'),
  *checkFile({ kind, source, yaml, problems }) {
    if (kind !== 'shared' || sharedKind(source) !== 'synonyms' || problems.length > 0) return;
    yield* inActions((yaml.data as Partial<Synonyms>).actions ?? {});
    const before = new Map<string, string>();
    for (const [tool, phrases] of Object.entries((yaml.data as Partial<Synonyms>).asked ?? {})) {
      for (const [index, phrase] of phrases.entries()) {
        const at = ['asked', tool, index];
        const key = phrase.toLowerCase().trim();
        const other = before.get(key);
        const [verb = ''] = key.match(/[a-z]+/) ?? [];
        if (other !== undefined) {
          yield {
            at,
            part: 'value',
            message: `"${phrase}" leads to ${other} already.`,
            hint: 'Keep it where it fits better, and remove the other.',
          };
        } else if (isOpposite(verb, tool.split('-')[0] ?? '')) {
          yield {
            at,
            part: 'value',
            message: `Who says "${phrase}" wants the opposite of ${tool}.`,
            hint: 'Move it to the tool that is meant.',
          };
        }
        before.set(key, tool);
      }
    }
  },
};

/** Ways to say that one wants to look; what ends something may not be among them, nor the other way round. */
const LOOKING = ['list', 'look'];

function* inActions(actions: Readonly<Record<string, readonly string[]>>): Iterable<Finding> {
  const changing = new Map<string, string>();
  for (const [verb, phrases] of Object.entries(actions)) {
    if (!['delete', 'stop', 'start', 'create', 'update', 'disable'].includes(verb)) continue;
    for (const phrase of phrases) changing.set(phrase.toLowerCase(), verb);
  }
  for (const [verb, phrases] of Object.entries(actions)) {
    for (const [index, phrase] of phrases.entries()) {
      const other = LOOKING.includes(verb) ? changing.get(phrase.toLowerCase()) : undefined;
      const isReversed = isOpposite(phrase.toLowerCase(), verb);
      if (other === undefined && !isReversed) continue;
      yield {
        at: ['actions', verb, index],
        part: 'value',
        message: isReversed
          ? `"${phrase}" is the opposite of ${verb}.`
          : `"${phrase}" is said by those who want to ${other ?? ''} something, and stands among the words for looking.`,
        hint: 'Remove it here.',
      };
    }
  }
}
