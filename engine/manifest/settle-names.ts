import type { ToolEntry } from './tool-entry.js';
import type { Problem } from './problem.js';

/** A manifest that claims the name of its file. */
export interface Claim {
  path: string;
  /** The manifests folder that it came with. */
  folder: string;
  entry: ToolEntry;
}

/** One manifest in the place of another. */
export interface Override {
  name: string;
  /** Paths of the two manifests. */
  by: string;
  instead: string;
  replaced: ToolEntry;
}

export interface SettledNames {
  entries: ToolEntry[];
  /** Names that nobody gets, and why. */
  refused: Map<string, string>;
  overrides: Override[];
  problems: Problem[];
}

/**
 * Who gets each name. Claims come in the order of their folders: a later folder may take a name from an earlier one if
 * its manifest says `overrides: true`. Without that word the name is refused, since a tool that somebody counts on
 * could otherwise be replaced by chance.
 */
export function settleNames(claims: readonly Claim[]): SettledNames {
  const settled: SettledNames = { entries: [], refused: new Map(), overrides: [], problems: [] };
  const byName = new Map<string, Claim[]>();
  for (const claim of claims) byName.set(claim.entry.name, [...(byName.get(claim.entry.name) ?? []), claim]);
  for (const [name, rivals] of byName) settleName(name, rivals, settled);
  return settled;
}

function settleName(name: string, rivals: readonly Claim[], settled: SettledNames): void {
  const replaced: Override[] = [];
  let holder: Claim | undefined;
  for (const rival of rivals) {
    if (!holder && rival.entry.overrides) settled.problems.push(overridesNothing(rival));
    else if (!holder) holder = rival;
    else if (rival.entry.overrides && rival.folder !== holder.folder) {
      replaced.push({ name, by: rival.path, instead: holder.path, replaced: holder.entry });
      holder = rival;
    } else {
      refuse(name, rivals, settled);
      return;
    }
  }
  if (holder) settled.entries.push(holder.entry);
  settled.overrides.push(...replaced);
}

function overridesNothing({ path, entry: { name } }: Claim): Problem {
  return {
    file: path,
    message: `This says \`overrides: true\`, but no folder before its own has a tool called ${name}. It is not used.`,
    hint: 'Remove the line, or give the file the name of the tool that it is meant to replace.',
  };
}

function refuse(name: string, rivals: readonly Claim[], { refused, problems }: SettledNames): void {
  const paths = rivals.map(({ path }) => path);
  refused.set(name, `${paths.join(' and ')} are both called ${name}`);
  const isOneFolder = new Set(rivals.map(({ folder }) => folder)).size < rivals.length;
  const hint = isOneFolder
    ? 'Rename one.'
    : 'Rename one. If yours is meant to take the place of the other, write `overrides: true` into it.';
  for (const file of paths) {
    problems.push({
      file,
      message: `Two manifests are called ${name}: ${paths.join(' and ')}. Neither is used.`,
      hint,
    });
  }
}
