import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RESULT_KEY } from '../../../engine/server/mcp/result.js';
import { plainText } from '../../../engine/text/plain-text.js';
import { openConversation } from '../../fixtures/open-conversation.js';
import type { Conversation } from '../../fixtures/open-conversation.js';
import type { Connection } from '../../fixtures/connect-client.js';

const test = suite('server: the form of a result');

let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect();
});
test.after(() => conversation.close());

/** Every kind of answer: a list, one object, a plan with a token, one with a code, a job, candidates, a refusal. */
const CALLS: [tool: string, args: Record<string, unknown>][] = [
  ['list-zones', {}],
  ['list-virtual-machines', { name: 'web-01' }],
  ['describe-tool', { tool: 'list-zones' }],
  ['reboot-virtual-machine', { id: 'web-01' }],
  ['destroy-virtual-machine', { id: 'web-01', expunge: true }],
  ['stop-virtual-machine', { id: 'web-01', _dry_run: true }],
  ['create-volume', { name: 'd', zoneid: 'fra-1', diskofferingid: 'custom', size: 1, _wait: false }],
  ['reboot-virtual-machine', { id: 'no-such-machine' }],
  ['list-zones', { nonsense: 1 }],
];

test('the text carries everything, and what only a host needs stands under one key of _meta', async () => {
  for (const [name, args] of CALLS) {
    const raw: Record<string, unknown> = await connection.client.callTool({ name, arguments: args });
    assert.equal('structuredContent' in raw, false, name);
    assert.equal(Object.keys(raw['_meta'] ?? {}), [RESULT_KEY], name);
    const [part, ...more] = raw['content'] as { type: string; text: string }[];
    assert.equal([part?.type, more.length], ['text', 0]);
    const told = (raw['_meta'] as Record<string, Record<string, unknown>>)[RESULT_KEY] ?? {};
    const word = (key: string): string | undefined => (told[key] === undefined ? undefined : plainText(told[key]));
    const job = told['job'] as { id?: string; tool?: string } | undefined;
    for (const needed of [word('confirm'), word('code'), job?.id, job?.tool]) {
      if (needed !== undefined) assert.ok(part?.text.includes(needed), `${name}: ${needed}`);
    }
    const error = word('error');
    if (error !== undefined && error !== 'confirmation-needed') assert.ok(part?.text.includes(`[${error}]`));
  }
});

test('the key is one that MCP allows, and its prefix is that of mcpName', () => {
  const [prefix = '', name = '', ...more] = RESULT_KEY.split('/');
  assert.equal(more, []);
  const { mcpName } = JSON.parse(readFileSync('package.json', 'utf8')) as { mcpName: string };
  assert.is(prefix, mcpName.split('/')[0]);
  for (const label of prefix.split('.')) assert.match(label, /^[a-z]([a-z0-9-]*[a-z0-9])?$/i);
  assert.match(name, /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i);
  // Reserved for the protocol itself.
  assert.not.match(prefix, /(^|\.)(mcp|modelcontextprotocol)(\.|$)/);
});

test.run();
