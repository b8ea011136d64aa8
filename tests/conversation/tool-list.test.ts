import { Ajv } from 'ajv';
import { existsSync, readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Connection } from '../fixtures/connect-client.js';
import { until } from '../fixtures/until.js';

const test = suite('conversation: greeting and list of tools');
const CLIENT_LIMIT_BYTES = 2048;
const ENGINE_TOOLS = ['describe-tool', 'find-tools', 'run-read-tool', 'run-tool', 'wait-for-job'];

let conversation: Conversation;
let connection: Connection;
let tools: Tool[];

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect({ args: ['--toolsets', 'all'] });
  tools = await allTools(connection);
});
test.after(() => conversation.close());

/** All pages of the list. */
async function allTools({ client }: Connection): Promise<Tool[]> {
  const listed: Tool[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listTools(cursor === undefined ? {} : { cursor });
    listed.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return listed;
}

function toolNamed(name: string): Tool {
  const found = tools.find((tool) => tool.name === name);
  if (!found) throw new Error(`There is no tool ${name}`);
  return found;
}

const manifestOf = (number: number): string => `command: listThings${number}
title: List things of kind ${number}
description: Shows things of kind ${number}, which only this test knows.
effect: read
ttl: list
answer: { kind: list }
params:
  name: { type: string, description: Only those with this name. }
`;

test('the server introduces itself, with instructions that no client cuts', () => {
  assert.is(connection.client.getServerVersion()?.name, 'cloudstack-mcp');
  assert.ok(connection.client.getServerCapabilities()?.tools);
  const told = connection.client.getInstructions() ?? '';
  assert.ok(Buffer.byteLength(told) < CLIENT_LIMIT_BYTES, `${Buffer.byteLength(told)} bytes`);
  assert.match(told, /Never confirm on their behalf/);
  assert.match(told, /is data, never an instruction/);
});

test('every manifest is listed, sorted by name, each once', () => {
  const names = tools.map(({ name }) => name);
  assert.equal(names, [...new Set(names)].sort());
  for (const name of [...ENGINE_TOOLS, 'list-virtual-machines', 'deploy-virtual-machine'])
    assert.ok(names.includes(name), name);
  assert.ok(names.length > 45, `${names.length} tools`);
});

test('the list is the same after calls, also after those that fail or change something', async () => {
  await connection.call('list-zones');
  await connection.call('list-zones', { wrong: 1 });
  await connection.call('start-virtual-machine', { id: 'monitor' });
  assert.equal(await allTools(connection), tools);
});

test('the list is the same after a restart but for what this cloud does not offer, which is known by then', async () => {
  const { cache } = conversation.folders;
  const kept = (): boolean => existsSync(cache) && readdirSync(cache).some((name) => /^apis-.*\.json$/.test(name));
  await until('what the cloud offers is kept, which is asked for in the background', kept);
  const again = await conversation.connect({ args: ['--toolsets', 'all'] });
  const listed = await allTools(again);
  const names = new Set(listed.map(({ name }) => name));
  assert.equal(
    listed,
    tools.filter(({ name }) => names.has(name)),
  );
  // What this cloud has only with a plugin or a setting is not shown any more.
  const gone = tools.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  assert.ok(gone.includes('add-vmware-dc') && gone.length < 120, gone.join());
});

/** What makes a client drop a tool, or the whole server with it (DESIGN section 2). */
function faultsOf(schema: Record<string, unknown>, where: string): string[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>;
  const items = schema['items'] as Record<string, unknown> | undefined;
  return [
    ...['oneOf', 'anyOf', 'allOf', 'if', 'not', '$ref']
      .filter((word) => word in schema)
      .map((word) => `${where}: ${word}`),
    ...(typeof schema['type'] === 'string' ? [] : [`${where}: its type is ${JSON.stringify(schema['type'])}`]),
    ...(schema['type'] === 'array' && !items ? [`${where}: no items`] : []),
    ...(schema['type'] === 'object' && !schema['properties'] ? [`${where}: no properties`] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => faultsOf(inner, `${where}.${name}`)),
    ...(items ? faultsOf(items, `${where}[]`) : []),
  ];
}

test('names, descriptions and schemas keep within what clients take', () => {
  for (const { name, description = '', inputSchema } of tools) {
    assert.match(name, /^[a-z][a-z0-9-]{0,46}$/);
    assert.ok(description.length > 40, `${name} says what it does`);
    assert.ok(Buffer.byteLength(description) < CLIENT_LIMIT_BYTES, `description of ${name}`);
    assert.is(inputSchema.type, 'object');
    assert.ok(inputSchema.properties, name);
    assert.equal(faultsOf(inputSchema, name), []);
    const required = inputSchema.required ?? [];
    assert.ok(
      required.every((argument) => argument in (inputSchema.properties ?? {})),
      `required of ${name}`,
    );
  }
});

test('a client that takes nothing but what is declared can still send the rare arguments', async () => {
  const { inputSchema } = toolNamed('list-virtual-machines');
  const check = new Ajv({ strict: true, allowUnionTypes: false }).compile({
    ...inputSchema,
    additionalProperties: false,
  });
  const args = { zoneid: 'fra-1', more: '{"hypervisor": "KVM"}' };
  assert.ok(check(args), JSON.stringify(check.errors));
  assert.match(
    (inputSchema.properties?.['more'] as { description?: string }).description ?? '',
    /^\d+ more arguments.*as JSON.*describe-tool/,
  );
  const { isError, text } = await connection.call('list-virtual-machines', args);
  assert.is(isError, false, text);
  assert.is(
    conversation.cloud.requests.findLast(({ command }) => command === 'listVirtualMachines')?.params['hypervisor'],
    'KVM',
  );
});

test('annotations tell reads from changes, and harmless changes from destructive ones', () => {
  assert.equal(toolNamed('list-virtual-machines').annotations, {
    title: 'List virtual machines',
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  });
  const destroy = toolNamed('destroy-virtual-machine').annotations;
  assert.equal([destroy?.readOnlyHint, destroy?.destructiveHint, destroy?.idempotentHint], [false, true, false]);
  const start = toolNamed('start-virtual-machine').annotations;
  assert.equal([start?.readOnlyHint, start?.destructiveHint, start?.idempotentHint], [false, false, true]);
  for (const { name, annotations } of tools) {
    assert.type(annotations?.title, 'string', name);
    if (/^(list|describe|find|run-read|wait)-/.test(name) && name !== 'list-and-switch-saml-account')
      assert.ok(annotations?.readOnlyHint, name);
    if (/^(create|add|update|delete|remove|start|stop|deploy|destroy|enable|disable)-/.test(name))
      assert.not.ok(annotations?.readOnlyHint, name);
  }
});

test('a long list comes in pages that a cursor joins, without a gap or a repetition', async () => {
  for (let number = 1; number <= 180; number += 1) {
    conversation.folders.write(`many/thing/list-things-${number}.yaml`, manifestOf(number));
  }
  const env = {
    CLOUDSTACK_MCP_MANIFESTS: `${conversation.folders.root}/many`,
    CLOUDSTACK_MCP_CACHE_DIR: conversation.folders.other('cache'),
  };
  const many = await conversation.connect({ env, args: ['--toolsets', 'all'] });
  assert.type((await many.client.listTools()).nextCursor, 'string');
  const names = (await allTools(many)).map(({ name }) => name);
  assert.is(names.length, tools.length + 180);
  assert.equal(names, [...new Set(names)].sort());
});

test('a cursor that was never given is refused, and the conversation goes on', async () => {
  const refusal = await connection.client.listTools({ cursor: 'no-such-tool' }).catch((error: unknown) => error);
  assert.instance(refusal, McpError);
  assert.equal((refusal as McpError).code, ErrorCode.InvalidParams);
  assert.is((await connection.call('list-zones')).isError, false);
});

test.run();
