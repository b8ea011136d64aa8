import { otherNames } from './other-names.js';
import type { Problem } from './problem.js';
import type { Claim } from './settle-names.js';
import type { Vocabulary } from './types.js';
import type { WeakerTool } from './weaker-tools.js';

export interface TakenNames {
  aliases: Problem[];
  names: WeakerTool[];
}

/**
 * Names by which something of an earlier folder is called, and which a manifest of a later one wants for another tool.
 * An alias stays with the earlier tool; a name of a tool is its own, so a call that led to the earlier one no longer does.
 */
export function takenNames(claims: readonly Claim[], vocabulary: Vocabulary): TakenNames {
  const found: TakenNames = { aliases: [], names: [] };
  const [, ...later] = new Set(claims.map(({ folder }) => folder));
  for (const folder of later) {
    const earlier = claims.slice(
      0,
      claims.findIndex((claim) => claim.folder === folder),
    );
    const byName = new Map(earlier.map((claim) => [claim.entry.name, claim]));
    const leadsTo = otherNames(earlier, vocabulary);
    const holderOf = (said: string, { entry }: Claim): Claim | undefined => {
      const meant = leadsTo(said);
      return meant === undefined || meant === entry.name ? undefined : byName.get(meant);
    };
    for (const claim of claims.filter((one) => one.folder === folder)) {
      for (const alias of claim.entry.aliases ?? []) {
        const holder = holderOf(alias, claim);
        if (holder) found.aliases.push(stays(alias, claim, holder));
      }
      const holder = byName.has(claim.entry.name) ? undefined : holderOf(claim.entry.name, claim);
      if (holder && !sendTheSame(holder, claim)) found.names.push(taken(claim, holder));
    }
  }
  return found;
}

function sendTheSame(one: Claim, other: Claim): boolean {
  return one.entry.command.toLowerCase() === other.entry.command.toLowerCase();
}

function taken({ path, entry: { name } }: Claim, holder: Claim): WeakerTool {
  return { name, by: path, than: holder.path, lowered: [`${name}: no longer leads to ${holder.entry.name}`] };
}

function stays(alias: string, { path }: Claim, { entry: { name } }: Claim): Problem {
  return {
    file: path,
    message: `The alias ${alias} leads to ${name}, which an earlier folder has. It stays with that tool.`,
    hint: 'Remove the alias, or write another one.',
  };
}
