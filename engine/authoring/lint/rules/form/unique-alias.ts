import { toolNameOf } from '../../context.js';
import type { FolderContext } from '../../context.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

export const uniqueAlias: Rule = {
  id: 'form/unique-alias',
  title: 'An alias is the name of no tool and the alias of no other.',
  why: 'A name leads to the tool that is called so. Under an alias that two have, nobody knows which of them runs.',
  severity: 'error',
  bad: inChange('aliases: [reboot-router]\n'),
  good: inChange('aliases: [restart-router]\n'),
  *compareManifest({ manifest, source }, context) {
    for (const [index, alias] of (manifest.aliases ?? []).entries()) {
      const at = ['aliases', index];
      const hint = 'Remove it, or write another one.';
      if (context.toolNames.has(alias))
        yield { at, part: 'value', message: `There is already a tool called ${alias}.`, hint };
      if (manifest.effect === 'change' && /^(?:list|show|find|check|describe|view|see)-/.test(alias))
        yield {
          at,
          part: 'value',
          message: `Who calls ${alias} wants to look, and this tool changes something.`,
          hint,
        };
      const meant = longForm(alias);
      if (context.toolNames.has(meant) && meant !== alias && meant !== toolNameOf(source))
        yield { at, part: 'value', message: `Who calls ${alias} means ${meant}, and this is another tool.`, hint };
      const others = (aliasesIn(context).get(alias) ?? []).filter((path) => path !== source.path);
      for (const path of others) {
        yield { at, part: 'value', message: `${alias} is an alias of ${toolNameOf({ path })} too.`, hint };
      }
    }
  },
};

/** As CloudStack writes what people shorten: "stop-vm" is stop-virtual-machine. */
function longForm(alias: string): string {
  return alias.replace(/(?<=-)(?:vms?|instances?)\b/, (word) => `virtual-machine${word.endsWith('s') ? 's' : ''}`);
}

/** The paths of the manifests that have each alias, as their texts say it: reading all as YAML would take too long. */
const aliasesIn = oncePer((context: FolderContext): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { path, text } of context.sources) {
    const [, list = ''] = /^aliases:[ \t]*((?:\[[^\]]*\])|(?:\n[ \t]*- .*)+)/m.exec(text) ?? [];
    for (const [alias] of list.matchAll(/[a-z][a-z0-9-]+/g)) found.set(alias, [...(found.get(alias) ?? []), path]);
  }
  return found;
});
