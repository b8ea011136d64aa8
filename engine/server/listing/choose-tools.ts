import type { Engine } from '../../call/engine.js';
import { isOffered } from '../../call/guard/authorise.js';
import { ToolError } from '../../errors.js';
import type { ToolEntry } from '../../manifest/tool-entry.js';
import { fitsGlob } from '../../manifest/tool-glob.js';
import { listCost } from '../../manifest/token-cost.js';
import type { Toolset } from '../../manifest/types.js';
import { didYouMean } from '../../text/nearest.js';

/** Stands for every tool; no set may be called so. */
export const ALL = 'all';
export const CORE = 'core';
/** What a set may cost if it does not say less. */
export const MOST_TOKENS = 10_000;
/** Costs are estimated, some per cent too low at worst. */
const SURE = 0.96;

export interface ChosenTools {
  /** Sorted by name. */
  entries: readonly ToolEntry[];
  /** Sets that name more than they may cost: how many of their tools are only found. */
  beyond: ReadonlyMap<string, number>;
}

export type ListParts = Pick<Engine, 'catalog' | 'ownTools' | 'settings'> & {
  availability: Pick<Engine['availability'], 'atStart'>;
};

/**
 * The tools of manifests that clients see. Decided once at the start: nothing that is called later changes it. Throws for
 * a set that does not exist.
 */
export function chooseTools({ catalog, ownTools, settings, availability: { atStart } }: ListParts): ChosenTools {
  const offered = catalog.entries.filter(
    (entry) => isOffered(settings, entry) && (atStart?.has(entry.command) ?? true),
  );
  const names = chosenSets(settings);
  if (names.includes(ALL)) return { entries: offered, beyond: new Map() };
  const ownCost = ownTools
    .filter((tool) => isOffered(settings, tool))
    .reduce((sum, { listed }) => sum + listCost(listed), 0);
  const chosen = new Set<ToolEntry>();
  const beyond = new Map<string, number>();
  for (const name of names) {
    const set = setNamed(catalog.vocabulary.toolsets, name);
    // Each set pays for the server's own tools: it holds the same alone and beside others, and costs what it may.
    const budget = (set.tokens ?? MOST_TOKENS) * SURE - ownCost;
    const { within, left } = fill(inOrder(set, offered), budget);
    within.forEach((entry) => chosen.add(entry));
    if (left > 0) beyond.set(name, left);
  }
  return { entries: offered.filter((entry) => chosen.has(entry)), beyond };
}

/** Who names tools wants to see those, and not what of them is also everyday. */
function chosenSets({ toolsets, tools }: Pick<Engine['settings'], 'toolsets' | 'tools'>): readonly string[] {
  if (toolsets.length > 0) return toolsets;
  return tools.length > 0 ? [ALL] : [CORE];
}

function setNamed(sets: Readonly<Record<string, Toolset>>, name: string): Toolset {
  const set = Object.hasOwn(sets, name) ? sets[name] : undefined;
  if (set) return set;
  const known = [...Object.keys(sets), ALL];
  const problem = `has no set named ${name.slice(0, 40)}.${didYouMean(name, known)} There are ${known.join(', ')}`;
  throw new ToolError('config-invalid', { setting: 'toolsets', source: 'as it was chosen', problem });
}

/** In the order of the set; what one pattern takes, reads first. */
function inOrder({ tools }: Toolset, offered: readonly ToolEntry[]): ToolEntry[] {
  const byName = new Map(offered.map((entry) => [entry.name, entry]));
  const ordered = tools.flatMap((glob) => {
    if (!glob.includes('*')) return byName.get(glob) ?? [];
    const fitting = offered.filter((entry) => fitsGlob(glob, entry));
    return [...fitting.filter(({ effect }) => effect === 'read'), ...fitting.filter(({ effect }) => effect !== 'read')];
  });
  return [...new Set(ordered)];
}

/** As many as the budget holds; a costly one does not keep out those after it. */
function fill(entries: readonly ToolEntry[], budget: number): { within: ToolEntry[]; left: number } {
  let spent = 0;
  const within = entries.filter(({ tokens }) => {
    if (spent + tokens > budget) return false;
    spent += tokens;
    return true;
  });
  return { within, left: entries.length - within.length };
}
