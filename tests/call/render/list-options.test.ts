import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { inWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';
import { processorMsOf } from '../../fixtures/processor-time.js';

const LIST = 'list-virtual-machines';

function lastLine(text: string): string {
  return text.split('\n').at(-1) ?? '';
}

function pagesSent(world: World): (string | undefined)[][] {
  return world.sent('listVirtualMachines').map(({ params }) => [params['page'], params['pagesize']]);
}

test('_page beside pagesize is the page of that size; two pages that differ are refused', async () => {
  await inWorld({}, async (world) => {
    const first = await world.call(LIST, { pagesize: 2 });
    const second = await world.call(LIST, { pagesize: 2, _page: 2 });
    assert.is.not(second.text, first.text);
    assert.match(lastLine(second.text), /^Rows 3-4 of \d+\. Next: _page 3\.$/);
    assert.equal(pagesSent(world).at(-1), ['2', '2']);
    assert.equal((await world.call(LIST, { pagesize: 2, page: 2 })).structured?.['ids'], second.structured?.['ids']);
    const both = await world.call(LIST, { pagesize: 2, page: 3, _page: 2 });
    assert.match(both.text, /_page: is 2, but page is 3: give only one/);
  });
});

test('_filter, _sort and _group work on all rows beside page and pagesize too', async () => {
  await inWorld({}, async (world) => {
    const rows = world.cloud.tables.virtualMachines;
    const grouped = await world.call(LIST, { _group: 'state', pagesize: 2 });
    assert.is(grouped.structured?.['count'], rows.length);
    const names = rows.map(({ name }) => name).sort(new Intl.Collator('en', { numeric: true }).compare);
    const asked = { _sort: 'name', _fields: ['name'], pagesize: 2, page: 2, _format: 'csv' };
    const { text } = await world.call(LIST, asked);
    assert.equal(text.split('\n').slice(1, 3), names.slice(2, 4));
    const filtered = await world.call(LIST, { _filter: { name: 'web-01' }, pagesize: 1 });
    assert.is(filtered.structured?.['count'], 1);
  });
});

test('what a caller writes into matches is never run as a pattern', async () => {
  await inWorld({}, async (world) => {
    const ms = await processorMsOf(async () => {
      const hostile = await world.call(LIST, { _filter: { id: { matches: '^([0-9a-f]+-?)+$x' } } });
      assert.is(hostile.structured?.['count'], 0);
    });
    assert.ok(ms < 5_000);
    const brace = await world.call(LIST, { _filter: { name: { matches: '(' } } });
    assert.not(brace.isError, brace.text);
  });
});

test('the labels that the table shows can be used', async () => {
  await inWorld({}, async (world) => {
    const filtered = await world.call(LIST, { _filter: { zone: 'ams-1', cpu: { over: 0 } }, _sort: '-address' });
    assert.not(filtered.isError, filtered.text);
    const grouped = await world.call(LIST, { _group: 'zone' });
    const groups = grouped.structured?.['groups'] as Record<string, number>;
    assert.is(groups['ams-1'], filtered.structured?.['count']);
  });
});

test('only the number of rows: said as a number', async () => {
  await inWorld({}, async (world) => {
    const { text, structured } = await world.call(LIST, { retrieveonlyresourcecount: true });
    const { length } = world.cloud.tables.virtualMachines;
    assert.is(text, `${length} in all.`);
    assert.is(structured?.['count'], length);
  });
});

test('a list beyond what is read whole says so', async () => {
  await inWorld({ extraVirtualMachines: 5_200 }, async (world) => {
    const total = world.cloud.tables.virtualMachines.length;
    const { text, structured } = await world.call(LIST, { _filter: { name: 'no-such-name' } });
    assert.match(text, `Only the first 5000 of ${total} were looked at; narrow it with name, state, zoneid or hostid.`);
    assert.not.match(text, 'No virtual machine');
    assert.is(structured?.['lookedAt'], 5_000);
    assert.is(structured?.['total'], total);
  });
});

for (const pageLimit of [20, 30, 40]) {
  test(`on a cloud that allows ${pageLimit} rows per page, pages of 50 hold every row once`, async () => {
    await inWorld({ extraVirtualMachines: 130, pageLimit }, async (world) => {
      const total = world.cloud.tables.virtualMachines.length;
      const seen: string[] = [];
      for (let page: unknown = 1; typeof page === 'number';) {
        const { text, structured, isError } = await world.call(LIST, { _page: page });
        assert.not(isError, text);
        const ids = structured?.['ids'] as string[];
        assert.match(lastLine(text), `Rows ${seen.length + 1}-${seen.length + ids.length} of ${total}.`);
        seen.push(...ids);
        page = structured?.['nextPage'];
        if (page !== undefined) assert.is(ids.length, 50);
      }
      assert.is(new Set(seen).size, total);
      assert.is(seen.length, total);
      const tooLarge = pagesSent(world).filter(([, size]) => Number(size) > pageLimit);
      assert.ok(tooLarge.length <= 2, 'what was learned is kept');
      assert.match((await world.call(LIST, { _page: 9 })).text, `There is no page 9: ${total} in all.`);
    });
  });
}

test('on a cloud with small pages a size that the caller names is refused by CloudStack', async () => {
  await inWorld({ pageLimit: 20 }, async (world) => {
    const { isError, text } = await world.call(LIST, { pagesize: 50 });
    assert.ok(isError);
    assert.match(text, /page size/i);
  });
});

const ROOMS = `
command: listZones
title: List rooms
description: A list without pages, for a test of one that comes without its rest.
effect: read
answer: { kind: list }
ttl: none
params:
  name: { type: string, description: Its name. }
`;

test('a list without pages that comes without its rest: the number of the cloud stays, and it is said', async () => {
  const folder = new ManifestFolder({ 'room/list-rooms.yaml': ROOMS });
  try {
    await inWorld({ env: { CLOUDSTACK_MCP_MANIFESTS: folder.path } }, async (world) => {
      const zone = ['a', 'b', 'c'].map((id) => ({ id, name: `room-${id}` }));
      const body = (): object => ({ listzonesresponse: { count: 35, zone } });
      world.cloud.misbehave({ kind: 'answer', command: 'listZones', body });
      const { text, structured } = await world.call('list-rooms');
      assert.is(lastLine(text), 'Rows 1-3 of 35. Only the first 3 of 35 came; narrow it with name.');
      assert.equal(structured, { ids: ['a', 'b', 'c'], count: 35, page: 1, lookedAt: 3, total: 35 });
    });
  } finally {
    folder.remove();
  }
});

test.run();
