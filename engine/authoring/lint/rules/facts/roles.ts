import { roleWords } from '../../../../facts/role-words.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const roles: Rule = {
  id: 'facts/roles',
  title: 'A tool is for the roles that may call its command.',
  why: 'Who may not call it is told so at once, by the server itself; who may is not turned away.',
  severity: 'error',
  bad: inChange('for: [admin]\n'),
  good: inChange('for: [admin, resource-admin, domain-admin]\n'),
  *checkManifest({ manifest, facts }) {
    if (!facts?.roles || facts.roles.length === 0) return;
    const known = roleWords(facts.roles);
    const told = manifest.for;
    if (known?.length === told?.length && (known ?? []).every((role) => told?.includes(role))) return;
    yield {
      at: told === undefined ? ['command'] : ['for'],
      part: 'value',
      message:
        known === undefined
          ? `Everybody may call \`${facts.name}\`.`
          : `Only these roles may call \`${facts.name}\`: ${known.join(', ')}.`,
      hint: known === undefined ? 'Remove `for`.' : `Write \`for: [${known.join(', ')}]\`.`,
    };
  },
};
