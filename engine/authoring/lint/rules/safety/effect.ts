import type { CommandFacts } from '../../../../facts/load-facts.js';
import type { Effect } from '../../../../manifest/types.js';
import { verbOf } from '../../command-verb.js';
import { inChange, inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Verbs of commands that only look. `get` is not among them: some of those make what they answer. */
const LOOKING = new Set('list find query search show count is has'.split(' '));
/** Verbs of commands that change something. All others, such as `check` or `upload`, leave it open. */
const CHANGING = new Set(
  (
    'acquire activate add apply archive assign associate attach authorize cancel change clean clone configure copy create ' +
    'dedicate delete deploy destroy detach disable disassociate enable expunge grant import install kill link lock migrate ' +
    'move patch provision purge reboot reconnect recover register release remove rename replace reserve reset resize restart ' +
    'restore revert revoke rotate scale set start stop suspend terminate unlink unmanage unregister update upgrade'
  ).split(' '),
);

export const effect: Rule = {
  id: 'safety/effect',
  title: '`effect` says whether the command changes something.',
  why: 'A read may be repeated, remembered and done without asking, and clients show it as harmless. A change that calls itself a read slips through all of that; a read that calls itself a change asks people for nothing.',
  severity: 'error',
  bad: { ...inRead('command: rebootRouter\n'), shown: 'command: rebootRouter\neffect: read' },
  good: { ...inChange(''), shown: 'command: rebootRouter\neffect: change' },
  // Also of one that the engine refuses: a change that calls itself a read has words that no read has.
  *checkFile({ kind, yaml: { data } }, { facts }) {
    const { command, effect: own } = (kind === 'manifest' ? (data ?? {}) : {}) as Record<string, unknown>;
    if (typeof command !== 'string' || (own !== 'read' && own !== 'change')) return;
    const about = facts.command(command);
    const known = about ? knownEffect(about) : undefined;
    const expected = known ?? effectOfName(command);
    if (expected === undefined || own === expected) return;
    const [says, really] = own === 'read' ? ['reads', 'changes something'] : ['changes something', 'only reads'];
    yield {
      at: ['effect'],
      part: 'value',
      message: known
        ? `\`effect: ${own}\` says that ${command} ${says}, but it ${really}.`
        : `\`effect: ${own}\` says that ${command} ${says}, but by its name it ${really}.`,
      hint: `Write \`effect: ${expected}\`.${known ? '' : ' If the name misleads, say so in _shared/lint-exceptions.yaml.'}`,
    };
  },
};

/** CloudStack wants POST for what changes something, apart from some commands that the facts name. */
function knownEffect({ effect: told, danger, http }: CommandFacts): Effect | undefined {
  if (told !== undefined) return told;
  if (danger === 'low') return 'read';
  return http === undefined ? undefined : http === 'POST' ? 'change' : 'read';
}

function effectOfName(command: string): Effect | undefined {
  const verb = verbOf(command);
  if (LOOKING.has(verb)) return 'read';
  return CHANGING.has(verb) ? 'change' : undefined;
}
