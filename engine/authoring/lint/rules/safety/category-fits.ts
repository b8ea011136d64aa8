import { verbOf } from '../../command-verb.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Which categories fit a command by its name. The first that fits counts. */
const FITTING: { name: RegExp; fits: string[]; does: string }[] = [
  { name: /^(expunge|destroy|purge|erase|wipe)/, fits: ['data-loss'], does: 'makes something go away for good' },
  {
    name: /^(delete|remove)(VirtualMachine|Volume|[A-Za-z]*Snapshot|Template|Iso|Backup|Bucket|SharedFileSystem|Account|Domain|Project)$/,
    fits: ['data-loss'],
    does: 'deletes data',
  },
  {
    name: /^(stop|reboot|restart|shutdown|suspend)/,
    fits: ['interruption', 'data-loss', 'access'],
    does: 'interrupts what is running',
  },
  {
    name: /^(create|update|enable|disable|lock|add|register|move|link|import)[a-z]*(Account|Role|RolePermission|User|UserKeys|Permission)s?$/,
    fits: ['access', 'security', 'reveals-secret'],
    does: 'decides who may do what',
  },
  {
    name: /^(delete|remove|revoke)/,
    fits: ['data-loss', 'interruption', 'access', 'security', 'configuration', 'capacity'],
    does: 'takes something away',
  },
];

/** What a category means, and verbs of commands that never do that. */
const NEVER: Readonly<Record<string, { means: string; verbs: ReadonlySet<string> }>> = {
  'data-loss': {
    means: 'something is gone afterwards',
    verbs: words('create add register start list enable acquire recover allocate authorize grant activate'),
  },
  interruption: {
    means: 'something stops for a while',
    verbs: words('create register list acquire allocate authorize grant'),
  },
  cost: {
    means: 'it costs money or quota',
    verbs: words(
      'delete remove destroy expunge purge stop disable reboot restart lock revoke suspend release disassociate detach',
    ),
  },
  capacity: { means: 'others may not find room', verbs: words('reboot restart lock revoke grant authorize') },
};

const CATEGORIES = ['data-loss', 'interruption', 'security', 'access', 'cost', 'capacity', 'configuration'];

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** The secret of these is the whole answer. */
const BY_NAME =
  /Keys?|Config|Password|Secret|Token|Credential|Certificate|Console|Script|Diagnostics|Screenshot|^(?:extract|download|upload|getUpload)/;

/** What nobody expects to lose anything by. */
const LESSER = words('interruption cost capacity configuration');
const LOSES =
  /\b(?:data|disks?|contents?|files)\b (?:on (?:it|them) )?(?:is|are|will be|gets?) (?:lost|erased|wiped|destroyed)\b/i;
/** The secret is what it is called for; a new machine has a password besides. */
const HANDS_OUT = /(?:Keys?|KeyPair|Kubeconfig|Passwords?|Tokens?|Credentials?)$/;

const danger = (category: string): string =>
  `danger:\n  severity: critical\n  category: ${category}\n  warning: "{{router}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every guest of its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      warning: It is stopped at once.\n`;

export const categoryFits: Rule = {
  id: 'safety/category-fits',
  title: 'The category of a danger fits what the command does.',
  why: 'Operators decide by category who is asked for what, and the person reads it in the question. A deletion that is filed under cost is not seen.',
  severity: 'error',
  bad: inChange(danger('cost')),
  good: inChange(danger('interruption')),
  *checkManifest({ manifest: { command, effect, danger, secrets = {} }, facts }) {
    const category = danger?.category;
    if (category === undefined) return;
    const at = ['danger', 'category'];
    const rule = effect === 'change' ? FITTING.find(({ name }) => name.test(command)) : undefined;
    const never = NEVER[category];
    const isSecret = Object.keys(secrets.give ?? {}).length > 0 || (facts?.sensitiveFields ?? []).length > 0;
    if (rule && !rule.fits.includes(category)) {
      yield {
        at,
        part: 'value',
        message: `${command} ${rule.does}, and that is not \`${category}\`.`,
        hint: `Write ${rule.fits.length > 1 ? `one of ${rule.fits.join(', ')}` : `\`category: ${rule.fits.join('')}\``}.`,
      };
    } else if (never?.verbs.has(verbOf(command)) === true) {
      yield {
        at,
        part: 'value',
        message: `\`${category}\` means that ${never.means}, and ${command} does nothing like that.`,
        hint: `Write what it does instead: ${CATEGORIES.filter((one) => one !== category && NEVER[one]?.verbs.has(verbOf(command)) !== true).join(', ')}.`,
      };
    } else if (LESSER.has(category) && LOSES.test(danger?.warning ?? '')) {
      yield {
        at,
        part: 'value',
        message: `The warning says that data is lost, and that is not \`${category}\`.`,
        hint: 'Write `category: data-loss`. If nothing is lost, correct the warning.',
      };
    } else if (LESSER.has(category) && HANDS_OUT.test(command) && Object.keys(secrets.give ?? {}).length > 0) {
      yield {
        at,
        part: 'value',
        message: `${command} hands out a secret, and that is not \`${category}\`.`,
        hint: 'Write `category: reveals-secret`.',
      };
    } else if (category === 'reveals-secret' && facts && !isSecret && !BY_NAME.test(command)) {
      yield {
        at,
        part: 'value',
        message: `\`reveals-secret\` means that a secret is shown, and the answer to ${command} has none.`,
        hint: `Write what it does instead: ${CATEGORIES.join(', ')}.`,
      };
    }
  },
};
