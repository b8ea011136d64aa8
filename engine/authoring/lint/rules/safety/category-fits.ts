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
    fits: ['data-loss', 'interruption', 'access', 'security', 'configuration'],
    does: 'takes something away',
  },
];

const danger = (category: string): string =>
  `danger:\n  severity: critical\n  category: ${category}\n  warning: "{{router}} is restarted."\n  reversible: true\n  impact: every guest of its network\n  confirm: reboot\n`;

export const categoryFits: Rule = {
  id: 'safety/category-fits',
  title: 'The category of a danger fits what the command does.',
  why: 'Operators decide by category who is asked for what, and the person reads it in the question. A deletion that is filed under cost is not seen.',
  severity: 'warning',
  bad: inChange(danger('cost')),
  good: inChange(danger('interruption')),
  *checkManifest({ manifest: { command, effect, danger } }) {
    const category = danger?.category;
    const rule = effect === 'change' ? FITTING.find(({ name }) => name.test(command)) : undefined;
    if (category === undefined || !rule || rule.fits.includes(category)) return;
    yield {
      at: ['danger', 'category'],
      part: 'value',
      message: `${command} ${rule.does}, which is not ${category}.`,
      hint: `Write ${rule.fits.length > 1 ? `one of ${rule.fits.join(', ')}` : `\`category: ${rule.fits.join('')}\``}.`,
    };
  },
};
