import type { Facts } from '../../../../facts/facts.js';
import { commandWords } from '../../../../manifest/command-words.js';
import { named } from '../../example.js';
import type { Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

/** 64 characters less the prefix that clients put before a name (DESIGN section 2). */
const MOST_CHARACTERS = 47;

export const name: Rule = {
  id: 'clients/name',
  title: 'The tool is called after its command, in small letters with hyphens.',
  why: 'Who knows the command finds the tool, and the other way round. Texts, examples and settings name tools as well, so a name is hard to change later.',
  severity: 'warning',
  bad: named('router/restart-the-router.yaml'),
  good: named('router/reboot-router.yaml'),
  *checkManifest({ manifest: { command }, tool, facts }, { facts: known }) {
    // A command that nobody knows is told by facts/command-exists; the name of the file may well be right.
    const named = commandsByTool(known).get(tool.name);
    if (!facts && named !== undefined) return;
    const words = commandWords(command);
    const expected = words.join('-');
    if (tool.name === expected) return;
    if (expected.length > MOST_CHARACTERS) {
      const [verb = ''] = words;
      if (tool.name.startsWith(`${verb}-`)) return;
      yield {
        message: `${expected} is too long for a name, and ${tool.name} does not begin with ${verb}, the verb of ${command}.`,
        hint: `Rename the file to ${verb}- and the most telling words of the command.`,
      };
      return;
    }
    // The verb may stand first where CloudStack puts it last: quotaTariffDelete, delete-quota-tariff.
    if (sorted(tool.name.split('-')) === sorted(words)) return;
    yield {
      message: `The file is called ${tool.name}, but its command is ${command}.`,
      hint:
        named === undefined
          ? `Rename the file to ${expected}.yaml.`
          : `If the command is right, rename the file to ${expected}.yaml. If the name is right, write \`command: ${named}\`.`,
    };
  },
};

function sorted(words: readonly string[]): string {
  return [...words].sort().join('-');
}

/** The command whose tool would be called so. */
const commandsByTool = oncePer(
  (facts: Facts): ReadonlyMap<string, string> =>
    new Map([...facts.commands()].map(({ name }) => [commandWords(name).join('-'), name])),
);
