import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { findFiles } from './find-files.js';
import type { SourceFile } from './find-files.js';
import { keepUnderBuild, keptUnderBuild, shippedUnderBuild } from './kept-file.js';

/**
 * What YAML files say, kept by the hash of their text: parsing costs more than everything that the linter does with a
 * file. Only files without a mistake are kept; where something stands is found by parsing when somebody asks for it.
 */
export type ParsedFiles = Record<string, unknown>;

/** The built-in files, parsed when the bundle was made. */
export const SHIPPED_PARSED = fileURLToPath(new URL('./parsed.cache', import.meta.url));

/** Enough for some folders of a thousand manifests with their tests. */
const MOST_FILES = 5_000;

/** What was kept by this same build; nothing if there is none or it cannot be read. */
export function readParsed(file: string): ParsedFiles {
  return ((file === SHIPPED_PARSED ? shippedUnderBuild(file) : keptUnderBuild(file)) ?? {}) as ParsedFiles;
}

/** Keeps it for the next run, the newest first. */
export function writeParsed(file: string, fresh: ParsedFiles, before: ParsedFiles = {}): void {
  keepUnderBuild(file, Object.fromEntries(Object.entries({ ...fresh, ...before }).slice(0, MOST_FILES)));
}

/** The same files, each with what is known of it already. */
export function withParsed(sources: readonly SourceFile[], known: ParsedFiles): SourceFile[] {
  return sources.map((source) =>
    Object.hasOwn(known, source.hash) ? { ...source, parsed: { data: known[source.hash] } } : source,
  );
}

let shipped: ParsedFiles | undefined;

/** Every YAML file below a manifests folder, with what is known of those that are as they went out with the bundle. */
export function findParsed(root: string): SourceFile[] {
  shipped ??= readParsed(SHIPPED_PARSED);
  return withParsed(findFiles(root), shipped);
}

/** Whether JSON can say it: YAML knows .inf and .nan besides. */
export function isKeepable(data: unknown): boolean {
  return data !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(data)), data);
}
