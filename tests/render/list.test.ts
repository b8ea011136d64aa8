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

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.instance(error, ToolError);
    return (error as ToolError).message;
  }
  return 'not refused';
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
  assert.equal(filtered({ name: { matches: 'WEB' }, state: { not: 'Running' } }), ['i2']);
  assert.equal(filtered({ memory: { over: 1000, under: '2000' } }), ['i2']);
  assert.equal(filtered({ memory: { present: 'true' } }), ['i1', 'i2']);
});

test('matches in _filter is plain text with * for any part, and takes no time', () => {
  const names = ['a.b(c', 'axb', 'AB-12', 'a'.repeat(50_000)];
  const rows = names.map((name, at) => ({ id: `i${at}`, name }));
  const found = (matches: string): unknown =>
    show(rows, { _filter: { name: { matches } } }, { isWhole: true }).structured?.['ids'];
  assert.equal(found('b('), ['i0']);
  assert.equal(found('('), ['i0']);
  assert.equal(found('a.b'), ['i0']);
  assert.equal(found('a*b'), ['i0', 'i1', 'i2']);
  assert.equal(found('b*a'), []);
  assert.equal(found('*1*2*'), ['i2']);
  assert.equal(found('^(a+)+$x'), []);
  const began = performance.now();
  assert.equal(found('*a'.repeat(20_000) + 'x'), []);
  assert.ok(performance.now() - began < 1_000);
});

test('each text is found by any of its parts in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }).filter((part) => !/[*]/.test(part))),
      fc.string(),
      (parts, end) => {
        const name = `${parts.join('-')}-${end}`;
        const matches = parts.join('*');
        fc.pre(matches !== '');
        const { structured } = show([{ id: 'i', name }], { _filter: { name: { matches } } }, { isWhole: true });
        assert.equal(structured?.['ids'], ['i']);
      },
    ),
  );
});

test('of several values of a field one is enough', () => {
  const output = { columns: ['name', { address: 'nic.ipaddress' }] };
  const rows = [
    {
      id: 'i1',
      name: 'a',
      nic: [
        { ipaddress: '10.0.0.1', speed: 10 },
        { ipaddress: '10.0.0.2', speed: 200 },
      ],
    },
    { id: 'i2', name: 'b', nic: [{ ipaddress: '10.0.0.3', speed: 10 }] },
  ];
  const found = (_filter: Record<string, unknown>): unknown =>
    show(rows, { _filter, _format: 'table' }, { isWhole: true }, output).structured?.['ids'];
  assert.equal(found({ address: '10.0.0.2' }), ['i1']);
  assert.equal(found({ address: { matches: '0.2' } }), ['i1']);
  assert.equal(found({ address: { not: '10.0.0.2' } }), ['i2']);
  assert.equal(found({ 'nic.speed': { over: 100 } }), ['i1']);
  assert.equal(found({ address: { covers: 'internet' } }), []);
});

test('what _filter does not know is refused by name, with what exists', () => {
  for (const [filter, says] of [
    [{ memory: { gt: 1 } }, /^_filter\.memory: there is no operator "gt"; there are present, not, over, under, match/],
    [{ memory: { overr: 1 } }, /Did you mean over/],
    [{ memory: { constructor: 1 } }, /no operator "constructor"/],
    [{ memory: { over: 'lots' } }, /^_filter\.memory\.over: must be a number/],
    [{ memory: { present: 'maybe' } }, /must be true or false/],
    [{ memory: { not: [1, 2] } }, /must be one value/],
    [{ name: { matches: ['a'] } }, /must be a text/],
    [{ name: { covers: 'all' } }, /must be "internet"/],
    [{ memory: {} }, /map with one of present, not/],
    [{ memory: null }, /map with one of present, not/],
    [{ memory: [{ over: 1 }] }, /plain values/],
  ] as const) {
    assert.match(
      refusal(() => show(THREE, { _filter: filter }, { isWhole: true })),
      says,
      JSON.stringify(filter),
    );
  }
});

test('a field that does not exist is refused wherever it stands, with a near one', () => {
  for (const [own, says] of [
    [{ _filter: { stat: 'Running' } }, /^_filter: no row has a field "stat"\. Did you mean state\.$/],
    [{ _filter: { constructor: { present: true } } }, /^_filter: no row has a field "constructor"/],
    [{ _sort: '-memry' }, /^_sort: no row has a field "memry"\. Did you mean memory/],
    [{ _group: 'stat' }, /^_group: .*Did you mean state/],
    [{ _fields: ['stat'] }, /^_fields: .*Did you mean state/],
  ] as [EngineArguments, RegExp][]) {
    assert.match(
      refusal(() => show(THREE, own, { isWhole: true })),
      says,
    );
  }
  assert.is(show([], { _filter: { stat: 'Running' } }, { isWhole: true }).text, 'Nothing matches.');
});

test('labels of the header work in _filter, _sort and _group, on what CloudStack gave and not on what is shown', () => {
  const output = { columns: ['name', { size: 'memory | mib' }, { is: 'state' }] };
  const ids = (own: EngineArguments): unknown => show(THREE, own, { isWhole: true }, output).structured?.['ids'];
  assert.equal(ids({ _filter: { size: { over: 1024 }, is: 'Running' } }), ['i1']);
  assert.equal(ids({ _sort: 'size' }), ['i2', 'i1', 'i3']);
  assert.equal(lines(show(THREE, { _group: 'is' }, { isWhole: true }, output)).slice(0, 2), [
    'is | count',
    'Running | 2',
  ]);
});

