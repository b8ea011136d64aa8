import { compareDanger } from './compare-danger.js';
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
  const later = claims.filter(({ folder }) => folder !== first?.folder);
  if (later.length === 0) return [];
  const known = new Map<string, Claim[]>();
  const keysOf = ({ entry }: Claim): string[] => [`name ${entry.name}`, `command ${entry.command.toLowerCase()}`];
  for (const claim of claims) for (const key of keysOf(claim)) known.set(key, [...(known.get(key) ?? []), claim]);
  return later.flatMap((claim) => {
    const rivals = new Set(keysOf(claim).flatMap((key) => known.get(key) ?? []));
    const before = [...rivals].filter((rival) => claims.indexOf(rival) < claims.indexOf(claim));
    return before.filter((rival) => rival.folder !== claim.folder).flatMap((rival) => compare(claim, rival) ?? []);
  });
}

function compare(claim: Claim, rival: Claim): WeakerTool | undefined {
  const [was, is] = [rival, claim].map(({ entry }) => JSON.parse(entry.body()) as Tool) as [Tool, Tool];
  const lowered = [
    ...(was.command.toLowerCase() === is.command.toLowerCase() ? [] : [`command: ${was.command} -> ${is.command}`]),
    ...compareDanger(was, is).lowered,
  ];
  return lowered.length === 0 ? undefined : { name: is.name, by: claim.path, than: rival.path, lowered };
}
