import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { ToolError } from '../../errors.js';
import { isShared, readSource, SHARED } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { findParsed } from '../../manifest/parsed-cache.js';
import { sharedKind } from '../../manifest/read-vocabulary.js';
import { BUILT_IN_MANIFESTS } from '../../package-paths.js';
import type { LintInput } from './context.js';

/** What one path on the command line stands for. */
interface Target {
  files: SourceFile[];
  /** The manifests folder around it, which is the one with _shared. */
  home: string | undefined;
  isWhole: boolean;
}

/**
 * The files that paths on the command line stand for, with those that lie beside them. A path is a manifests folder, a
 * part of one, or one file; without any it is the built-in folder. Throws wrong-usage for a path that is not there.
 */
export function chooseFiles(paths: readonly string[]): LintInput {
  const targets = (paths.length > 0 ? paths : [BUILT_IN_MANIFESTS]).map(targetAt);
  const homes = targets.flatMap(({ home }) => home ?? []);
  // The built-in words can be used by every manifest, and those of the folder come on top. Exceptions are only about
  // the folder that they lie in, and another checkout of this project has manifests in the place of the built-in ones.
  const isReplaced = homes.some(isPackage);
  const builtIn = findParsed(BUILT_IN_MANIFESTS).filter((file) =>
    isShared(file) ? sharedKind(file) !== 'lint-exceptions' : !isReplaced,
  );
  return {
    files: distinct(targets.flatMap((target) => target.files)),
    beside: distinct([...builtIn, ...homes.flatMap(findParsed)]),
    isWhole: targets.every((target) => target.isWhole),
  };
}

function targetAt(given: string): Target {
  const path = resolve(given);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind) throw new ToolError('wrong-usage', { problem: `There is no file or folder ${given}` });
  const folder = kind.isDirectory() ? path : dirname(path);
  const home = homeOf(folder);
  if (!kind.isDirectory()) return { home, files: [readSource(home ?? dirname(folder), path)], isWhole: false };
  const files = findParsed(home ?? path).filter((file) => path === home || file.path.startsWith(path + sep));
  return { home, files, isWhole: home === undefined || home === path };
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

function distinct(files: SourceFile[]): SourceFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
