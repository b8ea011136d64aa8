import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';

const test = suite('run-read-tool and run-tool');
let world: World;
test.before(async () => {
  world = await openWorld();
});
test.after(() => world.close());

test('a tool that reads runs through both, with arguments as a map, as JSON text or beside the name', async () => {
  for (const runner of ['run-read-tool', 'run-tool']) {
    for (const args of [
      { tool: 'list-virtual-machines', arguments: { name: 'web-01' } },
      { tool: 'list-virtual-machines', arguments: '{"name": "web-01"}' },
      { tool: 'list-virtual-machines', name: 'web-01' },
      { tool: 'listVirtualMachines', arguments: { name: 'web-01' } },
    ]) {
      const { isError, text } = await world.call(runner, args);
      assert.is(isError, false, text);
      assert.match(text, 'web-01');
      assert.not.match(text, 'web-02');
    }
    assert.is((await world.call(runner, { tool: 'list-zones', arguments: null })).isError, false);
  }
});

test('a change runs through run-tool with its plan and its confirmation, once', async () => {
  const wanted = { tool: 'reboot-virtual-machine', arguments: { id: 'web-02' } };
  const plan = await world.call('run-tool', wanted);
  assert.is(plan.structured?.['error'], 'confirmation-needed');
  assert.match(plan.text, /_confirm goes into `arguments`/);
  assert.equal(world.cloud.changes(), []);
  const _confirm = plan.structured?.['confirm'];
  const done = await world.call('run-tool', { ...wanted, arguments: { id: 'web-02', _confirm } });
  assert.is(done.isError, false, done.text);
  const again = await world.call('run-tool', { ...wanted, _confirm });
  assert.is(again.structured?.['error'], 'confirmation-used');
  assert.is(world.cloud.changes('rebootVirtualMachine').length, 1);
});

test('an argument in `arguments` and another of that name beside them is refused: only one was shown', async () => {
  const call = { tool: 'reboot-virtual-machine', id: 'web-01', arguments: { id: 'db-1' } };
  const { text, structured } = await world.call('run-tool', call);
  assert.is(structured?.['error'], 'invalid-argument');
  assert.match(text, 'id: has one value in arguments and another beside it');
  const same = await world.call('run-tool', { ...call, arguments: { id: 'web-01', _dry_run: true } });
  assert.not(same.isError, same.text);
});

test('an alias leads to the tool that is meant', async () => {
  const { text, structured } = await world.call('run-tool', {
    tool: 'reset_vm_password',
    arguments: { _dry_run: true },
  });
  assert.is(structured?.['error'], 'missing-argument');
  assert.match(text, /`arguments` of reset-password-for-virtual-machine:/);
});

test('a wrong call is answered with what was wrong and with the schema: one repair is enough', async () => {
  for (const [args, code] of [
    [{ nme: 'web-01' }, 'unknown-argument'],
    [{ zoneid: { a: 1 } }, 'invalid-argument'],
    ['[1, 2]', 'invalid-argument'],
    ['{"name": ', 'invalid-argument'],
  ] as const) {
    const { isError, text, structured } = await world.call('run-read-tool', {
      tool: 'list-virtual-machines',
      arguments: args,
    });
    assert.ok(isError);
    assert.is(structured?.['error'], code, text);
    if (typeof args !== 'string') assert.match(text, /`arguments` of list-virtual-machines: \{"type":"object"/);
  }
  const missing = await world.call('run-tool', { tool: 'attach-volume', arguments: {} });
  assert.match(missing.text, /virtualmachineid/);
  assert.match(missing.text, /`arguments` of attach-volume:/);
});

test('without the name of a tool, or with one that nobody knows, it is told what to do', async () => {
  for (const args of [{}, { tool: '' }, { tool: 7 }, { arguments: { tool: 'list-zones' } }]) {
    const { text, structured } = await world.call('run-read-tool', args);
    assert.is(structured?.['error'], 'missing-argument');
    assert.match(text, 'find-tools');
  }
  const unknown = await world.call('run-tool', { tool: 'list-zonez' });
  assert.match(unknown.text, 'Did you mean list-zones');
  assert.match(unknown.text, 'find-tools');
});

test('tools of the server itself are not run through others', async () => {
  for (const tool of ['run-tool', 'run-read-tool', 'find-tools', 'describe-tool', 'wait-for-job']) {
    for (const runner of ['run-tool', 'run-read-tool']) {
      const { structured } = await world.call(runner, { tool, arguments: { tool: 'stop-virtual-machine' } });
      assert.is(structured?.['error'], 'not-runnable', `${runner} ${tool}`);
    }
  }
});

test('run-read-tool changes nothing, whatever the tool and the arguments', async () => {
  const before = world.cloud.changes().length;
  const names = world.engine.catalog.entries.map(({ name }) => name);
  const changes = names.filter((name) => world.engine.catalog.tool(name)?.effect === 'change');
  assert.ok(changes.length > 30);
  for (const tool of changes) {
    for (const spelt of [tool, tool.toUpperCase(), tool.replaceAll('-', '_'), ` ${tool} `]) {
      const { structured } = await world.call('run-read-tool', { tool: spelt, arguments: { id: 'web-01' } });
      assert.is(structured?.['error'], 'changes-something', spelt);
    }
  }
  const anyArguments = fc.dictionary(
    fc.constantFrom(
      'id',
      'ids',
      'name',
      'tool',
      'command',
      'arguments',
      'more',
      '_confirm',
      '_wait',
      'expunge',
      'forced',
    ),
    fc.oneof(
      fc.constantFrom(
        'web-01',
        'stop-virtual-machine',
        'destroyVirtualMachine',
        true,
        '{"command":"destroyVirtualMachine"}',
      ),
      fc.jsonValue(),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), anyArguments, fc.boolean(), async (tool, args, asText) => {
      await world.call('run-read-tool', { tool, arguments: asText ? JSON.stringify(args) : args, ...args });
    }),
    { numRuns: 150 },
  );
  assert.is(world.cloud.changes().length, before);
});

