import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EngineArguments } from '../../engine/arguments/engine-arguments.js';
import { ToolError } from '../../engine/errors.js';
import type { Output, Tool } from '../../engine/manifest/types.js';
import { showList } from '../../engine/render/show-list.js';
import type { ListPage } from '../../engine/render/show-list.js';
import type { Shown } from '../../engine/render/shown.js';

type Row = Record<string, unknown>;

function toolWith(output: Output = { columns: ['name', 'state', 'id'] }): Tool {
  return {
    name: 'list-things',
    resource: 'thing',
    file: 'thing/list-things.yaml',
    command: 'listThings',
    title: 'List things',
    description: '',
    effect: 'read',
    answer: { kind: 'list' },
    params: {},
    output,
    listed: {} as Tool['listed'],
  };
}

function show(rows: Row[], own: EngineArguments = {}, page: Partial<ListPage> = {}, output?: Output): Shown {
  const list = { rows, count: rows.length, page: 1, pageSize: 50, isWhole: false, ...page };
  return showList(toolWith(output), list, own, { items: rows, count: list.count, args: {} }, {});
}

function lines(shown: Shown): string[] {
  return shown.text.split('\n');
}

const THREE: Row[] = [
  { id: 'i1', name: 'web-10', state: 'Running', memory: 4096 },
  { id: 'i2', name: 'web-9', state: 'Stopped', memory: 1024 },
  { id: 'i3', name: 'db', state: 'Running' },
];

test('a list is a header, a line per row and how many there are; the ids stand beside it', () => {
  const shown = show(THREE);
  assert.equal(lines(shown), [
    'name | state | id',
    'web-10 | Running | i1',
    'web-9 | Stopped | i2',
    'db | Running | i3',
    '3 in all.',
  ]);
  assert.equal(shown.structured, { ids: ['i1', 'i2', 'i3'], count: 3, page: 1 });
});

test('a part of a list says which part it is and how to see the next', () => {
  const shown = show(THREE, {}, { count: 8, pageSize: 3, page: 2 });
  assert.is(lines(shown).at(-1), 'Rows 4-6 of 8. Next: _page 3.');
  assert.is(shown.structured?.['nextPage'], 3);
  const last = show(THREE.slice(0, 2), {}, { count: 8, pageSize: 3, page: 3 });
  assert.is(lines(last).at(-1), 'Rows 7-8 of 8.');
  assert.is(last.structured?.['nextPage'], undefined);
});

test('an empty list says so in the words of the manifest; a page beyond the end is not an empty list', () => {
  assert.is(show([]).text, 'Nothing matches.');
  assert.is(show([], {}, {}, { empty: 'No things here.' }).text, 'No things here.');
  assert.is(show([], {}, { page: 9, count: 8 }).text, 'There is no page 9: 8 in all.');
});

test('a single object is a card, unless a table is asked for', () => {
  const output = { columns: ['name'], card: '{{item.name}} is {{item.state}}.' };
  assert.is(show(THREE.slice(0, 1), {}, {}, output).text, 'web-10 is Running.');
  assert.match(show(THREE.slice(0, 1), { _format: 'table' }, {}, output).text, '1 in all.');
  assert.match(show(THREE.slice(0, 1), { _fields: ['state'] }, {}, output).text, 'Running');
  assert.match(show(THREE.slice(0, 1), {}, { count: 5, pageSize: 1 }, output).text, 'Rows 1-1 of 5.');
});

test('_fields chooses columns by label, by path, or all; an unknown one is refused with what there is', () => {
  const output = { columns: [{ memory: 'memory | mib' }] };
  assert.equal(lines(show(THREE, { _fields: ['memory', 'name'] }, {}, output)).slice(0, 2), [
    'memory | name',
    '4 GiB | web-10',
  ]);
  assert.is(lines(show(THREE, { _fields: ['all'] }))[0], 'id | name | state | memory');
  for (const field of ['stat', 'toString', '__proto__']) {
    try {
      show(THREE, { _fields: [field] });
      assert.unreachable(field);
    } catch (error) {
      assert.instance(error, ToolError);
      assert.match((error as ToolError).message, field === 'stat' ? /Did you mean state/ : /They have id, name/);
    }
  }
});

