import type { Claim } from './settle-names.js';
import type { ToolEntry } from './tool-entry.js';
import type { Vocabulary } from './types.js';

/**
 * The name of the tool that is meant by another name: its command, an alias, one of these in another spelling, with a
 * kind of thing by its initials (`start-vm`), or with the verb at the end (`zones-list`). Names of tools come before
 * aliases and commands, so that an alias never takes what a tool is called; what two tools could be called so is neither.
 * What is called so in an earlier folder keeps each of its names; only the very name of a tool is its own.
 */
export function otherNames(
  claims: readonly Claim[],
  { entities }: Pick<Vocabulary, 'entities'>,
): (said: string) => string | undefined {
  const names = new Set(claims.map(({ entry }) => entry.name));
  let known: Map<string, string> | undefined;
  const short = initialsOf(Object.keys(entities).filter((name) => entities[name]?.as === initials(name)));
  return (said) => {
    known ??= new Map(
      byFolder(claims)
        .reverse()
        .flatMap((entries) => [...namesIn(entries, short)]),
    );
    if (names.has(said)) return said;
    return known.get(plain(said)) ?? known.get(plain(short(said)));
  };
}

/** In the order of the folders, each sorted by name. */
function byFolder(claims: readonly Claim[]): ToolEntry[][] {
  const folders = new Map<string, ToolEntry[]>();
  for (const { folder, entry } of claims) {
    const all = folders.get(folder) ?? [];
    folders.set(folder, all);
    all.push(entry);
  }
  return [...folders.values()].map((all) => all.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** A spelling of each name of the tools of one folder -> the tool. */
function namesIn(entries: readonly ToolEntry[], short: (name: string) => string): Map<string, string> {
  return new Map([
    ...derived(entries, short),
    ...entries.map(({ command, name }) => [plain(command), name] as const),
    ...entries.flatMap(({ aliases = [], name }) => aliases.map((alias) => [plain(alias), name] as const)),
    ...entries.map(({ name }) => [plain(name), name] as const),
  ]);
}

/** What a tool may be called by a rule and not by its manifest, as long as that fits no other. */
function derived(entries: readonly ToolEntry[], short: (name: string) => string): Map<string, string> {
  const claims = new Map<string, Set<string>>();
  for (const { name, aliases = [] } of entries) {
    for (const one of [name, ...aliases].flatMap((called) => [called, short(called)])) {
      for (const way of [plain(one), plain(verbLast(one))]) {
        claims.set(way, (claims.get(way) ?? new Set()).add(name));
      }
    }
  }
  return new Map(
    [...claims].flatMap(([way, names]) => (names.size === 1 ? [...names].map((name) => [way, name] as const) : [])),
  );
}

/** `virtual-machines` as `vms`, in a name of any spelling. */
function initialsOf(kinds: readonly string[]): (name: string) => string {
  const patterns = kinds.map((kind) => [new RegExp(kind.replaceAll('-', '[-_\\s]?'), 'gi'), initials(kind)] as const);
  return (name) => patterns.reduce((text, [pattern, abbreviation]) => text.replace(pattern, abbreviation), name);
}

function initials(name: string): string {
  return name.replace(/(\w)\w*-?/g, '$1');
}

function verbLast(name: string): string {
  const [verb = '', ...rest] = name.split('-');
  return [...rest, verb].join('-');
}

/** `list_zones`, `listZones` and `list-zones` are one name. */
export function plain(name: string): string {
  return name.replace(/[-_\s]/g, '').toLowerCase();
}
