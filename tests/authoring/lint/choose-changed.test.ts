import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseChanged } from '../../../engine/authoring/lint/choose-changed.js';
import { chooseFiles } from '../../../engine/authoring/lint/choose-files.js';
import { GitFolder } from '../../fixtures/git-folder.js';
import { ServerFolders } from '../../fixtures/server-folders.js';

const test = suite('files that changed');

/** A repository in which all of a, b and c are committed. */
function withRepository(work: (repository: GitFolder) => void): void {
  const repository = new GitFolder();
  try {
    for (const name of ['a', 'b', 'c']) repository.write(`my/x/list-${name}.yaml`, 'command: x\n');
    repository.write('my/_shared/partials.yaml', '{}\n');
    repository.write('.gitignore', 'list-ignored.yaml\n');
    repository.commit();
    work(repository);
  } finally {
    repository.remove();
  }
}

function changedIn(repository: GitFolder, base?: string, path = 'my'): string[] {
  const { files } = chooseChanged(chooseFiles([join(repository.root, path)]), base);
  return files.map(({ name }) => name);
}

test('nothing changed: no files', () => {
  withRepository((repository) => assert.equal(changedIn(repository), []));
});

test('changed, staged, new and renamed files count; deleted and ignored ones do not', () => {
  withRepository((repository) => {
    repository.write('my/x/list-a.yaml', 'command: y\n');
    repository.delete('my/x/list-b.yaml');
    repository.git('mv', 'my/x/list-c.yaml', 'my/x/list-d.yaml');
    repository.write('my/x/list ü.yaml', 'command: z\n');
    repository.write('my/x/list-ignored.yaml', 'command: z\n');
    repository.write('elsewhere.yaml', 'command: z\n');
    assert.equal(changedIn(repository), ['x/list ü.yaml', 'x/list-a.yaml', 'x/list-d.yaml']);
    const { isWhole, beside } = chooseChanged(chooseFiles([join(repository.root, 'my')]));
    assert.not(isWhole);
    assert.ok(
      beside.some(({ name }) => name === 'x/list-ignored.yaml'),
      'the others still stand beside them',
    );
  });
});

test('a branch is compared with where it left the main branch of origin, or another base', () => {
  withRepository((repository) => {
    const start = repository.git('rev-parse', 'HEAD');
    repository.write('my/x/list-a.yaml', 'command: y\n');
    repository.commit('on main, after the branch left');
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repository.git('checkout', '-q', '-b', 'work', start);
    repository.write('my/x/list-b.yaml', 'command: y\n');
    const middle = repository.commit();
    repository.write('my/x/list-c.yaml', 'command: y\n');
    repository.commit();
    assert.equal(changedIn(repository), ['x/list-b.yaml', 'x/list-c.yaml']);
    assert.equal(changedIn(repository, 'main'), ['x/list-b.yaml', 'x/list-c.yaml']);
    assert.equal(changedIn(repository, middle), ['x/list-c.yaml']);
  });
});

test('a shared file that changed, is new or went makes it all', () => {
  for (const change of [
    (repository: GitFolder) => void repository.write('my/_shared/partials.yaml', 'x: y\n'),
    (repository: GitFolder) => void repository.write('my/_shared/entities.yaml', '{}\n'),
    (repository: GitFolder) => {
      repository.write('my/_shared/glossary.yaml', '{}\n');
      repository.commit();
      repository.delete('my/_shared/glossary.yaml');
    },
  ]) {
    withRepository((repository) => {
      change(repository);
      assert.ok(changedIn(repository).length >= 4);
    });
  }
});

test('a base that git does not know, also one that looks like an option, and no repository: said plainly', () => {
  withRepository((repository) => {
    assert.throws(() => changedIn(repository, 'nope'), /git knows no branch, tag or commit "nope"/);
    assert.throws(() => changedIn(repository, '--output=x'), /git knows no branch, tag or commit "--output=x"/);
  });
  const folders = new ServerFolders();
  folders.write('my/x/list-a.yaml', 'command: x\n');
  assert.throws(() => chooseChanged(chooseFiles([join(folders.root, 'my')])), /is not in a git repository/);
  folders.remove();
});

test.run();
