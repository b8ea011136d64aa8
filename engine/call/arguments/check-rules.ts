import { holds } from '../../manifest/conditions.js';
import { ToolError } from '../../errors.js';
import { describeRule } from '../../manifest/describe-rules.js';
import type { Rule, Tool } from '../../manifest/types.js';

/** Checks what must hold between arguments. Only what the caller gave counts; presets are the engine's own. */
export function checkRules(tool: Tool, args: Record<string, unknown>, given: ReadonlySet<string>): void {
  for (const rule of tool.rules ?? []) {
    if (rule.when !== undefined && !holds(rule.when, (name) => args[name])) continue;
    const problem = brokenBy(rule, given);
    if (problem === undefined) continue;
    throw new ToolError('rule-broken', { problem: `${describeRule(rule).replace(/\.$/, '')} (${problem})` });
  }
}

function brokenBy(rule: Rule, given: ReadonlySet<string>): string | undefined {
  const present = (names: string[]): string[] => names.filter((name) => given.has(name));
  const { atMostOne, exactlyOne, atLeastOne, moreThan, together, requires } = rule;
  const several = atMostOne ?? exactlyOne;
  if (several && present(several).length > 1) return `both ${present(several).join(' and ')} were given`;
  const some = atLeastOne ?? exactlyOne;
  if (some && present(some).length === 0) return 'none was given';
  if (moreThan && [...given].every((name) => moreThan.includes(name))) return 'nothing else was given';
  if (together && present(together).length % together.length !== 0) {
    return `only ${present(together).join(' and ')} was given`;
  }
  const missing = (requires ?? []).filter((name) => !given.has(name));
  return missing.length > 0 ? `${missing.join(' and ')} is missing` : undefined;
}
