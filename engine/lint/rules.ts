import type { Rule } from './rule.js';
import { limits } from './rules/clients/limits.js';
import { fitsTogether } from './rules/form/fits-together.js';
import { overrides } from './rules/form/overrides.js';
import { ownToolName } from './rules/form/own-tool-name.js';
import { readable } from './rules/form/readable.js';
import { schema } from './rules/form/schema.js';
import { staleException } from './rules/form/stale-exception.js';
import { uniqueName } from './rules/form/unique-name.js';
import { yaml } from './rules/form/yaml.js';
import { categoryFits } from './rules/safety/category-fits.js';
import { dangerFloor } from './rules/safety/danger-floor.js';
import { destructiveVerb } from './rules/safety/destructive-verb.js';
import { effect } from './rules/safety/effect.js';
import { escalation } from './rules/safety/escalation.js';
import { forcefulArgument } from './rules/safety/forceful-argument.js';
import { impact } from './rules/safety/impact.js';
import { phrase } from './rules/safety/phrase.js';
import { revealsSecret } from './rules/safety/reveals-secret.js';
import { reversible } from './rules/safety/reversible.js';
import { stale } from './rules/safety/stale.js';
import { warningNamesObject } from './rules/safety/warning-names-object.js';

/** Every rule, in the order in which they are told. One line and one file each. */
// prettier-ignore -- one rule a line, so that two contributions do not collide
export const RULES: readonly Rule[] = [
  readable,
  yaml,
  schema,
  fitsTogether,
  ownToolName,
  uniqueName,
  overrides,
  staleException,

  limits,

  dangerFloor,
  destructiveVerb,
  escalation,
  forcefulArgument,
  phrase,
  effect,
  revealsSecret,
  stale,
  warningNamesObject,
  reversible,
  categoryFits,
  impact,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. Throws for an id that does not exist, which is a mistake in the engine. */
export function ruleNamed(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`There is no rule ${id}`);
  return rule;
}
