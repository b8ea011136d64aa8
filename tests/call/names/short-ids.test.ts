import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';

const test = suite<{ world: World }>('short ids');

test.before.each(async (context) => {
  context.world = await openWorld();
});
test.after.each(({ world }) => world.close());

const LIST = 'list-virtual-machines';

/** What the table shows of the id of a machine. */
async function shownId({ call }: World, name: string): Promise<string> {
  const { text } = await call(LIST);
  const row = text.split('\n').find((line) => line.startsWith(`${name}|`)) ?? '';
  return row.split('|').at(-1) ?? '';
}

const machine = ({ cloud }: World, name: string) => {
  const found = cloud.tables.virtualMachines.find((row) => row.name === name);
  assert.ok(found, name);
  return found;
};

test('a read takes an id as it was shown, without asking the cloud what it is', async ({ world }) => {
  const short = await shownId(world, 'web-01');
  assert.is(short.length, 8);
  const before = world.cloud.requests.length;
  const { text } = await world.call(LIST, { id: short });
  assert.match(text, /^web-01 is Running/);
  assert.is(world.cloud.requests.length, before + 1);
  assert.is(world.sent('listVirtualMachines').at(-1)?.params['id'], machine(world, 'web-01').id);
  const listed = await world.call(LIST, { ids: [short, await shownId(world, 'web-02')] });
  assert.is(listed.structured?.['count'], 2);
  assert.is((await world.call(LIST, { _filter: { id: short } })).structured?.['count'], 1);
});

test('a process that has not shown it finds it on the cloud', async ({ world }) => {
  const { id } = machine(world, 'web-01');
  for (const beginning of [id.slice(0, 8), id.slice(0, 12).toUpperCase(), id.slice(0, 30)]) {
    assert.match((await world.call(LIST, { id: beginning })).text, /^web-01 is Running/, beginning);
  }
  const { isError, text } = await world.call(LIST, { id: 'ffffffff' });
  assert.ok(isError);
  assert.match(text, 'no virtual machine named "ffffffff", and none whose id begins so');
});

test('things without names take it too', async ({ world }) => {
  const [rule] = world.cloud.tables.firewallRules;
  assert.ok(rule);
  const { text, isError } = await world.call('list-firewall-rules', { id: rule.id.slice(0, 8) });
  assert.not(isError, text);
  assert.is(world.sent('listFirewallRules').at(-1)?.params['id'], rule.id);
});

test('a change looks it up afresh, and the plan names the object', async ({ world }) => {
  const short = await shownId(world, 'web-01');
  const { text } = await world.call('stop-virtual-machine', { id: short });
  assert.match(text, `web-01 (${machine(world, 'web-01').id})`);
  machine(world, 'web-01').name = machine(world, 'web-01').displayname = 'renamed';
  assert.match((await world.call('stop-virtual-machine', { id: short })).text, 'renamed (');
});

test('a machine that is called like the beginning of another’s id is not taken for it', async ({ world }) => {
  const short = await shownId(world, 'web-01');
  const ids = [machine(world, 'web-01').id, machine(world, 'web-02').id];
  Object.assign(machine(world, 'web-02'), { name: short, displayname: short });
  const { isError, text, structured } = await world.call('stop-virtual-machine', { id: short });
  assert.ok(isError);
  assert.match(text, `2 of kind virtual machine are named "${short}", or have an id that begins so`);
  assert.equal((structured?.['candidates'] as string[]).sort(), ids.sort());
  assert.equal(world.cloud.changes(), []);
});

test('two ids that begin so are told, whether they were shown or not', async ({ world }) => {
  const { id } = machine(world, 'web-01');
  const twin = `${id.slice(0, 9)}0000${id.slice(13)}`;
  machine(world, 'web-02').id = twin;
  for (const isShown of [false, true]) {
    if (isShown) assert.is(await shownId(world, 'web-01'), id.slice(0, 10));
    for (const tool of [LIST, 'stop-virtual-machine']) {
      const { isError, text } = await world.call(tool, { id: id.slice(0, 8) });
      assert.ok(isError, text);
      assert.match(text, id);
      assert.match(text, twin);
    }
  }
  assert.match((await world.call('stop-virtual-machine', { id: twin.slice(0, 10) })).text, `web-02 (${twin})`);
});

test('what was shown and is gone is not taken for something else', async ({ world }) => {
  const short = await shownId(world, 'web-01');
  world.cloud.tables.virtualMachines.splice(world.cloud.tables.virtualMachines.indexOf(machine(world, 'web-01')), 1);
  const { text, structured } = await world.call('destroy-virtual-machine', { id: short, expunge: true });
  assert.is(structured?.['error'], 'object-unseen', text);
});

test('an id that nothing can be looked up by is completed for a read, and has to be whole for a change', async ({
  world,
}) => {
  const short = await shownId(world, 'web-01');
  const days = { startdate: '2026-11-01', enddate: '2026-11-02', type: 'running-vm' };
  await world.call('list-usage-records', { ...days, usageid: short });
  assert.is(world.sent('listUsageRecords').at(-1)?.params['usageid'], machine(world, 'web-01').id);
  const unknown = await world.call('list-usage-records', { ...days, usageid: 'ffffffff' });
  assert.match(unknown.text, 'usageid: is the beginning of an id, and has to be whole here');
  const change = await world.call('update-virtual-machine', { id: 'web-01', customid: short });
  assert.match(change.text, 'customid: is the beginning of an id, and has to be whole here');
});

test('many of them cost one list', async ({ world }) => {
  const { structured } = await world.call(LIST);
  const ids = (structured?.['ids'] as string[]).slice(0, 8);
  const before = world.sent('listVirtualMachines').length;
  const { text } = await world.call(LIST, { ids: ids.map((id) => id.slice(0, 8)) });
  assert.match(text, '8 in all.');
  assert.is(world.sent('listVirtualMachines').length, before + 1);
});

test.run();
