import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type Fault } from '../../engine/demo/cloud.js';
import { SERVER, serverEnvironment } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { spawnServer, type SpawnedServer } from '../fixtures/spawn-server.js';
import { until } from '../fixtures/until.js';

interface Context {
  cloud: DemoCloud;
  folders: ServerFolders;
  server: SpawnedServer;
}

const test = suite<Context>('what a spawned server writes');

const ENV = {
  CLOUDSTACK_MCP_LOG_LEVEL: 'debug',
  CLOUDSTACK_RETRIES: '0',
  CLOUDSTACK_TIMEOUT_SECONDS: '1',
  CLOUDSTACK_MCP_WAIT_SECONDS: '1',
};

test.before(async (context) => {
  context.cloud = await startDemoCloud({ jobMs: 10 });
  context.folders = new ServerFolders();
  context.server = await spawnServer({ cloud: context.cloud, folders: context.folders, env: ENV });
});
test.after.each(({ cloud }) => cloud.calm());
test.after(async ({ cloud, server, folders }) => {
  server.kill('SIGKILL');
  await server.exited;
  folders.remove();
  await cloud.close();
});

const call = (server: SpawnedServer, name: string, args: object = {}): Promise<Record<string, unknown>> =>
  server.answerTo(server.send('tools/call', { name, arguments: args }));

/** Every line of stdout is a message of JSON-RPC, and nothing stands between them. */
function assertPure(server: SpawnedServer): void {
  const lines = server.stdout().split('\n');
  assert.is(lines.pop(), '', 'the last line is whole');
  for (const line of lines) assert.is((JSON.parse(line) as { jsonrpc: string }).jsonrpc, '2.0', line.slice(0, 200));
}

const volume = { name: 'disk', zoneid: 'fra-1', diskofferingid: 'custom', size: 1 };

test('stdout holds messages and nothing else under every misbehaviour, with the log at its loudest', async ({
  cloud,
  server,
}) => {
  const faults: Fault[] = [
    { kind: 'cut-before' },
    { kind: 'truncate' },
    { kind: 'html', status: 200 },
    { kind: 'html', status: 503 },
    { kind: 'empty' },
    { kind: 'not-json' },
    { kind: 'unknown-envelope' },
    { kind: 'null-envelope' },
    { kind: 'rate-limit', ms: 5 },
    { kind: 'error', errorcode: 530, errortext: 'line one\nline two {"jsonrpc":"2.0"}\n' },
  ];
  for (const fault of faults) {
    for (const [command, tool, args] of [
      ['listVolumes', 'list-volumes', {}],
      ['createVolume', 'create-volume', volume],
      ['queryAsyncJobResult', 'create-volume', volume],
    ] as const) {
      cloud.misbehave({ ...fault, command });
      const message = await call(server, tool, args);
      assert.ok('result' in message, JSON.stringify(message));
      cloud.calm();
    }
  }
  for (const [tool, args] of [
    ['no-such-tool', {}],
    ['list-volumes', { nonsense: 1 }],
    ['deploy-virtual-machine', {}],
    ['start-virtual-machine', { id: 'nobody' }],
    ['destroy-virtual-machine', { id: 'web-01' }],
    ['wait-for-job', { jobid: 'x' }],
  ] as const) {
    const { result } = await call(server, tool, args);
    assert.is((result as { isError?: boolean }).isError, true, tool);
  }
  assertPure(server);
  const { apiKey, secretKey } = cloud.keys.admin;
  for (const secret of [apiKey, secretKey, 'signature=', 'apikey=']) {
    assert.not.ok(server.stderr().includes(secret), `${secret} in the log`);
    assert.not.ok(server.stdout().includes(secret), `${secret} in an answer`);
  }
  assert.match(server.stderr(), 'asked CloudStack');
});

const GARBAGE: [what: string, bytes: string | Uint8Array][] = [
  ['a text', 'hello\n'],
  ['empty lines', '\n\n\n'],
  ['half of a JSON text', '{"jsonrpc":"2.0","id":\n'],
  ['JSON that is no message', '[]\n42\n"text"\nnull\n{}\n{"jsonrpc":"1.0","id":1}\n'],
  ['binary', Uint8Array.from({ length: 4_096 }, (_, at) => (at * 37) % 256)],
  ['a broken character and the end of a line', Uint8Array.from([0xf0, 0x9f, 0x0a])],
  ['a line of 8 MB', `${'x'.repeat(8 * 1024 * 1024)}\n`],
  ['an answer that nobody asked for', '{"jsonrpc":"2.0","id":999,"result":{}}\n'],
  ['a method that does not exist', '{"jsonrpc":"2.0","id":"m","method":"no/such"}\n'],
  ['a call without a name', '{"jsonrpc":"2.0","id":"n","method":"tools/call","params":{}}\n'],
];

for (const [what, bytes] of GARBAGE) {
  test(`${what} on stdin: the server survives it and answers the next call`, async ({ server }) => {
    server.write(bytes);
    server.write('\n');
    const { result } = await call(server, 'list-zones');
    assert.match(JSON.stringify(result), 'fra-1');
    assertPure(server);
  });
}

test('a message that comes in pieces is one message', async ({ server }) => {
  const bytes = Buffer.from(
    '{"jsonrpc":"2.0","id":77,"method":"tools/call","params":{"name":"list-zones","arguments":{"name":"fra-1"}}}\n',
  );
  for (const at of [0, 1, 2, 3]) server.write(bytes.subarray(at * 20, at === 3 ? undefined : (at + 1) * 20));
  assert.match(JSON.stringify(await server.answerTo(77)), 'fra-1');
});

