import { commandWords } from '../../../../manifest/command-words.js';
import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

/** 64 characters less the prefix that clients put before a name (DESIGN section 2). */
const MOST_CHARACTERS = 47;

export const name: Rule = {
  id: 'clients/name',
  title: 'The tool is called after its command, in small letters with hyphens.',
  why: 'Who knows the command finds the tool, and the other way round. Texts, examples and settings name tools as well, so a name is hard to change later.',
  severity: 'warning',
  bad: named('router/restart-the-router.yaml'),
  good: named('router/reboot-router.yaml'),
  *checkManifest({ manifest: { command }, tool }) {
    const words = commandWords(command);
    const expected = words.join('-');
    if (tool.name === expected) return;
    if (expected.length > MOST_CHARACTERS) {
      const [verb = ''] = words;
      if (tool.name.startsWith(`${verb}-`)) return;
      yield {
        message: `${expected} is too long for a name, and ${tool.name} does not begin with ${verb}, the verb of ${command}.`,
        hint: `Call the file ${verb}-... with the most telling words of the command.`,
      };
      return;
    }
    // The verb may stand first where CloudStack puts it last: quotaTariffDelete, delete-quota-tariff.
    if (sorted(tool.name.split('-')) === sorted(words)) return;
    yield {
      message: `${tool.name} is not how ${command} is called as a tool.`,
      hint: `Rename the file to ${expected}.yaml.`,
    };
  },
};

function sorted(words: readonly string[]): string {
  return [...words].sort().join('-');
}
