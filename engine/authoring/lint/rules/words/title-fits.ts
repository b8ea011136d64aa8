import { dirname } from 'node:path/posix';
import { commandWords } from '../../../../manifest/command-words.js';
import { toolNameOf } from '../../context.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { isOpposite, mayEnd } from '../../wording/opposites.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

/** What is gone for good afterwards; a command that says none of these words takes something away at most. */
const ENDING = /^(?:delete|destroy|expunge|purge|wipe|erase)$/;
/** Other words from which a person sees that something goes away. */
const SAYS_SO = /\b(?:delete|destroy|expunge|purge|remove|erase|wipe|drop|take|throw|clear|release|stop)\b/i;

export const titleFits: Rule = {
  id: 'words/title-fits',
  title: 'The title says neither the opposite of the command, nor something worse, nor hides that something goes away.',
  why: 'Clients show the title when they ask a person. A manifest that was copied and kept its title lets somebody agree to a start and get a stop.',
  severity: 'error',
  bad: inChange('title: Start a virtual router\ncommand: stopRouter\n'),
  good: inChange('title: Reboot a virtual router\n'),
  *checkManifest({ manifest: { command, title, danger } }) {
    if (TO_BE_WRITTEN.test(title)) return;
    const isLoss = danger?.category === 'data-loss' && /^(?:delete|destroy|expunge|purge|remove)/.test(command);
    if (isLoss && !SAYS_SO.test(title)) {
      yield {
        at: ['title'],
        part: 'value',
        message: `${command} loses data, and the title does not say that anything goes away.`,
        hint: 'Begin it with Delete, Destroy or Remove.',
      };
      return;
    }
    const [verb = ''] = commandWords(command);
    const [said = ''] = title.toLowerCase().match(/[a-z]+/) ?? [];
    const isReversed = isOpposite(said, verb);
    const isWorse = ENDING.test(said) && !mayEnd(command);
    if (!isReversed && !isWorse) return;
    yield {
      at: ['title'],
      word: title.slice(0, said.length),
      message: isReversed
        ? `The title says "${said}", but ${command} does the opposite.`
        : `The title says "${said}", but nothing in the name of ${command} speaks of that.`,
      hint: `Begin the title with what it does, such as "${verb.charAt(0).toUpperCase()}${verb.slice(1)} ...". If this file began as a copy, check its other texts too.`,
    };
  },
  /** "List snapshots" in list-volumes: the title came along with what was copied. */
  *compareManifest({ manifest: { title }, source }, { manifestOf }) {
    const named =
      title
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.filter((word) => !SMALL.has(word))
        .join('-') ?? '';
    const other = manifestOf.get(named);
    // Two tools for the same kind of thing may be called alike.
    if (named === toolNameOf(source) || other === undefined || dirname(other.name) === dirname(source.name)) return;
    yield {
      at: ['title'],
      part: 'value',
      message: `This is the title for ${named}.`,
      hint: 'Write what this tool does to what. If this file began as a copy, check its other texts too.',
    };
  },
};

const SMALL = new Set(['a', 'an', 'the', 'of', 'to', 'for', 'in']);