test('the audit log names the tool that ran, and through which it was called', async () => {
  const connection = await openWorld();
  await connection.call('run-tool', { tool: 'stop-virtual-machine', arguments: { id: 'web-01', _dry_run: true } });
  const { readFileSync } = await import('node:fs');
  const lines = readFileSync(connection.engine.settings.auditFile, 'utf8').trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
  assert.equal([last['tool'], last['via']], ['stop-virtual-machine', 'run-tool']);
  await connection.close();
});

test('what the operator excludes cannot be run, found or described by any of them', async () => {
  const limited = await openWorld({
    env: { CLOUDSTACK_MCP_EXCLUDE_TOOLS: '*-volume', CLOUDSTACK_MCP_TOOLSETS: 'storage' },
  });
  for (const [tool, args] of [
    ['run-tool', { tool: 'delete-volume', arguments: { id: 'data-1' } }],
    ['run-tool', { tool: 'deleteVolume', arguments: {} }],
    ['describe-tool', { tool: 'delete-volume' }],
  ] as const) {
    const { structured } = await limited.call(tool, args);
    assert.is(structured?.['error'], 'tool-not-allowed', JSON.stringify(args));
  }
  const { text } = await limited.call('find-tools', { query: 'delete a volume' });
  assert.not.match(text, /\b(delete|detach|resize)-volume \(/);
  await limited.close();
});

test('on a read-only server only reads are found and run', async () => {
  const readOnly = await openWorld({ env: { CLOUDSTACK_MCP_READ_ONLY: 'true' } });
  const { structured } = await readOnly.call('run-tool', { tool: 'stop-virtual-machine', arguments: { id: 'web-01' } });
  assert.is(structured?.['error'], 'read-only');
  const found = await readOnly.call('find-tools', { query: 'stop a virtual machine' });
  assert.not.match(found.text, /\(changes\)|\(destructive\)/);
  assert.is((await readOnly.call('run-read-tool', { tool: 'list-zones' })).isError, false);
  await readOnly.close();
});

test('what the role of the key lacks is not found, and a call says so', async () => {
  const user = await openWorld({ as: 'user' });
  const called = await user.call('run-read-tool', { tool: 'list-hosts' });
  assert.is(called.structured?.['error'], 'not-on-this-cloud');
  assert.match(called.text, /role of this key/);
  const { text } = await user.call('find-tools', { query: 'put a host into maintenance' });
  assert.not.match(text, /prepare-host-for-maintenance \(/);
  const listed = await user.call('find-tools', { query: 'list virtual machines' });
  assert.match(listed.text, /Not for the role of this key: hostid/);
  assert.not.match(listed.text, /"hostid"/);
  await user.close();
});

test.run();
