import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ToolError } from '../errors.js';
import { findFiles, isShared, readSource, SHARED } from '../manifest/find-files.js';
import type { SourceFile } from '../manifest/find-files.js';
import type { Problem } from '../manifest/problem.js';
import { readManifest } from '../manifest/read-manifest.js';
import { readVocabulary } from '../manifest/read-vocabulary.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';

export interface LintResult {
  /** How many files with a tool were read. */
  manifests: number;
  problems: Problem[];
}

/** What one path on the command line stands for. */
interface Target {
  files: SourceFile[];
  /** The manifests folder around it, which is the one with _shared. */
  home: string | undefined;
}

/**
 * Checks manifests as `serve` reads them, from the files alone. A path is a manifests folder, a part of one, or one
 * file; without any it is the built-in folder. Throws wrong-usage for a path that is not there.
 */
export function lintFiles(paths: readonly string[]): LintResult {
  const targets = (paths.length > 0 ? paths : [BUILT_IN_MANIFESTS]).map(targetAt);
  const files = distinct(targets.flatMap((target) => target.files));
  const homes = targets.flatMap(({ home }) => home ?? []);
  // What is built in can be used by every manifest; the folder's own words come on top.
  const builtIn = findFiles(BUILT_IN_MANIFESTS);
  const shared = distinct([...builtIn, ...homes.flatMap(findFiles)].filter(isShared));
  const { vocabulary, problems: broken } = readVocabulary(shared);

  const manifests = files.filter((file) => !isShared(file));
  const wrong = manifests.flatMap((file) => {
    const outcome = readManifest(file, vocabulary);
    return 'problems' in outcome ? outcome.problems : [];
  });
  const beside = homes.some(isPackage) ? [] : builtIn.filter((file) => !isShared(file));
  const problems = [
    ...broken.filter(({ file }) => files.some(({ path }) => path === file)),
    ...wrong,
    ...nameClashes(manifests, distinct([...manifests, ...beside])),
  ];
  return { manifests: manifests.length, problems };
}

function targetAt(given: string): Target {
  const path = resolve(given);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind) throw new ToolError('wrong-usage', { problem: `There is no file or folder ${given}` });
  const folder = kind.isDirectory() ? path : dirname(path);
  const home = homeOf(folder);
  if (!kind.isDirectory()) return { home, files: [readSource(home ?? dirname(folder), path)] };
  const files = findFiles(home ?? path).filter((file) => path === home || file.path.startsWith(path + sep));
  return { home, files };
}

/** This folder, or the nearest one above it, that has _shared. */
function homeOf(folder: string): string | undefined {
  if (existsSync(join(folder, SHARED))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : homeOf(above);
}

/** Another checkout of this project: its manifests take the place of the built-in ones. */
function isPackage(home: string): boolean {
  return existsSync(join(home, '..', 'schemas', 'tool.schema.json'));
}

function nameClashes(manifests: SourceFile[], all: SourceFile[]): Problem[] {
  return manifests.flatMap((file) => {
    const other = all.find((one) => one.path !== file.path && toolName(one) === toolName(file));
    if (!other) return [];
    const message = `${other.path} is called ${toolName(file)} too. The server would use neither.`;
    return [{ file: file.path, message, hint: 'Rename one of them: the name of a tool is the name of its file.' }];
  });
}

function toolName({ path }: SourceFile): string {
  return basename(path).replace(/\.ya?ml$/, '');
}

function distinct(files: SourceFile[]): SourceFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
