import { commandWords } from '../../../../manifest/command-words.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

/** Verbs that mean the same in a title; two of different lines on one row are opposites. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'create add make register deploy new open allow attach assign associate acquire import install upload',
    'delete remove destroy expunge purge erase wipe close drop release disassociate detach unregister uninstall',
  ],
  [
    'start enable activate resume unlock restore recover boot',
    'stop disable deactivate suspend lock shut destroy delete expunge',
  ],
  ['authorize grant', 'revoke'],
];

/** What is gone for good afterwards; a command that says none of these words takes something away at most. */
const ENDING = /^(?:delete|destroy|expunge|purge|wipe|erase)$/;
const MAY_END = /delete|destroy|expunge|purge|wipe|erase|remove|cleanup|clear/i;

const SIDES = OPPOSITES.map((pair) => pair.map((words) => new Set(words.split(' '))));

export const titleFits: Rule = {
  id: 'words/title-fits',
  title: 'The title says neither the opposite of the command nor something worse.',
  why: 'Clients show the title when they ask a person. A manifest that was copied and kept its title lets somebody agree to a start and get a stop.',
  severity: 'error',
  bad: inChange('title: Start a virtual router\ncommand: stopRouter\n'),
  good: inChange('title: Reboot a virtual router\n'),
  *checkManifest({ manifest: { command, title } }) {
    if (TO_BE_WRITTEN.test(title)) return;
    const [verb = ''] = commandWords(command);
    const [said = ''] = title.toLowerCase().match(/[a-z]+/) ?? [];
    const isOpposite = SIDES.some(([a, b]) => (a?.has(verb) && b?.has(said)) || (b?.has(verb) && a?.has(said)));
    const isWorse = ENDING.test(said) && !MAY_END.test(command);
    if (!isOpposite && !isWorse) return;
    yield {
      at: ['title'],
      word: title.slice(0, said.length),
      message: isOpposite
        ? `The title says "${said}", but ${command} does the opposite.`
        : `The title says "${said}", but nothing in the name of ${command} speaks of that.`,
      hint: `Begin the title with what it does, such as "${verb.charAt(0).toUpperCase()}${verb.slice(1)} ...". If this file began as a copy, check its other texts too.`,
    };
  },
};