test('a line that is too long is answered with an error, told on stderr, and the session goes on', async ({
  server,
}) => {
  const long = 'x'.repeat(11 * 1024 * 1024);
  const params = { name: 'list-zones', arguments: { name: long } };
  const head = JSON.stringify({ jsonrpc: '2.0', id: 4001, method: 'tools/call', params });
  const tail = JSON.stringify({ method: 'tools/call', params, jsonrpc: '2.0', id: 'four' });
  for (const [line, id] of [
    [head, 4001],
    [tail, 'four'],
  ] as const) {
    server.write(`${line}\n`);
    const { error } = await server.answerTo(id as number);
    assert.is((error as { code: number }).code, -32600);
    assert.match((error as { message: string }).message, /may have 10485760 bytes; this one has \d+ and was not read/);
  }
  // Not the id of this message, but of something inside it.
  const before = server.stdout().length;
  server.write(`{"method":"tools/call","params":{"name":"${long}","arguments":{"id":4002}}}\n`);
  await until('it is answered', () => server.stdout().length > before);
  assert.match(server.stdout().slice(before), /"id":null/);
  const { result } = await call(server, 'list-zones');
  assert.match(JSON.stringify(result), 'fra-1');
  assert.match(server.stderr(), 'the client sent a line that is too long');
  assertPure(server);
});

test('the end of stdin ends it with 0', async ({ server }) => {
  server.end();
  assert.is(await server.exited, 0);
  assertPure(server);
});

test('SIGTERM ends it with 0, also during a job, and the audit log is complete', async ({ cloud }) => {
  const folders = new ServerFolders();
  const server = await spawnServer({ cloud, folders, env: { ...ENV, CLOUDSTACK_MCP_WAIT_SECONDS: '60' } });
  cloud.requests.length = 0;
  cloud.misbehave({ kind: 'job-stuck', command: 'createVolume' });
  server.send('tools/call', { name: 'create-volume', arguments: volume });
  await until('the job is followed', () => cloud.requests.some((one) => one.command === 'queryAsyncJobResult'));
  server.kill('SIGTERM');
  assert.is(await server.exited, 0);
  assertPure(server);
  const events = folders.audit('create-volume').map(({ event, outcome }) => [event, outcome]);
  assert.equal(events, [
    ['intent', undefined],
    ['result', 'pending'],
  ]);
  folders.remove();
});

/** The audit lines of a change that the cloud answers at once, were it well. */
const ofUpdate = (folders: ServerFolders): unknown[][] =>
  folders.audit('update-virtual-machine').map(({ event, outcome, error }) => [event, outcome, error]);

test('stdin ends while a change is under way: it settles and its result is written', async ({ cloud }) => {
  const folders = new ServerFolders();
  const server = await spawnServer({ cloud, folders, env: { ...ENV, CLOUDSTACK_TIMEOUT_SECONDS: '20' } });
  cloud.misbehave({ kind: 'slow', ms: 5_000, command: 'updateVirtualMachine' });
  const id = server.send('tools/call', {
    name: 'update-virtual-machine',
    arguments: { id: 'web-01', displayname: 'Slow' },
  });
  await until('it was sent', () => ofUpdate(folders).length === 1);
  server.end();
  assert.is(await server.exited, 0);
  assert.match(JSON.stringify(await server.answerTo(id)), 'web-01');
  assert.equal(ofUpdate(folders), [
    ['intent', undefined, undefined],
    ['result', 'ok', undefined],
  ]);
  folders.remove();
});

test('SIGTERM while a change has no answer: that nobody knows its outcome is written, within 4 s', async ({
  cloud,
}) => {
  const folders = new ServerFolders();
  const server = await spawnServer({ cloud, folders, env: { ...ENV, CLOUDSTACK_TIMEOUT_SECONDS: '60' } });
  // Those before have changed something too.
  cloud.requests.length = 0;
  cloud.misbehave({ kind: 'hang', command: 'updateVirtualMachine' });
  server.send('tools/call', { name: 'update-virtual-machine', arguments: { id: 'web-01', displayname: 'Hanging' } });
  await until('it was sent', () => ofUpdate(folders).length === 1 && cloud.changes('updateVirtualMachine').length > 0);
  server.end();
  const began = performance.now();
  server.kill('SIGTERM');
  assert.is(await server.exited, 0);
  assert.ok(performance.now() - began < 4_000);
  assert.equal(ofUpdate(folders), [
    ['intent', undefined, undefined],
    ['result', 'error', 'outcome-unknown'],
  ]);
  folders.remove();
});

test('SIGTERM ends a server whose client never reads', async ({ cloud }) => {
  const folders = new ServerFolders();
  const child = spawn(process.execPath, [SERVER], { env: serverEnvironment({ cloud, folders, env: ENV }) });
  const ask = (id: number, method: string, params: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  const clientInfo = { name: 'deaf', version: '1' };
  ask(0, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
  for (let id = 1; id <= 50; id += 1) ask(id, 'tools/list', {});
  ask(51, 'tools/call', { name: 'list-zones', arguments: {} });
  await until('it has read all that', () => folders.audit('list-zones').length === 1);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const [code, signal] = (await exited) as [number | null, string | null];
  clearTimeout(timer);
  assert.equal([code, signal], [0, null]);
  folders.remove();
});

test.run();
