import type { Path } from '../../manifest/read-yaml.js';
import type { Condition, Manifest, When } from '../../manifest/types.js';

/** One `when` of a manifest, and where it is written. */
export interface PlacedWhen {
  at: Path;
  when: When;
  part: 'rules' | 'possible' | 'escalate' | 'hide';
}

/** Every condition of a manifest; of several in a list each one. */
export function* conditionsOf({ rules = [], possible = [], danger, secrets }: Manifest): Iterable<PlacedWhen> {
  for (const [index, { when }] of rules.entries()) yield* placed('rules', ['rules', index, 'when'], when);
  for (const [index, { when }] of possible.entries()) yield* placed('possible', ['possible', index, 'when'], when);
  for (const [index, { when }] of (danger?.escalate ?? []).entries()) {
    yield* placed('escalate', ['danger', 'escalate', index, 'when'], when);
  }
  for (const [index, entry] of (secrets?.hide ?? []).entries()) {
    if (typeof entry !== 'string') yield* placed('hide', ['secrets', 'hide', index, 'when'], entry.when);
  }
}

function* placed(part: PlacedWhen['part'], at: Path, condition: Condition | undefined): Iterable<PlacedWhen> {
  if (condition === undefined) return;
  if (!Array.isArray(condition)) yield { part, at, when: condition };
  else for (const [index, when] of condition.entries()) yield { part, at: [...at, index], when };
}
