import { ToolError } from '../../errors.js';
import { didYouMean } from '../../text/nearest.js';
import type { LintInput } from './context.js';
import { shownOf } from './example.js';
import { lint } from './lint.js';
import type { Rule } from './rule.js';
import { RULES } from './rules.js';

/** The rule that a person names. Throws wrong-usage with the nearest ones. */
export function ruleCalled(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (rule) return rule;
  const near = didYouMean(
    id,
    RULES.map((one) => one.id),
  );
  throw new ToolError('wrong-usage', {
    problem: `There is no rule ${JSON.stringify(id)}`,
    hint: near === '' ? ' `lint --explain` lists all rules.' : near,
  });
}

/** A rule in full: what must hold, why, how it is broken and kept. `beside` are the manifests around its examples. */
export function explainRule(rule: Rule, beside: LintInput['beside']): string {
  const who = isMendable(rule, beside)
    ? '`lint --fix` fixes what is mechanical about it.'
    : 'A person has to fix it: `lint --fix` leaves it.';
  return [
    `${rule.id} (${rule.severity})`,
    rule.title,
    '',
    rule.why,
    '',
    'Wrong:',
    indented(shownOf(rule.bad, rule.good)),
    '',
    'Right:',
    indented(shownOf(rule.good, rule.bad)),
    '',
    who,
    '',
  ].join('\n');
}

/** Every rule in a line, by what it is about. */
export function listRules(): string {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  const groups = new Map<string, string[]>();
  for (const { id, severity, title } of [...RULES].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = id.split('/')[0] ?? id;
    const line = `  ${id.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${title}`;
    groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const told = [...groups].map(([group, lines]) => `${group}\n${lines.join('\n')}\n`);
  return `${told.join('\n')}\n\`lint --explain ID\` tells why, with examples.\n`;
}

/** Whether its own bad example comes with a fix. */
function isMendable(rule: Rule, beside: LintInput['beside']): boolean {
  const own = new Set([rule.bad.file.name, ...rule.bad.beside.map(({ name }) => name)]);
  const around = [...beside.filter(({ name }) => !own.has(name)), ...rule.bad.beside];
  const { found } = lint({ files: [rule.bad.file], beside: around, isWhole: false });
  return found.some((one) => one.rule === rule && one.fix !== undefined);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
