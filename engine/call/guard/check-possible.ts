import { ToolError } from '../../errors.js';
import { holds, UNSEEN } from '../../manifest/conditions.js';
import type { Possible, Tool } from '../../manifest/types.js';
import type { Resolved } from '../names/resolve-names.js';
import { boundList } from '../render/bound.js';
import { renderSentence } from '../render/sentence.js';
import type { View } from '../render/sentence.js';
import { conditionValues } from './condition-values.js';
import type { Objects } from './condition-values.js';

/**
 * Refuses what the state of an object forbids, before a person is asked to agree to it. CloudStack has the last word:
 * what was not named, or could not be seen, forbids nothing.
 */
export function checkPossible(tool: Tool, resolved: Resolved, view: View, partials: Record<string, string>): void {
  for (const possible of tool.possible ?? []) {
    const against = whatForbids(possible, resolved);
    if (!against) continue;
    const reason = renderSentence(possible.otherwise, { ...view, ...against }, partials).replaceAll('\n', ' ');
    throw new ToolError('not-possible', { reason, tool: tool.name });
  }
}

/** The objects because of which it cannot be done, as texts call them: of a list those that are in the way. */
function whatForbids({ when }: Possible, resolved: Resolved): Objects | undefined {
  const asked = new Set([when].flat().flatMap((one) => Object.keys(one).map((key) => key.split('.')[0] ?? '')));
  const lists = Object.entries(resolved.bound).filter(([name, is]) => asked.has(name) && Array.isArray(is));
  const against: Objects = {};
  // Each object of a list has to fulfil it by itself.
  for (const [name, all] of lists) {
    const inTheWay = [all].flat().filter((one) => !isPossible(when, withBound(resolved, name, one)));
    if (inTheWay.length > 0) against[name] = boundList(inTheWay);
  }
  if (lists.length > 0) return Object.keys(against).length > 0 ? against : undefined;
  return isPossible(when, resolved) ? undefined : {};
}

function withBound(resolved: Resolved, name: string, is: Objects[string]): Resolved {
  return { ...resolved, bound: { ...resolved.bound, [name]: is } };
}

function isPossible(when: Possible['when'], resolved: Resolved): boolean {
  const valueOf = conditionValues(resolved);
  const isNamed = (key: string): boolean => Object.hasOwn(resolved.bound, key.split('.')[0] ?? '');
  // `vm.state` where no machine was named: nobody knows of anything against it.
  return holds(when, (key) => (key.includes('.') && !isNamed(key) ? UNSEEN : valueOf(key)));
}
