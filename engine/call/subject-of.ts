import { describePlan } from './guard/plan.js';
import type { Plan } from './guard/plan.js';
import type { Particular, Subject } from './guard/subject.js';
import { canonical } from './guard/tokens.js';
import type { Engine } from './engine.js';
import type { NamedObject, Resolved } from './names/resolve-names.js';
import type { Tool } from '../manifest/types.js';
import { tellValue } from '../text/tell-value.js';
import { maskArguments } from './secrets/mask-arguments.js';
import { maskedArguments } from './view.js';

/**
 * What a person is asked to agree to, complete: the objects as they were seen, every argument that would be sent (also
 * what was preset or filled in), and the text of the plan.
 */
export function subjectOf({ settings, knownSecrets }: Engine, tool: Tool, plan: Plan, resolved: Resolved): Subject {
  const { args, objects } = resolved;
  const shown = maskedArguments(tool, resolved, knownSecrets);
  const named = new Set(objects.map(({ argument }) => argument));
  const asSent = Object.entries(args)
    .filter(([name, value]) => value !== undefined && !named.has(name))
    .map(([name, value]): Particular => ({ what: name, value: canonical(value), shown: told(shown[name]) }));
  return {
    tool: tool.name,
    profile: settings.profile,
    caller: settings.caller,
    particulars: [
      ...objects.flatMap((object) => aboutObject(object, tool, args)),
      ...asSent,
      { what: 'the severity', value: plan.severity, shown: plan.severity },
    ],
    plan: `${describePlan(plan)}\n${plan.phrase}`,
  };
}

function aboutObject(
  { argument, id, name, facts = {} }: NamedObject,
  tool: Tool,
  args: Resolved['args'],
): Particular[] {
  const shown = maskArguments(facts, {}, tool.secrets?.hide, [], { ...facts, ...args });
  const called = name === '' ? id : name;
  return [
    { what: argument, argument, value: canonical([id, name]), shown: name === '' ? id : `${name} (${id})` },
    ...Object.entries(facts).map(([field, value]) => ({
      what: `${field} of ${called}`,
      argument,
      value: canonical(value),
      shown: told(shown[field]),
    })),
  ];
}

function told(value: unknown): string {
  if (value === undefined || value === null) return 'not there';
  if (typeof value === 'string') return tellValue(value);
  const text = canonical(value);
  return text.length > 60 ? tellValue(text) : text;
}
