import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

/** Arguments with which a command goes on where it would stop, or takes more with it. */
export const FORCEFUL =
  /^(forced?|expunge|purge|cleanup|cleanup[a-z]+|shrinkok|overwrite|cascade|recursive|unmanage|force(destroy|delete|remove|stop|detach)[a-z]*|(destroy|remove|wipe|erase)[a-z]+|delete(?!protection)[a-z]+)$/;

export const forcefulArgument: Rule = {
  id: 'safety/forceful-argument',
  title: 'An argument such as `forced`, `expunge` or `cleanup` is told to the person.',
  why: 'Such an argument takes away a safety net or takes more things along. Without an entry in `escalate` the question looks the same with and without it.',
  severity: 'warning',
  bad: inChange(
    'danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every guest of its network\n  confirm: reboot\n',
  ),
  good: inChange(''),
  *checkManifest({ manifest: { effect, danger, params: own = {} }, tool: { params } }) {
    if (effect === 'read') return;
    const told = new Set((danger?.escalate ?? []).flatMap(({ when }) => [when].flat().flatMap(Object.keys)));
    for (const [name, { type, deprecated }] of Object.entries(params)) {
      if (type !== 'boolean' || deprecated !== undefined || !FORCEFUL.test(name) || told.has(name)) continue;
      yield {
        at: own[name] ? ['params', name] : ['include'],
        message: `\`${name}\` can make the call worse, and the person is not told.`,
        hint: `Add under \`escalate\` in \`danger\`: \`- { when: { ${name}: true }, warning: What happens then. }\``,
      };
    }
  },
};
