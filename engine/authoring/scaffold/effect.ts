import type { CommandFacts } from '../../facts/load-facts.js';
import type { Effect, Severity } from '../../manifest/types.js';
import { partsOf } from './tool-name.js';
import { LOOKING, OTHER_VERB, VERBS } from './verbs.js';
import type { Verb } from './verbs.js';

/** Whether a command looks or changes: by the facts, else by its name. */
export function effectOf({ name, effect, danger, http }: CommandFacts): Effect {
  if (effect !== undefined) return effect;
  if (danger === 'low') return 'read';
  if (http !== undefined) return http === 'GET' ? 'read' : 'change';
  const { verb } = partsOf(name);
  return verb !== undefined && LOOKING.has(verb) ? 'read' : 'change';
}

export function verbOf({ name }: Pick<CommandFacts, 'name'>): Verb {
  const { verb } = partsOf(name);
  return (verb === undefined || !Object.hasOwn(VERBS, verb) ? undefined : VERBS[verb]) ?? OTHER_VERB;
}

/** By the facts, else by the verb; a list of what holds no secret endangers nobody. */
export function severityOf(command: CommandFacts): Severity {
  if (command.danger !== undefined) return command.danger;
  const { verb } = partsOf(command.name);
  return verb === 'list' && (command.sensitiveFields ?? []).length === 0 ? 'low' : verbOf(command).severity;
}
