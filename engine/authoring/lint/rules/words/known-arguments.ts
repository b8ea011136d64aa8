import type { Facts } from '../../../../facts/facts.js';
import { isEngineArgument } from '../../../../manifest/engine-arguments.js';
import { didYouMean } from '../../../../text/nearest.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { commandWords } from '../../../../manifest/command-words.js';
import type { LintContext } from '../../context.js';
import { namedTools } from '../../wording/named-tools.js';
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
  *checkManifest(file, context) {
    const { facts } = context;
    const own = Object.keys(file.tool.params);
    for (const { at, kind, text } of textsOf(file)) {
      // Descriptions of arguments write values so too.
      if (kind === 'parameter') continue;
      for (const [, word = ''] of text.matchAll(/`([a-z][a-z0-9]*)`/g)) {
        if (own.includes(word) || isEngineArgument(word) || isValue(word, file.manifest)) continue;
        // With other tools before one's eyes, it has to be an argument of one of those.
        const near = new Set([file.manifest.command, ...commandsNamed(text, context)]);
        if (
          commandsWith(facts)
            .get(word)
            ?.some((command) => near.has(command)) === true
        )
          continue;
        const isElsewhere = commandsWith(facts).has(word);
        // "Such as `rootdisksize`" may be a value of something.
        if (isElsewhere && (kind !== 'description' || !new RegExp(`\\bwith \`${word}\``).test(text))) continue;
        yield {
          at,
          word: `\`${word}\``,
          message: isElsewhere
            ? `Neither this tool nor one that is named here has an argument or a field \`${word}\`.`
            : `No tool has an argument or a field \`${word}\`.`,
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

/** The commands of the tools that a text names. */
function commandsNamed(text: string, context: LintContext): string[] {
  const names = new Set(namedTools(text, context));
  if (names.size === 0) return [];
  return Array.from(context.facts.commands(), ({ name }) => name).filter((name) =>
    names.has(commandWords(name).join('-')),
  );
}

/** The commands that take or answer each word. */
const commandsWith = oncePer((facts: Facts): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const command of facts.commands()) {
    const words = [...command.params, ...(facts.fieldsOf(command) ?? [])].map(({ name }) => name);
    for (const word of new Set(words)) found.set(word, [...(found.get(word) ?? []), command.name]);
  }
  return found;
});
