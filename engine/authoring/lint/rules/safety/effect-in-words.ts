import { inChange } from '../../example.js';
import { verbOf } from '../../command-verb.js';
import type { Rule } from '../../rule.js';
import { textsOf } from '../../wording/texts.js';

/** What only a read can say of itself. */
const HARMLESS = new RegExp(
  [
    'changes? nothing(?! (?:but|else|except|besides))',
    'nothing (?:is|gets|will be) (?:changed|modified|touched|affected)(?=[.,;:]|$| (?:in|on|by) (?:the cloud|this|it))',
    '(?:it|this|(?:the|this) (?:tool|call|command)) (?:is|stays) (?:purely |strictly |completely )?read[- ]only',
    'read[- ]only (?:tool|call|command|operation|check|query)',
    '(?<=^|^it |^this |tool |call |command )only (?:reads?|looks?|shows?|lists?|displays?|checks?)',
    '(?:does|will|can|do) not (?:really |actually )?(?:change|modify|touch|affect|alter|delete) anything(?=[.,;:]|$| (?:in|on) the cloud)',
    '(?:has|have|with|without|no) (?:any )?side[- ]effects?',
    '(?:is|are|completely|totally|entirely) harmless',
    '(?:can|will|does) (?:do|cause) no (?:harm|damage)',
    '(?:cannot|can not|never) (?:do|cause) (?:any )?(?:harm|damage)',
  ].join('|'),
  'i',
);

/** What a read never does. */
const LOOK = new Set(
  'show shows list lists display displays get gets find finds look looks view views read reads search searches query queries'.split(
    ' ',
  ),
);
const CHANGE = new Set(
  (
    'create creates delete deletes remove removes destroy destroys expunge expunges start starts stop stops reboot reboots restart restarts ' +
    'update updates change changes enable enables disable disables attach attaches detach detaches migrate migrates move moves register ' +
    'registers reset resets resize resizes deploy deploys release releases revoke revokes add adds assign assigns lock locks purge purges wipe wipes'
  ).split(' '),
);

export const effectInWords: Rule = {
  id: 'safety/effect-in-words',
  title: 'No text says the opposite of `effect`.',
  why: 'A model that reads "changes nothing" calls a tool to have a look. A text that tells of a change while `effect` says read makes clients run it without a question.',
  severity: 'error',
  bad: inChange(
    'description: >-\n  Shows how a virtual router is doing and changes nothing. To restart the network with a new router, use restart-network.\n',
  ),
  good: inChange(''),
  *checkManifest(file) {
    const { effect, command } = file.manifest;
    for (const { at, kind, text } of textsOf(file)) {
      const [first = ''] = text.toLowerCase().match(/[a-z]+/) ?? [];
      const isHead = kind === 'title' || kind === 'description';
      if (effect === 'change' && kind !== 'parameter' && kind !== 'label') {
        const found = claimIn(text);
        if (found !== undefined) {
          yield {
            at,
            word: found,
            message: `"${found}" is not true: this tool has \`effect: change\`.`,
            hint: 'Say what is different afterwards. If it really changes nothing, write `effect: read`.',
          };
        } else if (isHead && LOOK.has(first) && !LOOK.has(verbOf(command))) {
          yield {
            at,
            part: 'value',
            message: `This ${kind} sounds as if the tool only looked, but it has \`effect: change\`.`,
            hint: 'Begin with what it does: "Stops ...", "Makes ...".',
          };
        }
      }
      if (effect === 'read' && isHead && CHANGE.has(first)) {
        yield {
          at,
          part: 'value',
          message: `This ${kind} tells of a change, but the tool has \`effect: read\`.`,
          hint: 'Begin with "Shows ...". If the tool does change something, write `effect: change` and add `danger` and `changes`.',
        };
      }
    }
  },
};

/** A claim about the whole tool: one that is bound to a case or to something else is none. */
function claimIn(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const found = HARMLESS.exec(sentence);
    if (!found || /\b(?:if|unless|when|with|until|before|after|already|then)\b|`/i.test(sentence.replace(found[0], '')))
      continue;
    return found[0];
  }
  return undefined;
}
