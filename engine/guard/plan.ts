import { holds } from '../conditions.js';
import type { Condition, Severity, Tool } from '../manifest/types.js';
import { isAtLeast } from '../manifest/annotations.js';
import type { Resolved } from '../names/resolve-names.js';
import { renderSentence, valueAt } from '../render/sentence.js';
import type { View } from '../render/sentence.js';

/** What a call would do, in words for the person who has to say yes. */
export interface Plan {
  tool: string;
  title: string;
  severity: Severity;
  category: string;
  /** The object and the verb come first: some clients cut long questions. */
  warnings: string[];
  reversible: boolean;
  impact: string;
  /** What a person types for a critical call: the verb, and the name or the start of the id. */
  phrase: string;
}

const TYPEABLE = /^[\x21-\x7e]([\x20-\x7e]{0,38}[\x21-\x7e])?$/;

/** The danger of this very call: escalations only raise, warnings add up, one irreversible part makes it irreversible. */
export function planFor(
  tool: Tool,
  resolved: Resolved,
  view: View,
  partials: Record<string, string>,
): Plan | undefined {
  const { danger } = tool;
  if (!danger) return undefined;
  const raised = (danger.escalate ?? []).filter(({ when }) => isTrue(when, resolved));
  const sentence = (template: string | undefined): string[] =>
    template === undefined ? [] : [renderSentence(template, view, partials)];
  return {
    tool: tool.name,
    title: tool.title,
    severity: raised.reduce(
      (worst, { severity = worst }) => (isAtLeast(severity, worst) ? severity : worst),
      danger.severity,
    ),
    category: danger.category ?? 'configuration',
    warnings: [danger, ...raised].flatMap(({ warning }) => sentence(warning)),
    reversible: danger.reversible !== false && raised.every(({ reversible }) => reversible !== false),
    impact: raised.findLast(({ impact }) => impact !== undefined)?.impact ?? danger.impact ?? '',
    phrase: phraseFor(danger.confirm ?? 'confirm', resolved),
  };
}

function isTrue(when: Condition, { args, bound }: Resolved): boolean {
  return holds(when, (name) => (Object.hasOwn(args, name) ? args[name] : valueAt(bound, name.split('.'))));
}

/** Names may be null, hidden, 255 characters or look like others: only plain short ones are asked for. */
function phraseFor(verb: string, { objects }: Resolved): string {
  const main = objects.filter(({ argument }) => !argument.includes('.'));
  const [first] = main;
  if (!first) return verb;
  const list = /^(.*)\[0\]$/.exec(first.argument)?.[1];
  const count = main.filter(({ argument }) => list !== undefined && argument.startsWith(`${list}[`)).length;
  if (count > 1) return `${verb} ${count} ${list?.replace(/ids$/, 's') ?? ''}`;
  return `${verb} ${TYPEABLE.test(first.name) ? first.name : first.id.slice(0, 8)}`;
}

/** The plan as lines of text. */
export function describePlan(plan: Plan): string {
  return [
    ...(plan.warnings.length > 0 ? plan.warnings : [plan.title]),
    `Severity: ${plan.severity} (${plan.category}). ${plan.reversible ? 'It can be undone.' : 'It CANNOT be undone.'}${plan.impact === '' ? '' : ` Hits: ${plan.impact}.`}`,
  ].join('\n');
}
