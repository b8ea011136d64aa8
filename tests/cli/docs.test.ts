import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { SOUND } from '../manifest/sound.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

const test = suite('docs');
const folders = new ServerFolders();
test.after(() => folders.remove());

const docs = (folder: ManifestFolder, ...words: string[]): Promise<Ended> =>
  runCommand(['docs', '--manifests', folder.path, ...words], { folders });

function things(): ManifestFolder {
  return new ManifestFolder({
    '_shared/entities.yaml': 'thing: { list: listThings, as: thing }\n',
    'thing/do-thing.yaml': SOUND,
    'other/do-other.yaml': SOUND,
  });
}

test('makes the pages of a folder of one’s own, and --check agrees until a manifest changes', async () => {
  const folder = things();
  const check = await docs(folder, '--check');
  assert.is(check.code, 1);
  assert.match(check.stdout, /stale .*thing\/README\.md/);
  assert.not.ok(existsSync(join(folder.path, 'README.md')), '--check writes nothing');
  const made = await docs(folder);
  assert.is(made.code, 0, made.stderr);
  assert.match(readFileSync(join(folder.path, 'thing/README.md'), 'utf8'), '\n## do-thing\n');
  assert.match(readFileSync(join(folder.path, 'README.md'), 'utf8'), '2 tools');
  assert.is((await docs(folder, '--check')).code, 0);

  folder.write('thing/do-thing.yaml', SOUND.replace('Do a thing', 'Do the thing'));
  const stale = await docs(folder, '--check');
  assert.is(stale.code, 1);
  assert.is(stale.stdout.match(/^stale /gm)?.length, 1, stale.stdout);
  folder.remove();
});

test('the page of a resource that is gone is removed; one that a person wrote stays', async () => {
  const folder = things();
  await docs(folder);
  rmSync(join(folder.path, 'other/do-other.yaml'));
  folder.write('notes/README.md', '# Ours\n');
  const check = await docs(folder, '--check');
  assert.match(check.stdout, /not needed .*other\/README\.md/);
  assert.is((await docs(folder)).code, 0);
  assert.not.ok(existsSync(join(folder.path, 'other/README.md')));
  assert.ok(existsSync(join(folder.path, 'notes/README.md')));
  folder.remove();
});

test('what it cannot do ends with 2, and nothing is written', async () => {
  const folder = things();
  writeFileSync(join(folder.path, 'README.md'), '# By hand\n');
  const byHand = await docs(folder);
  assert.is(byHand.code, 2);
  assert.match(byHand.stderr, 'was not made by this command');
  assert.not.ok(existsSync(join(folder.path, 'thing/README.md')));
  rmSync(join(folder.path, 'README.md'));

  folder.write('thing/do-thing.yaml', 'title: x\n');
  const broken = await docs(folder);
  assert.is(broken.code, 2);
  assert.match(broken.stderr, /1 manifest has mistakes.*cloudstack-mcp lint/s);
  folder.remove();
  const missing = await docs(folder);
  assert.is(missing.code, 2);
  assert.match(missing.stderr, 'There is no folder');
});

test.run();
