import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { KEY_FILE } from '../../engine/manifest/cache-seal.js';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { snapshotFile } from '../../engine/cloudstack/apis-file.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { spawnServer } from '../fixtures/spawn-server.js';
import { until } from '../fixtures/until.js';

const test = suite<{ cloud: DemoCloud; folders: ServerFolders }>('a server whose kept files are something else');

test.before(async (context) => {
  context.cloud = await startDemoCloud();
});
test.before.each((context) => {
  context.cloud.calm();
  context.folders = new ServerFolders();
});
test.after.each(({ folders }) => folders.remove());
test.after(({ cloud }) => cloud.close());

/** Leaves behind what a start keeps. */
async function startOnce(cloud: DemoCloud, folders: ServerFolders): Promise<void> {
  const server = await spawnServer({ cloud, folders });
  const snapshot = snapshotFile(folders.cache, 'default', cloud.keys.admin.apiKey);
  server.send('tools/call', { name: 'list-zones', arguments: {} });
  await until('something is kept', () => existsSync(snapshot));
  server.end();
  await server.exited;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !statSync(path).isDirectory());

function replaceByPipe(file: string): void {
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  execFileSync('mkfifo', ['-m', '600', file]);
}

test('pipes in the place of all kept files are not waited for', async ({ cloud, folders }) => {
  await startOnce(cloud, folders);
  const kept = [...filesIn(folders.cache), join(folders.state, KEY_FILE)];
  const note = join(folders.state, 'jobs', '11111111-2222-4333-8444-555555555555.json');
  for (const file of [...kept, note]) replaceByPipe(file);
  const server = await spawnServer({ cloud, folders });
  const answer = await server.answerTo(server.send('tools/call', { name: 'list-zones', arguments: {} }));
  assert.match(JSON.stringify(answer), 'fra-1');
  server.end();
  assert.is(await server.exited, 0);
});

test('what the key may call is known, and only the keeping is told, where the file cannot be written', async ({
  cloud,
  folders,
}) => {
  const file = snapshotFile(folders.cache, 'default', cloud.keys.admin.apiKey);
  mkdirSync(file, { recursive: true, mode: 0o700 });
  const server = await spawnServer({ cloud, folders });
  await server.answerTo(server.send('tools/call', { name: 'list-zones', arguments: {} }));
  await until('it is told', () => server.stderr().includes(file));
  assert.match(server.stderr(), 'what this key may call could not be kept');
  assert.not.match(server.stderr(), 'could not learn');
  server.end();
  await server.exited;
});

test.run();
