import type { Rule } from './rule.js';
import { RULES } from './rules.js';

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export function isRule(id: string): boolean {
  return byId.has(id);
}

/** The rule with this id. Throws for an id that does not exist, which is a mistake in the engine. */
export function ruleNamed(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`There is no rule ${id}`);
  return rule;
}
