/** One thing that a person agreed to: `value` is compared, `shown` is how it may be told. */
export interface Particular {
  what: string;
  value: string;
  shown: string;
  /** The argument that it is about, if any. */
  argument?: string;
}

/** Everything that a confirmation is given for. A change in any of it makes the confirmation worthless. */
export interface Subject {
  tool: string;
  profile: string;
  caller: string;
  /** The severity, the objects and what was known of them, all arguments as they would be sent. */
  particulars: readonly Particular[];
  /** What was read before the answer: the plan, and the phrase that was asked for. */
  plan: string;
}

const MOST_TOLD = 3;

/** What is not as it was, each from what to what; empty if nothing changed. */
export function differences(was: Subject, is: Subject): string[] {
  if (was.tool !== is.tool) return [`it was for ${was.tool}, this is ${is.tool}`];
  if (was.profile !== is.profile) return [`it was for the cloud ${was.profile}, this is ${is.profile}`];
  if (was.caller !== is.caller) return ['the caller differs'];
  const [before, after] = [byName(was), byName(is)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (what) => before.get(what)?.value !== after.get(what)?.value,
  );
  // Another object has other fields, another name and another id: that it is another one is enough.
  const others = new Set(changed.filter((what) => (before.get(what) ?? after.get(what))?.argument === what));
  const told = changed
    .filter((what) => others.has(what) || !others.has((before.get(what) ?? after.get(what))?.argument ?? ''))
    .map((what) => tell(what, before.get(what)?.shown, after.get(what)?.shown));
  if (told.length > MOST_TOLD) return [...told.slice(0, MOST_TOLD), `${told.length - MOST_TOLD} more`];
  return told.length > 0 || was.plan === is.plan ? told : [tellPlan(was.plan, is.plan)];
}

function byName({ particulars }: Subject): Map<string, Particular> {
  return new Map(particulars.map((one) => [one.what, one]));
}

function tell(what: string, before = 'not there', after = 'not there'): string {
  return before === after ? `${what} is another one now` : `${what} was ${before}, now it is ${after}`;
}

function tellPlan(was: string, is: string): string {
  const [before, after] = [was.split('\n'), is.split('\n')];
  const old = before.filter((line) => !after.includes(line)).join(' ');
  const fresh = after.filter((line) => !before.includes(line)).join(' ');
  return `the plan said "${old}", now it says "${fresh}"`;
}