test('_sort sorts numbers by size and names as people do, and puts rows without a value last', () => {
  const sorted = (order: string): unknown => show(THREE, { _sort: order }, { isWhole: true }).structured?.['ids'];
  assert.equal(sorted('name'), ['i3', 'i2', 'i1']);
  assert.equal(sorted('-name'), ['i1', 'i2', 'i3']);
  assert.equal(sorted('memory'), ['i2', 'i1', 'i3']);
  assert.equal(sorted('-memory'), ['i1', 'i2', 'i3']);
});

test('_sort knows decimals, negatives and percentages, and puts texts behind numbers', () => {
  const sorted = (values: unknown[], order: string): unknown =>
    lines(
      show(
        values.map((x) => ({ x })),
        { _sort: order, _fields: ['x'] },
        { isWhole: true },
      ),
    ).slice(1, -1);
  assert.equal(sorted([0.5, -3, 0.25, '1.10', -12, 1.9], 'x'), ['-12', '-3', '0.25', '0.5', '1.10', '1.9']);
  assert.equal(sorted(['9.5%', '10.25%', '9.25%'], '-x'), ['10.25%', '9.5%', '9.25%']);
  assert.equal(sorted(['web-2', 10, 'web-10', -1, '10.0.0.1'], 'x'), ['-1', '10', '10.0.0.1', 'web-2', 'web-10']);
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
      const shown = sorted(numbers, 'x') as string[];
      assert.equal(
        shown.map(Number),
        shown.map(Number).sort((a, b) => a - b),
      );
    }),
  );
});

test('of a list too long to be read whole it is told how much was looked at', () => {
  const params = { id: {}, name: {}, zoneid: {}, keyword: { more: true } };
  const cut = (own: EngineArguments, output?: Output, args: object = {}): Shown =>
    showList(
      { ...toolWith(output), params },
      { rows: THREE, count: 12_000, page: 1, pageSize: 50, isWhole: true },
      own,
      { args },
      {},
    );
  const told = 'Only the first 3 of 12000 were looked at; narrow it with name or zoneid.';
  const numbers = { lookedAt: 3, total: 12_000 };
  const filtered = cut({ _filter: { state: 'Running' } });
  assert.is(lines(filtered).at(-1), `2 found. ${told}`);
  assert.equal(filtered.structured, { ids: ['i1', 'i3'], count: 2, page: 1, ...numbers });
  const grouped = cut({ _group: 'state' });
  assert.is(lines(grouped).at(-1), `3 counted. ${told}`);
  assert.equal(grouped.structured, { groups: { Running: 2, Stopped: 1 }, count: 3, ...numbers });
  assert.match(cut({ _sort: 'name' }).text, told);
  const none = cut({ _filter: { state: 'Error' } }, { empty: 'No things.' });
  assert.is(none.text, `Not found among them. ${told}`);
  assert.equal(none.structured, { ids: [], count: 0, page: 1, ...numbers });
  assert.is(cut({ _filter: { name: 'db' } }, { card: 'It is {{item.name}}.' }).text, `It is db.\n${told}`);
  assert.match(cut({ _sort: 'name' }, undefined, { name: 'x' }).text, 'narrow it with zoneid.');
  assert.match(lines(cut({ _sort: 'name', _format: 'csv' })).at(-1) ?? '', /^# .*Only the first 3 of 12000/);
});

test('a list that came without its rest keeps the number that CloudStack told', () => {
  const shown = show(THREE, {}, { count: 35, isWhole: true });
  assert.is(lines(shown).at(-1), 'Rows 1-3 of 35. Only the first 3 of 35 came.');
  assert.equal(shown.structured, { ids: ['i1', 'i2', 'i3'], count: 35, page: 1, lookedAt: 3, total: 35 });
  const page = show(THREE, {}, { count: 35, isWhole: true, pageSize: 2 });
  assert.is(lines(page).at(-1), 'Rows 1-2 of 35. Next: _page 2. Only the first 3 of 35 came.');
  assert.is(show(THREE, {}, { count: 35, isWhole: true, pageSize: 2, page: 2 }).structured?.['nextPage'], undefined);
});

test('a number without rows is told as a number', () => {
  const shown = show([], {}, { count: 13 }, { empty: 'No things.' });
  assert.is(shown.text, '13 in all.');
  assert.equal(shown.structured, { ids: [], count: 13, page: 1 });
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

test('CSV and JSON that are one page of several say so in a last line', () => {
  const page = { count: 137, pageSize: 3 };
  const json = lines(show(THREE, { _format: 'json' }, page));
  assert.is(json.length, 4);
  assert.equal(JSON.parse(json.at(-1) ?? ''), { page: 1, count: 137, nextPage: 2 });
  const csv = lines(show(THREE, { _format: 'csv' }, page));
  assert.is(csv.at(-1), '# Rows 1-3 of 137. Next: _page 2.');
  const last = show(THREE.slice(0, 2), { _format: 'json' }, { ...page, count: 5, page: 2 });
  assert.equal(JSON.parse(lines(last).at(-1) ?? ''), { page: 2, count: 5 });
});

test('CSV and JSON of a whole list have nothing but the rows', () => {
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
    assert.is(lines(shown).length, ids.length + { table: 2, csv: 2, json: 1 }[format], format);
    const last = lines(shown).at(-1) ?? '';
    if (format === 'json') assert.equal(JSON.parse(last), { page: 1, count: 500, cutAfter: ids.length });
    else assert.match(last, `Cut after ${ids.length} rows`);
    if (format === 'csv') assert.match(last, /^# /);
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
