import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../../engine/demo/cloud.js';
import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { ServerFolders } from '../../fixtures/server-folders.js';
import { spawnServer } from '../../fixtures/spawn-server.js';
import type { SpawnedServer } from '../../fixtures/spawn-server.js';
import { until } from '../../fixtures/until.js';

interface Context {
  cloud: DemoCloud;
  server: SpawnedServer;
}

const test = suite<Context>('messages that are none of MCP', { cloud: undefined as never, server: undefined as never });
const folders = new ServerFolders();
test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.server = await spawnServer({ cloud: context.cloud, folders });
});
test.after(async ({ cloud, server }) => {
  server.end();
  assert.is(await server.exited, 0);
  await cloud.close();
  folders.remove();
});

let last = 1_000;
/** The answer to a message of this form; whoever sent it must not be left waiting. */
async function answerTo(server: SpawnedServer, message: (id: number) => unknown): Promise<Record<string, unknown>> {
  last += 1;
  server.write(`${JSON.stringify(message(last))}\n`);
  return server.answerTo(last);
}

const MALFORMED: [what: string, message: (id: number) => unknown][] = [
  ['parameters that are a list', (id) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: ['list-zones'] })],
  ['another JSON-RPC', (id) => ({ jsonrpc: '1.0', id, method: 'ping' })],
  ['a method that is no text', (id) => ({ jsonrpc: '2.0', id, method: 7 })],
  [
    'a token for progress that is a map',
    (id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'list-zones', _meta: { progressToken: {} } },
    }),
  ],
  ['several messages at a time', (id) => [{ jsonrpc: '2.0', id, method: 'ping' }]],
];

for (const [what, message] of MALFORMED) {
  test(`${what}: refused at once, with its id`, async ({ server }) => {
    const { error } = await answerTo(server, message);
    assert.is((error as { code: number }).code, -32600);
    const told = 'the client sent something that is not an MCP message';
    await until('it is told on stderr', () => server.stderr().includes(told));
  });
}

test('without an id that can be given back, the refusal has the id null', async ({ server }) => {
  const before = server.stdout().length;
  server.write('{"jsonrpc":"2.0","id":null,"method":"ping"}\n');
  await answerTo(server, (id) => ({ jsonrpc: '2.0', id, method: 'ping' }));
  assert.match(server.stdout().slice(before), /"id":null,"error":\{"code":-32600/);
});

const CLUMSY: [what: string, params: unknown, says: RegExp, isError: boolean][] = [
  ['arguments as JSON text', { name: 'list-zones', arguments: '{"name":"fra-1"}' }, /^name\|[\s\S]*\nfra-1\|/, false],
  ['arguments that are null', { name: 'list-zones', arguments: null }, /2 in all\.$/, false],
  [
    'arguments that are a list',
    { name: 'list-zones', arguments: [1] },
    /must be a map[\s\S]*\[invalid-argument\]$/,
    true,
  ],
  [
    'arguments that are a word',
    { name: 'list-zones', arguments: 'fra-1' },
    /must be a map[\s\S]*\[invalid-argument\]$/,
    true,
  ],
  ['no name', { arguments: {} }, /^There is no tool named ""\.[\s\S]*\[unknown-tool\]$/, true],
  ['a name that is a number', { name: 5 }, /^There is no tool named ""\./, true],
  ['nothing at all', undefined, /^There is no tool named ""\./, true],
];

for (const [what, params, says, isError] of CLUMSY) {
  test(`a call with ${what}: the model is told`, async ({ server }) => {
    const { result } = await answerTo(server, (id) => ({ jsonrpc: '2.0', id, method: 'tools/call', params }));
    const { content, isError: failed = false } = result as { content: { text: string }[]; isError?: boolean };
    assert.is(failed, isError);
    assert.match(content[0]?.text ?? '', says);
  });
}

test.run();
