import { isAtLeast } from './annotations.js';
import { describeCondition } from './describe-rules.js';
import type { Condition, Escalation, Severity, Tool } from './types.js';

export interface DangerChanges {
  lowered: string[];
  raised: string[];
}

const RANKS: readonly (Severity | 'none')[] = ['none', 'low', 'medium', 'high', 'critical'];

/** Where a tool asks, warns or hides less than before, and where more. A doubt counts as less. */
export function compareDanger(was: Tool, is: Tool): DangerChanges {
  const changes: DangerChanges = { lowered: [], raised: [] };
  const tell = (isLower: boolean, what: string): void => void changes[isLower ? 'lowered' : 'raised'].push(what);
  if (was.effect !== is.effect) tell(is.effect === 'read', `effect: ${was.effect} -> ${is.effect}`);
  compareSeverity(was, is, tell);
  compareEscalations(was, is, tell);
  comparePhrase(was, is, tell);
  compareHidden(was, is, tell);
  return changes;
}

type Tell = (isLower: boolean, what: string) => void;

function compareSeverity(was: Tool, is: Tool, tell: Tell): void {
  const [before, after] = [was, is].map(({ danger }) => danger?.severity ?? 'none') as [Severity, Severity];
  if (before !== after) tell(RANKS.indexOf(after) < RANKS.indexOf(before), `severity: ${before} -> ${after}`);
  const [could, can] = [was.danger?.reversible, is.danger?.reversible];
  if (could !== can && was.danger && is.danger) tell(can === true, `reversible: ${yesOrNo(could)} -> ${yesOrNo(can)}`);
}

/** Escalations are the same if they have the same condition, whatever the order. */
function compareEscalations(was: Tool, is: Tool, tell: Tell): void {
  const [before, after] = [was, is].map(escalationsOf) as [Map<string, Escalation>, Map<string, Escalation>];
  for (const [mark, escalation] of before) {
    const now = after.get(mark);
    const [level, then] = [levelOf(was, escalation), now && levelOf(is, now)];
    const when = describeCondition(escalation.when);
    if (then === undefined) tell(true, `when ${when}: ${level} -> no longer said`);
    else if (then !== level) tell(isAtLeast(level, then), `when ${when}: ${level} -> ${then}`);
    if (now && escalation.reversible !== now.reversible) {
      const [could, can] = [escalation.reversible, now.reversible].map(yesOrNo);
      tell(escalation.reversible === false, `when ${when}: reversible ${could} -> ${can}`);
    }
  }
  for (const [mark, escalation] of after) {
    if (before.has(mark)) continue;
    tell(false, `when ${describeCondition(escalation.when)}: ${levelOf(is, escalation)} now`);
  }
}

function escalationsOf({ danger }: Tool): Map<string, Escalation> {
  return new Map((danger?.escalate ?? []).map((escalation) => [markOf(escalation.when), escalation]));
}

function markOf(condition: Condition): string {
  return JSON.stringify([condition].flat().map((when) => Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** An escalation without a severity of its own keeps that of the tool; none lowers it. */
function levelOf({ danger }: Tool, { severity = 'low' }: Escalation): Severity {
  const base = danger?.severity ?? 'low';
  return isAtLeast(severity, base) ? severity : base;
}

function comparePhrase(was: Tool, is: Tool, tell: Tell): void {
  const [before, after] = [was.danger?.confirm, is.danger?.confirm];
  if (before === after) return;
  if (before === undefined || after === undefined)
    tell(after === undefined, `phrase: ${before ?? 'none'} -> ${after ?? 'none'}`);
  // Another verb is neither: it shows among the changes.
}

function compareHidden(was: Tool, is: Tool, tell: Tell): void {
  const [before, after] = [was, is].map(({ secrets }) => new Set((secrets?.hide ?? []).map((one) => JSON.stringify(one)))) as [Set<string>, Set<string>]; // prettier-ignore
  for (const one of before) if (!after.has(one)) tell(true, `no longer hidden: ${fieldOf(one)}`);
  for (const one of after) if (!before.has(one)) tell(false, `hidden now: ${fieldOf(one)}`);
  for (const [name, { sensitive }] of Object.entries(was.params)) {
    const now = is.params[name];
    if (now && Boolean(sensitive) !== Boolean(now.sensitive)) {
      tell(Boolean(sensitive), `argument ${name}: ${sensitive ? 'no longer a secret' : 'a secret now'}`);
    }
  }
}

function fieldOf(hidden: string): string {
  const value = JSON.parse(hidden) as string | { field: string };
  return typeof value === 'string' ? value : `${value.field} (on a condition)`;
}

function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? 'not said' : value ? 'yes' : 'no';
}
