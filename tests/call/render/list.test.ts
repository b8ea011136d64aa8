import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Output } from '../../../engine/manifest/types.js';
import type { Shown } from '../../../engine/call/render/shown.js';
import { showList } from '../../../engine/call/render/show-list.js';
import { createShownIds } from '../../../engine/call/render/shown-ids.js';
import type { EngineArguments } from '../../../engine/manifest/engine-arguments.js';
import { THREE, lines, show, toolWith } from './a-list.js';

test('a list is a header, a line per row and how many there are; the ids stand beside it', () => {
  const shown = show(THREE);
  assert.equal(lines(shown), ['name|state|id', 'web-10|Running|i1', 'web-9|Stopped|i2', 'db|Running|i3', '3 in all.']);
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

test('_fields chooses columns by label, by path, or all, in their units', () => {
  const output = { columns: [{ size: 'memory | mib' }] };
  for (const field of ['size', 'memory']) {
    assert.equal(lines(show(THREE, { _fields: [field, 'name'] }, {}, output)).slice(0, 2), [
      'size GiB|name',
      '4|web-10',
    ]);
  }
  assert.equal(lines(show(THREE, { _fields: ['all'] }, {}, output)).slice(0, 2), [
    'id|name|state|memory GiB',
    'i1|web-10|Running|4',
  ]);
});

test('an unknown or empty name in _fields is told beside the answer', () => {
  for (const field of ['stat', 'toString', '__proto__', 'x'.repeat(100)]) {
    const all = lines(show(THREE, { _fields: ['name', field, ''] }));
    const last = all.at(-1) ?? '';
    assert.equal(all.slice(0, 2), ['name', 'web-10']);
    assert.match(
      last,
      field === 'stat' ? /in all\. No row has a field "stat"\. Did you mean state\?/ : /They have id, name/,
    );
    assert.match(last, /An empty name in _fields was left out\.$/);
    assert.not.match(last, 'xxxxx');
  }
  // With nothing left there is what is usual.
  assert.is(lines(show(THREE, { _fields: ['stat'] }))[0], 'name|state|id');
  assert.is(lines(show(THREE, { _fields: ['', ' '] }))[0], 'name|state|id');
  assert.match(
    lines(show(THREE, { _fields: ['name', 'stat'], _format: 'csv' })).at(-1) ?? '',
    /^# 3 in all\. No row has/,
  );
  const last = lines(show(THREE, { _fields: ['name', 'stat'], _format: 'json' })).at(-1) ?? '';
  assert.match((JSON.parse(last) as { note: string }).note, 'No row has a field "stat"');
});

test('of a list too long to be read whole it is told how much was looked at', () => {
  const params = { id: {}, name: {}, zoneid: {}, keyword: { more: true } };
  const cut = (own: EngineArguments, output?: Output, args: object = {}): Shown =>
    showList(
      { ...toolWith(output), params },
      { rows: THREE, count: 12_000, page: 1, pageSize: 50, from: 0, isWhole: true },
      own,
      { args },
      {},
      { ids: createShownIds(), tokens: 6_000 },
    );
  const told = 'Only the first 3 of 12000 were looked at; narrow it with name or zoneid.';
  const numbers = { lookedAt: 3, total: 12_000 };
  const filtered = cut({ _filter: { state: 'Running' } });
  assert.is(lines(filtered).at(-1), `2 found. ${told}`);
  assert.equal(filtered.structured, { ids: ['i1', 'i3'], count: 2, page: 1, ...numbers });
  const grouped = cut({ _group: ['state'] });
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

test('the order that the manifest promises is kept on each page, also where the cloud cuts the pages', () => {
  const output = { columns: ['name'], sort: 'name' };
  assert.equal(show(THREE, {}, {}, output).structured?.['ids'], ['i3', 'i2', 'i1']);
  assert.equal(show(THREE, {}, { count: 60, pageSize: 3 }, output).structured?.['ids'], ['i3', 'i2', 'i1']);
});

test('newest first: a page that came oldest first is turned, with what happened within one second', () => {
  const at = (second: number): string => `2026-03-01T10:00:0${second}+0000`;
  const events = [
    { id: 'scheduled', created: at(1) },
    { id: 'started', created: at(1) },
    { id: 'completed', created: at(2) },
  ];
  const output = { columns: ['id', 'created'], sort: '-created' };
  const page = { count: 60, pageSize: 3 };
  const newest = ['completed', 'started', 'scheduled'];
  assert.equal(show(events, {}, page, output).structured?.['ids'], newest);
  assert.equal(show([...events].reverse(), {}, page, output).structured?.['ids'], newest);
});

test('_group counts rows by a field, most first, also those without it', () => {
  const shown = show(THREE, { _group: ['state'] }, { isWhole: true });
  assert.equal(lines(shown), ['state|count', 'Running|2', 'Stopped|1', '3 in all.']);
  assert.equal(shown.structured, { groups: { Running: 2, Stopped: 1 }, count: 3 });
  const named = [{ x: '__proto__' }, { x: 'constructor' }, { x: '__proto__' }];
  assert.match(show(named, { _group: ['x'] }, { isWhole: true }).text, '__proto__|2');
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

test('a list has a line per row, a header, a footer and at most one line above, whatever the cells hold', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const row = fc.record({
    id: fc.uuid(),
    name: fc.oneof(text, fc.array(fc.record({ a: text }))),
    state: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const { text, table } = show(rows);
      assert.ok((table?.above.length ?? 9) <= 1);
      assert.is(text.split('\n').length, rows.length + 2 + (table?.above.length ?? 9));
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
