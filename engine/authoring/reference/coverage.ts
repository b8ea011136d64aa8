import type { ApiFacts, BuiltInCommand, Role } from '../../facts/load-facts.js';
import type { Tool } from '../../manifest/types.js';
import { looseTable } from './markdown.js';

const ROLES: readonly [Role, string][] = [
  ['Admin', 'administrator'],
  ['ResourceAdmin', 'resource administrator'],
  ['DomainAdmin', 'domain administrator'],
  ['User', 'user'],
];
/** These exist only where CloudStack is built with its simulator. */
const NOT_COUNTED = 'profile:simulator';

/** How many of CloudStack's commands have a tool: by the group that CloudStack puts them in, and by who may call them. */
export function coverageText(tools: readonly Tool[], facts: ApiFacts): string {
  const covered = new Set(tools.map(({ command }) => command));
  const commands = facts.commands.filter(({ build }) => build !== NOT_COUNTED);
  const row = (label: string, some: readonly BuiltInCommand[]): string[] => {
    const have = some.filter(({ name }) => covered.has(name)).length;
    return [label, String(some.length), String(have), `${Math.floor((100 * have) / some.length)} %`];
  };
  const groups = [...new Set(commands.map(({ group }) => group))].sort();
  const total = row('all', commands);
  return [
    `${total[2]} of the ${total[1]} commands of CloudStack ${facts.version} have a tool (${total[3]}).`,
    looseTable(
      ['who may call them', 'commands', 'with a tool', ''],
      ROLES.map(([role, label]) =>
        row(
          label,
          commands.filter(({ roles }) => roles.includes(role)),
        ),
      ),
    ),
    looseTable(
      ['group', 'commands', 'with a tool', ''],
      groups.map((group) =>
        row(
          group,
          commands.filter((one) => one.group === group),
        ),
      ),
    ),
  ].join('\n\n');
}
