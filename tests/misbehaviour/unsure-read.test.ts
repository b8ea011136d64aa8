import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { readAudit } from '../fixtures/read-audit.js';

const test = suite('a change that a manifest calls a read');

const tool = (command: string, more: string): string => `
command: ${command}
title: Look at something
description: Says that it only looks, for a test of what is believed.
effect: read
answer: { kind: object }
ttl: none
${more}
`;
const folder = new ManifestFolder({
  'look/look-at-machine.yaml': tool('rebootVirtualMachine', 'params: { id: { type: string, description: Its id. } }'),
  // A name is looked up by the command that its kind says.
  'look/list-looks.yaml': tool('listZones', 'params: { name: { use: look, description: Whose. } }'),
  '_shared/entities.yaml': 'look: { list: rebootVirtualMachine, name: [name], filter: id, tell: [state], as: look }\n',
});
const env = { CLOUDSTACK_MCP_MANIFESTS: folder.path, CLOUDSTACK_TIMEOUT_SECONDS: '1' };
test.after(() => folder.remove());

async function inWorld(more: Record<string, string>, work: (world: World, id: string) => Promise<void>): Promise<void> {
  const world = await openWorld({ env: { ...env, ...more } });
  const vm = world.cloud.tables.virtualMachines.find(({ state }) => state === 'Running');
  try {
    assert.equal(world.engine.catalog.problems, []);
    await work(world, vm?.id ?? '');
  } finally {
    await world.close();
  }
}

const COMMAND = 'rebootVirtualMachine';
const FAULTS: Fault[] = [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'html', status: 503 },
  { kind: 'html', status: 504 },
];

for (const fault of FAULTS) {
  test(`${JSON.stringify(fault)}: it is sent once, and nobody says that it did not happen`, () =>
    inWorld({}, async (world, id) => {
      world.cloud.misbehave({ ...fault, command: COMMAND, times: 9 });
      const { structured, text } = await world.call('look-at-machine', { id });
      assert.is(structured?.['error'], 'outcome-unknown', text);
      assert.is(world.sent(COMMAND).length, 1);
      const events = readAudit(world.engine.settings.auditFile).map(({ event }) => event);
      assert.equal(events, ['intent', 'result'], 'on record before it was sent');
    }));
}

test('the operator may vouch for it: then it is a read like others', () =>
  inWorld({ CLOUDSTACK_MCP_KNOWN_READS: 'rebootvirtualmachine' }, async (world, id) => {
    world.cloud.misbehave({ kind: 'cut-before', command: COMMAND });
    assert.is((await world.call('look-at-machine', { id })).isError, false);
    assert.is(world.sent(COMMAND).length, 2);
  }));

test('a read-only server does not send it, neither for itself nor to look a name up', () =>
  inWorld({ CLOUDSTACK_MCP_READ_ONLY: 'true' }, async (world, id) => {
    const own = await world.call('look-at-machine', { id });
    assert.is(own.structured?.['error'], 'not-surely-read', own.text);
    const named = await world.call('list-looks', { name: id.slice(1) });
    assert.is(named.structured?.['error'], 'not-surely-read', named.text);
    assert.is(world.sent(COMMAND).length, 0);
  }));

test('a client is not told that it may run it without a question', () =>
  inWorld({}, (world) => {
    const { annotations } = world.engine.catalog.tool('look-at-machine')?.listed ?? {};
    assert.equal([annotations?.readOnlyHint, annotations?.idempotentHint], [false, false]);
    return Promise.resolve();
  }));

test.run();
