import { realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { repositoryRoot, startOfWork } from '../git/repository.js';
import { runGit } from '../git/run-git.js';
import { isShared } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import type { LintInput } from './context.js';

/**
 * Of the chosen files those that changed since the work started: committed, not committed and new ones. When a shared
 * file changed or went, all of them: each of them may use what stands in it. Throws wrong-usage without a git repository.
 */
export function chooseChanged(input: LintInput, base?: string): LintInput {
  const changed = changedPaths(input.files, base);
  const isChanged = ({ path }: SourceFile): boolean => changed.has(join(realFolder(path), basename(path)));
  const homes = new Set([...input.files, ...input.beside].filter(isShared).map(({ path }) => realFolder(path)));
  if ([...changed].some((path) => homes.has(dirname(path)))) return input;
  return {
    ...input,
    files: input.files.filter(isChanged),
    beside: [...input.beside, ...input.files],
    isWhole: false,
  };
}

function changedPaths(files: readonly SourceFile[], base: string | undefined): Set<string> {
  const folders = new Set(files.map(({ path }) => realFolder(path)));
  const changed = new Set<string>();
  const roots: string[] = [];
  for (const folder of folders) {
    // Asking git once a repository is enough; a folder far down may be a repository of its own, which few have.
    if (roots.some((root) => folder === root || folder.startsWith(root + sep))) continue;
    const root = repositoryRoot(folder);
    roots.push(root);
    const since = startOfWork(root, base);
    const lists = [
      runGit(root, ['diff', '--name-only', '--no-renames', '--no-relative', '-z', since, '--']),
      runGit(root, ['ls-files', '--others', '--exclude-standard', '-z']),
    ];
    for (const name of lists.flatMap((list) => String(list).split('\0'))) {
      if (name !== '') changed.add(join(root, name));
    }
  }
  return changed;
}

/** git tells real paths, also where a link leads to the repository. */
function realFolder(path: string): string {
  return realpathSync(dirname(path));
}
