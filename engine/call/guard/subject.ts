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
  const [before, after] = [byPlace(was), byPlace(is)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [old, fresh] = [before.get(place), after.get(place)];
    return old?.value === fresh?.value ? [] : [{ ...(old ?? fresh), before: old?.shown, after: fresh?.shown }];
  });
  // Another object has other fields, another name and another id: that it is another one is enough.
  const others = new Set(changed.filter(({ what, argument }) => what === argument).map(({ what }) => what));
  const told = changed
    .filter(({ what, argument }) => others.has(what) || !others.has(argument))
    .map(({ what = '', before: old, after: fresh }) => tell(what, old, fresh));
  if (told.length > MOST_TOLD) return [...told.slice(0, MOST_TOLD), `${told.length - MOST_TOLD} more`];
  return told.length > 0 || was.plan === is.plan ? told : [tellPlan(was.plan, is.plan)];
}

/** Two objects of one call may be called the same, so the argument counts too. */
function byPlace({ particulars }: Subject): Map<string, Particular> {
  return new Map(particulars.map((one) => [`${one.argument ?? ''} ${one.what}`, one]));
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
