import { realpathSync } from 'node:fs';
import { ToolError } from '../../errors.js';
import { askGit, runGit } from './run-git.js';

/** The top folder of the repository around a folder. Throws wrong-usage if there is none. */
export function repositoryRoot(folder: string): string {
  const said = String(runGit(folder, ['rev-parse', '--show-toplevel'])).trim();
  return realpathSync(said);
}

/** What a reference stands for, as a commit. Throws wrong-usage for one that git does not know. */
export function commitOf(root: string, reference: string): string {
  // Nothing that is typed here may become an option of git.
  const commit = askGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`]);
  if (commit === undefined || commit === '') {
    throw new ToolError('wrong-usage', {
      problem: `git knows no branch, tag or commit ${JSON.stringify(reference)}`,
      hint: ' Fetch it first, or write another.',
    });
  }
  return commit;
}

/**
 * The commit that work here started from: where HEAD left `reference` (absent: the main branch of origin, or HEAD where
 * there is none). A shallow clone may not hold that commit; then it is `reference` itself.
 */
export function startOfWork(root: string, reference?: string): string {
  const base = reference ?? mainBranch(root) ?? 'HEAD';
  const commit = commitOf(root, base);
  return askGit(root, ['merge-base', commit, 'HEAD']) ?? commit;
}

function mainBranch(root: string): string | undefined {
  const head = askGit(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  const names = [...(head === undefined ? [] : [head]), 'origin/main', 'origin/master'];
  return names.find((name) => askGit(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]) !== undefined);
}

/** The top folder of the repository around a folder, or the folder itself where there is none. */
export function repositoryRootOr(folder: string): string {
  return askGit(folder, ['rev-parse', '--show-toplevel']) ?? folder;
}
