import { compareDanger } from './compare-danger.js';
import { lostGuards } from './compare-guards.js';
import type { Claim } from './settle-names.js';
import type { Tool } from './types.js';

/** A tool of a later folder that asks less than one of an earlier folder does for the same command. */
export interface WeakerTool {
  name: string;
  /** Paths of the two manifests. */
  by: string;
  than: string;
  /** In which ways, such as "severity: high -> low". */
  lowered: string[];
}

/**
 * Whoever adds a folder may replace a tool, or give another name to what an earlier folder guards: both are found, since
 * a command is as dangerous under any name.
 */
export function weakerTools(claims: readonly Claim[]): WeakerTool[] {
  const [first] = claims;
  if (claims.every(({ folder }) => folder === first?.folder)) return [];
  const byName = new Map<string, Claim[]>();
  const byCommand = new Map<string, Claim[]>();
  const found: WeakerTool[] = [];
  // In their order, so that only earlier ones are known when a claim is looked at.
  for (const claim of claims) {
    const lists = [listOf(byName, claim.entry.name), listOf(byCommand, claim.entry.command.toLowerCase())];
    const rivals = lists.flatMap((list) => list.filter(({ folder }) => folder !== claim.folder));
    for (const rival of new Set(rivals)) found.push(...compare(claim, rival));
    for (const list of lists) list.push(claim);
  }
  return found;
}

function listOf(lists: Map<string, Claim[]>, key: string): Claim[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function compare(claim: Claim, rival: Claim): WeakerTool[] {
  const [was, is] = [rival, claim].map(({ entry }) => JSON.parse(entry.body()) as Tool) as [Tool, Tool];
  const lowered = [
    ...(was.command.toLowerCase() === is.command.toLowerCase() ? [] : [`command: ${was.command} -> ${is.command}`]),
    ...compareDanger(was, is).lowered,
    ...lostGuards(was, is),
  ];
  return lowered.length === 0 ? [] : [{ name: is.name, by: claim.path, than: rival.path, lowered }];
}