test('_filter keeps rows by the conditions of manifests, on the whole list', () => {
  const filtered = (filter: Record<string, unknown>): unknown =>
    show(THREE, { _filter: filter }, { isWhole: true }).structured?.['ids'];
  assert.equal(filtered({ state: 'running' }), ['i1', 'i3']);
  assert.equal(filtered({ memory: { over: 1024 } }), ['i1']);
  assert.equal(filtered({ memory: { present: false } }), ['i3']);
  assert.equal(filtered({ name: { matches: '^web' }, state: { not: 'Running' } }), ['i2']);
  assert.equal(filtered({ constructor: { present: true } }), []);
});

test('_sort sorts numbers by size and names as people do, and puts rows without a value last', () => {
  const sorted = (order: string): unknown => show(THREE, { _sort: order }, { isWhole: true }).structured?.['ids'];
  assert.equal(sorted('name'), ['i3', 'i2', 'i1']);
  assert.equal(sorted('-name'), ['i1', 'i2', 'i3']);
  assert.equal(sorted('memory'), ['i2', 'i1', 'i3']);
  assert.equal(sorted('-memory'), ['i1', 'i2', 'i3']);
});

test('the order of the manifest is used only where the whole list is at hand', () => {
  const output = { columns: ['name'], sort: 'name' };
  assert.equal(show(THREE, {}, {}, output).structured?.['ids'], ['i3', 'i2', 'i1']);
  assert.equal(show(THREE, {}, { count: 60, pageSize: 3 }, output).structured?.['ids'], ['i1', 'i2', 'i3']);
});

test('_group counts rows by a field, most first, also those without it', () => {
  const shown = show(THREE, { _group: 'state' }, { isWhole: true });
  assert.equal(lines(shown), ['state | count', 'Running | 2', 'Stopped | 1', '3 in all.']);
  assert.equal(shown.structured, { groups: { Running: 2, Stopped: 1 }, count: 3 });
  const named = [{ x: '__proto__' }, { x: 'constructor' }, { x: '__proto__' }];
  assert.match(show(named, { _group: 'x' }, { isWhole: true }).text, '__proto__ | 2');
});

test('CSV and JSON have nothing but the rows', () => {
  assert.equal(lines(show(THREE, { _format: 'csv', _fields: ['name', 'state'] })), [
    'name,state',
    'web-10,Running',
    'web-9,Stopped',
    'db,Running',
  ]);
  const parsed = lines(show(THREE, { _format: 'json', _fields: ['name'] })).map((line) => JSON.parse(line) as unknown);
  assert.equal(parsed, [{ name: 'web-10' }, { name: 'web-9' }, { name: 'db' }]);
});

test('a list too long for a client is cut between rows and says after how many', () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({ id: `i${at}`, name: 'x'.repeat(400), state: 's' }));
  for (const format of ['table', 'csv', 'json'] as const) {
    const shown = show(rows, { _format: format }, { pageSize: 500 });
    assert.ok(shown.text.length < 50_000, format);
    const ids = shown.structured?.['ids'] as string[];
    assert.ok(ids.length > 50 && ids.length < 500, format);
    assert.is(lines(shown).length, ids.length + { table: 2, csv: 1, json: 0 }[format], format);
    if (format === 'table') assert.match(shown.text, `Cut after ${ids.length} rows`);
  }
});

test('a row that alone is too long is left out, and said so', () => {
  const shown = show([{ id: 'i1', name: 'x'.repeat(60_000), state: 's' }, ...THREE]);
  assert.equal(lines(shown), ['name | state | id', '4 in all. Cut after 0 rows: choose fewer columns with _fields.']);
});

test('a list has as many lines as rows, header and footer, whatever the cells hold', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const row = fc.record({
    id: fc.uuid(),
    name: fc.oneof(text, fc.array(fc.record({ a: text }))),
    state: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      assert.is(lines(show(rows)).length, rows.length + 2);
    }),
  );
});

test('pages cut from the whole list hold every row once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, pageSize) => {
      const rows = Array.from({ length: count }, (_, at) => ({ id: `i${at}`, name: `n${at}` }));
      const ids: unknown[] = [];
      for (let page: unknown = 1; typeof page === 'number';) {
        const { structured } = show(rows, { _sort: 'name' }, { isWhole: true, page, pageSize });
        ids.push(...(structured?.['ids'] as unknown[]));
        page = structured?.['nextPage'];
      }
      assert.equal(
        ids,
        rows.map(({ id }) => id),
      );
    }),
    { numRuns: 30 },
  );
});

test.run();
