import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { openWorld } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { spawnServer } from '../fixtures/spawn-server.js';
import { until } from '../fixtures/until.js';

const volume = (name = 'disk') => ({ name, zoneid: 'fra-1', diskofferingid: 'custom', size: 1 });

test('a directory in the place of the audit file: no change runs until it is gone, a read does', async () => {
  const world = await openWorld();
  const file = world.engine.settings.auditFile;
  mkdirSync(file, { recursive: true });
  for (const args of [volume(), { ...volume(), _wait: false }]) {
    const change = await world.call('create-volume', args);
    assert.is(change.structured?.['error'], 'audit-unavailable', change.text);
    assert.match(change.text, 'EISDIR');
    assert.match(change.text, file);
  }
  assert.is(world.cloud.changes().length, 0);
  const read = await world.call('list-zones');
  assert.is(read.isError, false);
  assert.match(read.text, 'the last audit line could not be written');

  rmdirSync(file);
  assert.is((await world.call('create-volume', volume())).isError, false);
  assert.is(world.cloud.changes().length, 1);
  assertPaired(readAudit(file));
  await world.close();
});

test('a full disk: no change runs', async () => {
  const world = await openWorld({ env: { CLOUDSTACK_MCP_AUDIT_FILE: '/dev/full' } });
  const change = await world.call('create-volume', volume());
  assert.is(change.structured?.['error'], 'audit-unavailable', change.text);
  assert.match(change.text, 'ENOSPC');
  assert.is(world.cloud.changes().length, 0);
  await world.close();
});

if (process.platform !== 'win32')
  test('a pipe in the place of the audit file: nobody empties it, and nothing stands still for that', async () => {
    const world = await openWorld();
    const file = world.engine.settings.auditFile;
    // A log that is open already is replaced too.
    assert.not.match((await world.call('list-zones')).text, 'could not be written');
    rmSync(file);
    execFileSync('mkfifo', [file]);
    const change = await world.call('create-volume', volume());
    assert.is(change.structured?.['error'], 'audit-unavailable', change.text);
    assert.match(change.text, '(it is a pipe, not a file)');
    // A reader that is there and reads nothing gets nothing: what fills the pipe would stop the process.
    const reader = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const read = await world.call('list-zones');
    assert.match(read.text, 'the last audit line could not be written');
    assert.is(readSync(reader, Buffer.alloc(10)), 0);
    closeSync(reader);
    rmSync(file);
    assert.is((await world.call('create-volume', volume())).isError, false);
    assertPaired(readAudit(file));
    await world.close();
  });

test('no place for the password: the machine is not deployed, and the log says that it was refused', async () => {
  const world = await openWorld();
  mkdirSync(world.engine.settings.stateDir, { recursive: true });
  writeFileSync(join(world.engine.settings.stateDir, 'secrets'), 'a file in the place of the folder');
  const args = { name: 'new-1', zoneid: 'fra-1', templateid: 'ubuntu-24.04', serviceofferingid: 'small' };
  const change = await world.call('deploy-virtual-machine', args);
  assert.is(change.structured?.['error'], 'secrets-unavailable', change.text);
  assert.is(world.cloud.changes().length, 0);
  const [line, ...others] = readAudit(world.engine.settings.auditFile);
  assert.equal([line?.event, line?.error, others.length], ['refused', 'secrets-unavailable', 0]);
  await world.close();
});

test('ten calls at once: every line is whole, and each call has its intent before its result', async () => {
  const world = await openWorld();
  const names = Array.from({ length: 10 }, (_, at) => `disk-${at}-${'long name '.repeat(15)}`.trim());
  const results = await Promise.all(names.map((name) => world.call('create-volume', volume(name))));
  assert.equal(
    results.filter(({ isError }) => isError),
    [],
  );
  const records = readAudit(world.engine.settings.auditFile);
  assert.is(records.length, 20);
  assertPaired(records);
  const told = records.filter(({ event }) => event === 'intent').map((record) => record.arguments?.['name']);
  assert.equal(told.sort(), names.sort());
  assert.is(statSync(world.engine.settings.auditFile).mode & 0o777, 0o600);
  assert.is(world.cloud.changes().length, 10);
  await world.close();
});

test('killed between intent and result: the intent is on disk, and the next server goes on below it', async () => {
  const cloud = await startDemoCloud();
  const folders = new ServerFolders();
  cloud.misbehave({ kind: 'hang', command: 'createVolume' });
  const server = await spawnServer({ cloud, folders });
  server.send('tools/call', { name: 'create-volume', arguments: volume() });
  await until('the change has arrived', () => cloud.changes().length === 1);
  server.kill('SIGKILL');
  await server.exited;
  const [line, ...others] = folders.audit('create-volume');
  assert.equal([line?.event, line?.command, line?.tool, others.length], ['intent', 'createVolume', 'create-volume', 0]);
  assert.is(line?.arguments?.['name'], 'disk');

  const next = await spawnServer({ cloud, folders });
  await next.answerTo(next.send('tools/call', { name: 'create-volume', arguments: volume('other') }));
  next.end();
  assert.is(await next.exited, 0);
  const events = folders.audit('create-volume').map(({ event }) => event);
  assert.equal(events, ['intent', 'intent', 'result']);
  assert.match(readFileSync(join(folders.state, 'audit.jsonl'), 'utf8'), /\n$/);
  folders.remove();
  await cloud.close();
});

test.run();
