import { stringify } from 'yaml';
import { holds } from '../../manifest/conditions.js';
import { isAtLeast } from '../../manifest/annotations.js';
import type { Danger, Escalation, Param, Severity, Test, When } from '../../manifest/types.js';

/** How well the escalations of a manifest answer to something that CloudStack's facts know to be worse. */
export type Coverage = { is: 'covered' } | { is: 'missing' } | { is: 'too-mild'; index: number; severity: Severity };

/**
 * Whether a call with this condition always ends up at the level at least, with an escalation that speaks of it. Two
 * conditions may be written in many ways, so they are not compared: values that fulfil the one are tried on the other.
 */
export function coverageOf(
  danger: Danger,
  { when, level }: { when: When; level: Severity },
  params: Readonly<Record<string, Param>>,
): Coverage {
  const keys = Object.keys(when);
  const escalations = (danger.escalate ?? []).map((escalation, index) => ({ ...only(escalation, keys), index }));
  let mildest: (typeof escalations)[number] | undefined;
  for (const witness of witnessesOf(when, params)) {
    const speaking = escalations.filter(({ when: own }) => own.some((one) => holds(one, (name) => witness[name])));
    const best = speaking.reduce<(typeof escalations)[number] | undefined>(
      (worst, one) => (worst && isAtLeast(severityOf(worst, danger), severityOf(one, danger)) ? worst : one),
      undefined,
    );
    if (!best) return { is: 'missing' };
    if (!isAtLeast(severityOf(best, danger), level)) mildest = best;
  }
  return mildest ? { is: 'too-mild', index: mildest.index, severity: severityOf(mildest, danger) } : { is: 'covered' };
}

/** A condition as it is written in a manifest: `{ expunge: true }`. */
export function written(when: When): string {
  return stringify(when, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

/** The severity of a call to which this escalation applies: it only raises. */
function severityOf({ severity }: Pick<Escalation, 'severity'>, danger: Danger): Severity {
  return severity !== undefined && isAtLeast(severity, danger.severity) ? severity : danger.severity;
}

/** Only those of its conditions that ask for nothing else: with one more key it would not always apply. */
function only({ when, severity }: Escalation, keys: readonly string[]): { when: When[]; severity?: Severity } {
  const own = [when].flat().filter((one) => Object.keys(one).every((key) => keys.includes(key)));
  return { when: own, ...(severity === undefined ? {} : { severity }) };
}

type Witness = Readonly<Record<string, unknown>>;

function witnessesOf(when: When, params: Readonly<Record<string, Param>>): Witness[] {
  return Object.entries(when).reduce<Witness[]>(
    (witnesses, [name, test]) =>
      valuesFor(test, params[name]).flatMap((value) => witnesses.map((one) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** Some values that fulfil a test, different enough to tell a narrower condition. */
function valuesFor(test: Test, param: Param | undefined): unknown[] {
  if (Array.isArray(test)) return test.map((one) => named(one, param));
  if (typeof test !== 'object') return [named(test, param)];
  if ('covers' in test) return ['0.0.0.0/0', '::/0', '128.0.0.0/1', ...(test.absent === true ? [undefined] : [])];
  const any: unknown[] = param?.type === 'boolean' ? [true, false] : ['a', 'b', 1];
  const { not } = test;
  if (not !== undefined) return [undefined, ...any].filter((one) => ![not].flat<unknown[]>().includes(one));
  if (test.over !== undefined) return [test.over + 1, test.over * 1000 + 1000];
  if (test.under !== undefined) return [test.under - 1];
  return test.present === false ? [undefined] : any;
}

/** CloudStack's number is a word where the manifest has one for it. */
function named(value: string | number | boolean, param: Param | undefined): unknown {
  return Object.entries(param?.codes ?? {}).find(([, code]) => code === value)?.[0] ?? value;
}
