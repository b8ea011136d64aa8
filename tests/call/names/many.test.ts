import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';

const MANY = 20_000;
const world = await openWorld({ extraVirtualMachines: MANY });
fill(world);
test.after(() => world.close());

/** As many volumes and networks as machines. */
function fill({ cloud: { tables } }: World): void {
  for (const rows of [tables.volumes, tables.networks]) {
    const [first] = rows;
    assert.ok(first);
    for (let at = 1; at <= MANY; at += 1) {
      const number = String(at).padStart(5, '0');
      (rows as unknown[]).push({ ...first, id: `${number}aaa-0000-4000-8000-000000000000`, name: `one-${number}` });
    }
  }
}

const KINDS = [
  ['list-volumes', 'virtualmachineid', 'listVirtualMachines', 'bulk-19999'],
  ['list-snapshots', 'volumeid', 'listVolumes', 'one-19999'],
  ['list-virtual-machines', 'networkid', 'listNetworks', 'one-19999'],
] as const;

test('a name among 20,000 takes at most two requests', async () => {
  for (const [tool, argument, list, name] of KINDS) {
    const before = world.sent(list).length;
    const { text, isError } = await world.call(tool, { [argument]: name });
    assert.not(isError, text);
    assert.ok(world.sent(list).length - before <= 2, list);
  }
});

test('that none of 20,000 is called so takes no more', async () => {
  for (const [tool, argument, list] of KINDS) {
    const before = world.sent(list).length;
    const { structured } = await world.call(tool, { [argument]: 'nowhere' });
    assert.is(structured?.['error'], 'name-not-found');
    assert.ok(world.sent(list).length - before <= 2, list);
  }
});

test('hundreds of names in one argument are one reading of the list, and more are refused', async () => {
  const small = await openWorld({ extraVirtualMachines: 800 });
  const names = (count: number) => Array.from({ length: count }, (_, at) => `bulk-${String(at + 1).padStart(5, '0')}`);
  const many = await small.call('list-virtual-machines', { ids: names(200) });
  assert.not(many.isError, many.text);
  // Two pages of the list, and the call itself.
  assert.is(small.sent('listVirtualMachines').length, 3);
  const { text, structured } = await small.call('list-virtual-machines', { ids: names(400) });
  assert.is(structured?.['error'], 'too-many-names');
  assert.match(text, /^ids has 400 names; at most 200 are looked up in one call\./);
  assert.is(small.sent('listVirtualMachines').length, 3);
  await small.close();
});

test('the same name many times is one search', async () => {
  const before = world.sent('listVirtualMachines').length;
  await world.call('list-virtual-machines', { ids: Array.from({ length: 50 }, () => 'bulk-00007') });
  assert.is(world.sent('listVirtualMachines').length - before, 2);
});

test.run();
