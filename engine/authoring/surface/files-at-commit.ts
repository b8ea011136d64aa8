import { relative, resolve, sep } from 'node:path';
import { realpathSync } from 'node:fs';
import { repositoryRoot } from '../git/repository.js';
import { runGit } from '../git/run-git.js';
import { withText } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';

interface Blob {
  id: string;
  /** From the top of the repository. */
  name: string;
}

/**
 * The YAML files of a manifests folder as a commit has them; none if it did not exist then. Only git's store is read,
 * never the work tree. Links are left out. Throws wrong-usage outside a repository.
 */
export function filesAtCommit(folder: string, commit: string): SourceFile[] {
  const root = repositoryRoot(folder);
  const inside = relative(root, realpathSync(folder)).split(sep).join('/');
  const blobs = blobsBelow(root, commit, inside).filter(({ name }) => /\.ya?ml$/.test(name));
  const texts = textsOf(root, blobs);
  return blobs.map(({ name }, at) => {
    const own = inside === '' ? name : name.slice(inside.length + 1);
    return withText({ path: resolve(folder, own), name: own, text: '', hash: '' }, texts[at] ?? '');
  });
}

/** `ls-tree -z` prints "mode type id<TAB>name<NUL>" for each. */
function blobsBelow(root: string, commit: string, folder: string): Blob[] {
  const words = ['ls-tree', '-r', '-z', '--full-tree', commit, ...(folder === '' ? [] : ['--', folder])];
  return String(runGit(root, words))
    .split('\0')
    .flatMap((line) => {
      const [, mode, id, name] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return id === undefined || name === undefined || mode === '120000' ? [] : [{ id, name }];
    });
}

/** `cat-file --batch` prints "id blob size<LF>content<LF>" for each, in the order in which they were asked for. */
function textsOf(root: string, blobs: readonly Blob[]): string[] {
  if (blobs.length === 0) return [];
  const answer = runGit(root, ['cat-file', '--batch'], `${blobs.map(({ id }) => id).join('\n')}\n`);
  let at = 0;
  return blobs.map(() => {
    const end = answer.indexOf('\n', at);
    const size = Number(answer.toString('latin1', at, end).split(' ')[2]);
    const text = answer.toString('utf8', end + 1, end + 1 + size);
    at = end + 1 + size + 1;
    return text;
  });
}
