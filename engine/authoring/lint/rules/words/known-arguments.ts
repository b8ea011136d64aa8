import type { Facts } from '../../../../facts/facts.js';
import { isEngineArgument } from '../../../../manifest/engine-arguments.js';
import { didYouMean } from '../../../../text/nearest.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { textsOf } from '../../wording/texts.js';
import { oncePer } from '../../once-per.js';

export const knownArguments: Rule = {
  id: 'words/known-arguments',
  title: 'An argument that a text writes in backticks is one that there is.',
  why: 'A model that reads of an argument gives it. One that no tool has is refused, and the call is made again in another way.',
  severity: 'warning',
  bad: inChange(
    'description: >-\n  Restarts a virtual router, which interrupts the traffic of its network; with `atonce` it is stopped at once. To restart the network with a new router, use restart-network.\n',
  ),
  good: inChange(
    'description: >-\n  Restarts a virtual router, which interrupts the traffic of its network; with `forced` it is stopped at once. To restart the network with a new router, use restart-network.\n',
  ),
  *checkManifest(file, { facts }) {
    const own = Object.keys(file.tool.params);
    for (const { at, kind, text } of textsOf(file)) {
      // Descriptions of arguments write values so too.
      if (kind === 'parameter') continue;
      for (const [, word = ''] of text.matchAll(/`([a-z][a-z0-9]*)`/g)) {
        if (own.includes(word) || isEngineArgument(word) || wordsIn(facts).has(word) || isValue(word, file.manifest))
          continue;
        yield {
          at,
          word: `\`${word}\``,
          message: `No tool has an argument or a field \`${word}\`.`,
          hint: didYouMean(word, own).trim() || 'Write the name of the argument that is meant, or say it in words.',
        };
      }
    }
  },
};

/** A word that stands somewhere else in the manifest on its own, such as one of the values of an argument. */
function isValue(word: string, data: unknown): boolean {
  if (typeof data === 'string') return data === word;
  return typeof data === 'object' && data !== null && Object.values(data).some((part) => isValue(word, part));
}

/** What any command takes or answers. */
const wordsIn = oncePer((facts: Facts): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const command of facts.commands()) {
    for (const { name } of command.params) words.add(name);
    for (const { name } of facts.fieldsOf(command) ?? []) words.add(name);
  }
  return words;
});
