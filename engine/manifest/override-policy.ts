import type { Problem } from './problem.js';
import type { ReplacedWord } from './read-vocabulary.js';
import type { Claim } from './settle-names.js';
import type { OverridePolicy } from './types.js';
import type { WeakerTool } from './weaker-tools.js';

/** What the operator's setting `overrides` leaves out, and how that is told. */
export function forbiddenBy(
  policy: OverridePolicy,
  claims: readonly Claim[],
  weaker: readonly WeakerTool[],
  words: readonly ReplacedWord[],
): { claims: ReadonlySet<Claim>; problems: Problem[] } {
  if (policy === 'allow') return { claims: new Set(), problems: [] };
  const lowered = new Map(weaker.map((one) => [one.by, one]));
  const forbidden = claims.filter(({ path, entry }) => lowered.has(path) || (policy === 'refuse' && entry.overrides));
  const problems = forbidden.map(({ path }): Problem => {
    const less = lowered.get(path);
    const why = less ? `asks less than ${less.than} (${less.lowered.join('; ')})` : 'takes the place of another tool';
    return { file: path, message: `This ${why}, which the setting \`overrides: ${policy}\` forbids.`, hint: HINT };
  });
  const told = words.map(({ word, by }): Problem => ({
    file: by,
    message: `\`${word}\` means something else in an earlier folder, which the setting \`overrides: ${policy}\` keeps.`,
    hint: HINT,
  }));
  return { claims: new Set(forbidden), problems: [...problems, ...told] };
}

const HINT = 'Take it out of the folder, or let the operator allow it.';
