import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { stemOf } from '../../wording/content-words.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';
import { VERBS } from '../../wording/verbs.js';

/** Forms of a noun that was made of a verb, and words that begin no wish. */
const NO_VERB = /(?:tion|sion|ment|ance|ence|ity|ness|ing|ism|er|or|ings|tions|ments)$/;
const BEGINNINGS = new Set(
  'the a an all any this these that some your my our new no how what which who where when why if for of to from with is are can'.split(
    ' ',
  ),
);

export const titleVerb: Rule = {
  id: 'words/title-verb',
  title: 'A title is a few words that begin with a verb: what is done.',
  why: 'A person who is asked to allow "Network function" cannot know what they allow. Titles stand in one list, where the verb comes first.',
  severity: 'warning',
  bad: inChange('title: Router operations\n'),
  good: inChange('title: Reboot a virtual router\n'),
  *checkManifest({ manifest: { command, title }, tool: { resource } }) {
    if (TO_BE_WRITTEN.test(title)) return;
    const at = ['title'];
    const words = title.trim().split(/\s+/);
    const [first = ''] = title.toLowerCase().match(/[a-z]+/) ?? [];
    if (words.length === 1 && /[a-z][A-Z]|[-_.]/.test(title)) {
      yield {
        at,
        part: 'value',
        message: `"${title}" is a name, not a title.`,
        hint: 'Say in a few words what the tool does: "Reboot a virtual router".',
      };
      return;
    }
    if (words.length === 1) {
      yield {
        at,
        part: 'value',
        message: `"${title}" does not say what it is about.`,
        hint: 'Write the verb and the thing: "Reboot a virtual router".',
      };
      return;
    }
    if (VERBS.has(first)) return;
    // A verb that nobody thought of here is no noun of the tool, and does not look like one.
    const nouns = new Set(`${command.replace(/([A-Z])/g, ' $1')} ${resource.replaceAll('-', ' ')}`.toLowerCase().split(' ').slice(1).map(stemOf)); // prettier-ignore
    if (!nouns.has(stemOf(first)) && !NO_VERB.test(first) && !BEGINNINGS.has(first)) return;
    yield {
      at,
      word: title.trim().slice(0, first.length),
      message: `This title does not begin with a verb ("${first}").`,
      hint: 'Begin with what the tool does: "List ...", "Restart ...", "Delete ...".',
    };
  },
};
