import { holds } from '../../manifest/conditions.js';
import type { Severity, Tool, Vocabulary } from '../../manifest/types.js';
import { isAtLeast } from '../../manifest/annotations.js';
import type { Counted, NamedObject, Resolved } from '../names/resolve-names.js';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine } from '../../text/plain-text.js';
import { Bound, joinShort, SHOWN_OF_LIST, tellBound } from '../render/bound.js';
import { renderSentence, valueAt } from '../render/sentence.js';
import type { View } from '../render/sentence.js';
import { conditionValues, unseenIds } from './condition-values.js';
import { tellUnsaid } from './unsaid-arguments.js';

/** What a call would do, in words for the person who has to say yes. */
export interface Plan {
  tool: string;
  title: string;
  severity: Severity;
  category: string;
  /** The object and the verb come first: some clients cut long questions. */
  warnings: string[];
  reversible: boolean;
  /** How it is undone, in a sentence; empty where nothing is known of it. */
  undo: string;
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
  vocabulary: Pick<Vocabulary, 'entities' | 'partials'>,
): Plan | undefined {
  const { danger } = tool;
  if (!danger) return undefined;
  const valueOf = conditionValues(resolved);
  const raised = (danger.escalate ?? []).filter(({ when }) => holds(when, valueOf));
  const unseen = resolved.objects.filter(({ isSeen }) => !isSeen);
  const isFull = fullSentences(resolved, unseenIds(unseen));
  const looked = new Set<string>();
  const sentence = (template: string | undefined, onLook?: (name: string) => void): string[] =>
    template === undefined || !isFull(template)
      ? []
      : [renderSentence(template, view, vocabulary.partials, { onLook })];
  const warning = (template: string | undefined): string[] => sentence(template, (name) => looked.add(name));
  const told = raised.filter((one) => one.warning !== undefined && isFull(one.warning));
  return {
    tool: tool.name,
    title: tool.title,
    severity: raised.reduce(
      (worst, { severity = worst }) => (isAtLeast(severity, worst) ? severity : worst),
      danger.severity,
    ),
    category: danger.category ?? 'configuration',
    warnings: [
      ...(unseen.length === 0 ? [] : [tellUnseen(tool.title, resolved.objects)]),
      ...warning(danger.warning),
      ...(resolved.counted ?? []).map(tellCounted),
      ...raised.flatMap((one) => warning(one.warning)),
      ...tellUnsaid(tool, resolved, view, vocabulary, { looked, conditions: told.map(({ when }) => when) }),
    ],
    reversible: danger.reversible !== false && raised.every(({ reversible }) => reversible !== false),
    undo: sentence(danger.undo).join(''),
    impact: raised.findLast(({ impact }) => impact !== undefined)?.impact ?? danger.impact ?? '',
    phrase: phraseFor(danger.confirm ?? 'confirm', resolved),
  };
}

/**
 * Tells a template that asks for a field of an object which nobody could see, or names what nobody could count: it would
 * come out with holes.
 */
function fullSentences({ bound, counted = [] }: Resolved, ids: ReadonlySet<unknown>): (template: string) => boolean {
  const isUnseen = (one: Bound): boolean => ids.has(valueAt(one, ['id']));
  const names = Object.entries(bound).flatMap(([name, is]) => ([is].flat().some(isUnseen) ? [name] : []));
  const uncounted = counted.flatMap(({ name, found }) => (found ? [] : [name]));
  const asks = [
    ...names.map((name) => new RegExp(`\\{\\{(?:[{&]?\\s*${name}\\.|[#^]\\s*${name}\\b)`)),
    ...uncounted.map((name) => new RegExp(`\\{\\{[{&#^]?\\s*(?:(?:has|is)\\.)?${name}\\b`)),
  ];
  return (template) => !asks.some((pattern) => pattern.test(template));
}

/** "Machines on it: 7 (web-01, web-02, db-1, build, wiki and 2 more)." */
function tellCounted({ label, found }: Counted): string {
  if (!found) return `${label}: could not be counted.`;
  if (found.count === 0) return `${label}: none.`;
  const names = found.length === 0 ? '' : ` (${tellBound(found, quoteSpeech)})`;
  return oneLine(`${label}: ${found.count}${names}.`);
}

/** "Destroy a virtual machine: id 7d26... could not be seen with this key (not found).", and what could be seen. */
function tellUnseen(title: string, objects: NamedObject[]): string {
  const unseen = objects.filter(({ isSeen }) => !isSeen);
  const seen = objects
    .filter(({ isSeen }) => isSeen)
    .map(({ argument, id, name }) => `${argument} ${tellBound(new Bound({ name, id }), quoteSpeech)}`);
  const told = short(unseen.map(({ argument, id }) => `${argument} ${id}`));
  const reasons = [...new Set(unseen.map(({ why = 'not looked up' }) => why))].join(', ');
  const rest = seen.length > 0 ? ` Seen: ${short(seen)}.` : '';
  return oneLine(`${title}: ${told} could not be seen with this key (${reasons}).${rest}`);
}

function short(parts: string[]): string {
  return joinShort(parts.slice(0, SHOWN_OF_LIST), parts.length);
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
export function describePlan({ warnings, title, severity, category, reversible, undo, impact }: Plan): string {
  const sentences = [
    `Severity: ${severity} (${category}).`,
    ...(impact === '' ? [] : [`Affects: ${impact}.`]),
    reversible ? undo || 'It can be undone.' : 'It CANNOT be undone.',
  ];
  return [...(warnings.length > 0 ? warnings : [title]), sentences.join(' ')].join('\n');
}
