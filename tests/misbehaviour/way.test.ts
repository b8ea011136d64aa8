import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type Fault } from '../../engine/demo/cloud.js';
import type { ErrorCode } from '../../engine/errors.js';
import { freePort, serve, serveRaw } from '../cloudstack/a-server.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';

/** An engine that asks another address than its demo cloud's. */
async function openElsewhere(url: string, env: Record<string, string> = {}): Promise<World> {
  return openWorld({ env: { CLOUDSTACK_API_URL: url, CLOUDSTACK_TIMEOUT_SECONDS: '2', ...env } });
}

const MACHINE = '11111111-2222-4333-8444-555555555555';
/** Nothing has to be looked up for these: a read, a change without and one with a job. */
const CALLS = [
  { tool: 'list-zones', args: {}, isChange: false },
  { tool: 'update-virtual-machine', args: { id: MACHINE, displayname: 'x' }, isChange: true },
  { tool: 'start-virtual-machine', args: { id: MACHINE }, isChange: true },
];

async function expectEach(world: World, codes: { read: ErrorCode; change: ErrorCode }): Promise<void> {
  for (const { tool, args, isChange } of CALLS) {
    const result = await world.call(tool, args);
    assert.is(result.isError, true, tool);
    assert.is(result.structured?.['error'], isChange ? codes.change : codes.read, `${tool}: ${result.text}`);
    assert.ok(result.text.split('\n').length >= 3, result.text);
  }
  const records = readAudit(world.engine.settings.auditFile);
  assert.is(records.filter(({ event }) => event === 'intent').length, 2);
  assertPaired(records);
}

test('a port where nothing listens: nothing was sent, and the error names the address', async () => {
  const port = await freePort();
  const world = await openElsewhere(`http://127.0.0.1:${port}/client/api`);
  await expectEach(world, { read: 'cannot-connect', change: 'cannot-connect' });
  const { text } = await world.call('list-zones');
  assert.match(text, `127.0.0.1:${port}`);
  assert.match(text, 'doctor');
  await world.close();
});

test('a server that closes each connection: a read is lost, of a change nobody knows', async () => {
  const server = await serveRaw('http', (socket) => socket.once('data', () => socket.destroy()));
  const world = await openElsewhere(server.url);
  await expectEach(world, { read: 'connection-lost', change: 'outcome-unknown' });
  await world.close();
  await server.close();
});

test('a server that breaks off in the middle of each answer', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
    response.write('{"listzonesresponse":{"count":1,"zone":[{"id":"', () => response.destroy());
  });
  const world = await openElsewhere(server.url);
  await expectEach(world, { read: 'connection-lost', change: 'outcome-unknown' });
  await world.close();
  await server.close();
});

test('something that does not speak HTTP', async () => {
  const server = await serveRaw('http', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  const world = await openElsewhere(server.url);
  await expectEach(world, { read: 'connection-lost', change: 'outcome-unknown' });
  await world.close();
  await server.close();
});

test('a change that met a closed port waits for the server to come back, and is sent once', async () => {
  const port = await freePort();
  const first = await startDemoCloud({ port });
  const world = await openElsewhere(first.url, { CLOUDSTACK_RETRIES: '8', CLOUDSTACK_RETRY_DELAY_MS: '100' });
  const network = { id: first.tables.virtualMachines.find(({ name }) => name === 'web-01')?.id, displayname: 'Shop' };
  await first.close();
  const call = world.call('update-virtual-machine', network);
  await pause(150);
  const second = await startDemoCloud({ port });
  const result = await call;
  assert.is(result.isError, false, result.text);
  assert.is(second.changes().length, 1);
  assert.is(second.changes('updateVirtualMachine')[0]?.params['displayname'], 'Shop');
  await world.close();
  await second.close();
});

test('a server that goes away after the request left: the change is not sent again when it is back', async () => {
  const port = await freePort();
  const first = await startDemoCloud({ port });
  const world = await openElsewhere(first.url, { CLOUDSTACK_RETRIES: '8', CLOUDSTACK_RETRY_DELAY_MS: '20' });
  first.misbehave({ kind: 'hang', command: 'createVolume' });
  const call = world.call('create-volume', { name: 'disk', zoneid: 'fra-1', diskofferingid: 'custom', size: 1 });
  while (first.changes().length === 0) await pause(10);
  await first.close();
  const second = await startDemoCloud({ port });
  const result = await call;
  assert.is(result.structured?.['error'], 'outcome-unknown', result.text);
  await pause(200);
  assert.equal([first.changes().length, second.changes().length], [1, 0]);
  const after = await world.call('list-zones');
  assert.is(after.isError, false, after.text);
  await world.close();
  await second.close();
});

test('an answer of 70 MB is not taken in: a read ends at once, a change is not sent again', async () => {
  const world = await openWorld();
  const huge = 'x'.repeat(70 * 1024 * 1024);
  const fault: Fault = { kind: 'answer', body: () => ({ hugeresponse: { zone: [{ name: huge }] } }) };
  world.cloud.misbehave({ ...fault, command: 'listZones' });
  const read = await world.call('list-zones');
  assert.is(read.structured?.['error'], 'unreadable-answer', read.text.slice(0, 300));
  assert.match(read.text, '64 MiB');
  assert.is(world.sent('listZones').length, 1);

  world.cloud.misbehave({ ...fault, command: 'createVolume' });
  const args = { name: 'disk', zoneid: 'fra-1', diskofferingid: 'custom', size: 1 };
  const change = await world.call('create-volume', args);
  assert.is(change.structured?.['error'], 'outcome-unknown', change.text.slice(0, 300));
  assert.is(world.cloud.changes().length, 1);
  await world.close();
});

test.run();
