import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compactLines } from '../../../engine/call/render/compact-table.js';
import { cell, csvLines, readColumn, tableOf, valuesOf } from '../../../engine/call/render/table.js';
import type { Column, Output } from '../../../engine/manifest/types.js';

function shown(row: Record<string, unknown>, column: Column): string {
  return cell(row, readColumn(column));
}

test('a column is a field, or a label with a path and a filter', () => {
  assert.equal(readColumn('name'), { label: 'name', path: ['name'] });
  assert.equal(readColumn({ address: 'nic.ipaddress' }), { label: 'address', path: ['nic', 'ipaddress'] });
  assert.equal(readColumn({ memory: 'memory | mib' }), { label: 'memory', path: ['memory'], filter: 'mib' });
  assert.is(shown({ memory: 4096 }, { memory: 'memory | mib' }), '4 GiB');
});

test('of a nested list the first value counts, and how many more there are', () => {
  const nic = [{ ipaddress: '' }, { ipaddress: '10.0.0.1' }, { ipaddress: '10.0.0.2' }, {}, { ipaddress: '10.0.0.3' }];
  assert.is(shown({ nic }, 'nic.ipaddress'), '10.0.0.1 +2');
  assert.is(shown({ nic: nic.slice(0, 2) }, 'nic.ipaddress'), '10.0.0.1');
  assert.is(shown({ nic: [] }, 'nic.ipaddress'), '');
  assert.is(shown({ a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [{ c: 3 }] }] }, 'a.b.c'), '1 +2');
});

test('a list of plain values is one cell, a map is shown as JSON, false and 0 are values', () => {
  assert.is(shown({ tags: ['a', 'b'] }, 'tags'), 'a, b');
  assert.is(shown({ details: { a: 1 } }, 'details'), '{"a":1}');
  assert.is(shown({ on: false }, 'on'), 'false');
  assert.is(shown({ count: 0 }, 'count'), '0');
});

test('what a project owns shows the project as its owner, to the eye and to groups', () => {
  assert.is(shown({ project: 'webshop' }, { owner: 'account' }), 'project webshop');
  assert.is(shown({ project: 'webshop', account: 'alice' }, { owner: 'account' }), 'alice');
  assert.equal(valuesOf({ project: 'webshop' }, readColumn('account')), ['project webshop']);
  assert.is(shown({ project: '' }, { owner: 'account' }), '');
});

test('names of details have dots in them', () => {
  assert.is(shown({ details: { 'cpu.overcommit.ratio': '2' } }, 'details.cpu.overcommit.ratio'), '2');
});

test('what is not there is an empty cell, also on names that every object has', () => {
  for (const field of ['none', 'name.inner', 'constructor', '__proto__', 'toString', 'constructor.name', '']) {
    assert.is(shown({ name: 'x', none: null }, field), '', field);
  }
});

test('a name that every object has is no filter', () => {
  for (const filter of ['constructor', 'toString', '__defineGetter__', 'none']) {
    assert.is(shown({ name: 'x' }, { name: `name | ${filter}` }), 'x', filter);
  }
});

test('no cell of an answer as CSV is a formula, also where semicolons part the cells', () => {
  const texts = ['=1+1', ' =1+1', '@SUM(1)', '-2+cmd', '\uff1d1', 'web;=1+1', 'a; @SUM(1)'];
  const lines = csvLines({ columns: texts, rows: [texts] });
  for (const line of lines) {
    assert.not.match(line, /(^|[,;])"?\s*[=@\uff1d-]/, line);
    assert.is(line.match(/'/g)?.length, texts.length);
  }
  // Behind a # stand sentences of ours.
  assert.equal(csvLines({ columns: ['#'], rows: [['# 2 of 40 rows.']] }), ['"#"', '"# 2 of 40 rows."']);
  const harmless = ['-5', '+1.5', '-1e+21', 'web-01', 'a=b', 'me@example.org', 'a; b'];
  assert.equal(csvLines({ columns: ['a'], rows: [harmless] })[1], harmless.join(','));
});

test('a cell that would break the line or the column is written as JSON', () => {
  const lines = compactLines({
    columns: ['a', 'b'],
    rows: [
      ['x | y', 'two\nlines'],
      ['"quoted"', 'plain'],
    ],
  });
  assert.equal(lines, ['a|b', '"x | y"|"two\\nlines"', '"\\"quoted\\""|plain']);
});

test('CSV quotes what RFC 4180 wants quoted', () => {
  const lines = csvLines({
    columns: ['a,b', 'c'],
    rows: [
      ['1, 2', 'say "hi"'],
      ['two\nlines', ' plain '],
    ],
  });
  assert.equal(lines, ['"a,b",c', '"1, 2","say ""hi"""', '"two\nlines", plain ']);
});

/** A reader of RFC 4180, written apart from the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted && char === '"' && text.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) field += char;
    else if (char === ',' || char === '\n') {
      rows.at(-1)?.push(field);
      field = '';
      if (char === '\n') rows.push([]);
    } else field += char;
  }
  rows.at(-1)?.push(field);
  return rows;
}

const grid = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 6,
  }),
);

test('a reader of CSV gets back every cell', () => {
  fc.assert(
    fc.property(grid, ([columns = [], ...rows]) => {
      const unguarded = (text: string): string => text.replace(/(^|;)'/g, '$1');
      const read = parseCsv(csvLines({ columns, rows }).join('\n'));
      assert.equal(
        read.map((cells) => cells.map(unguarded)),
        [columns, ...rows].map((cells) => cells.map(unguarded)),
      );
    }),
  );
});

test('a table has a line for each row and one for the header, and each cell its place, whatever they hold', () => {
  fc.assert(
    fc.property(grid, ([columns = [], ...rows]) => {
      const lines = compactLines({ columns, rows }).join('\n').split('\n');
      assert.is(lines.length, rows.length + 1);
      for (const line of lines) {
        const cells = [...`${line}|`.matchAll(/(?:"(?:[^"\\]|\\.)*"|[^|]*)\|/g)];
        assert.is(cells.length, columns.length, line);
      }
    }),
  );
});

const CAPACITY: Output = {
  units: { amount: { by: 'name', is: { MEMORY: 'bytes', CPU: 'mhz' } } },
  words: { kind: { CPU_CORE: 'CPU_CORE (no limit)' } },
};
const MEMORY = { name: 'MEMORY', used: 1073741824, total: '5368709120' };

test('a column may be the difference of two fields, and its unit may depend on the row', () => {
  const free = readColumn({ free: 'total - used | amount' }, CAPACITY);
  assert.is(cell(MEMORY, free), '4 GiB');
  assert.equal(valuesOf(MEMORY, free), ['4294967296'], 'rows are compared by the number');
  assert.is(cell({ name: 'CPU', used: 500, total: 2500 }, free), '2 GHz');
  assert.is(cell({ name: 'VLAN', used: 5, total: 3 }, free), '-2');
  for (const row of [{ name: 'CPU', used: 5 }, { total: 'many', used: 5 }, { total: '', used: 5 }, {}])
    assert.is(cell(row, free), '', JSON.stringify(row));
});

test('a code is shown by its word, and one that has none as it is', () => {
  const kind = readColumn({ what: 'name | kind' }, CAPACITY);
  assert.is(cell({ name: 'CPU_CORE' }, kind), 'CPU_CORE (no limit)');
  assert.is(cell({ name: 'constructor' }, kind), 'constructor');
  assert.equal(valuesOf({ name: 'CPU_CORE' }, kind), ['CPU_CORE']);
});

test('whatever rows the cloud answers, every cell is a text', () => {
  const columns: Column[] = ['a', 'a.b', 'a.b.c', { x: 'a | bytes' }, { y: 'a.b | date' }, { z: 'a - a.b | amount' }];
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const table = tableOf(
        values.map((a) => ({ a })),
        columns.map((column) => readColumn(column, CAPACITY)),
      );
      for (const text of table.rows.flat()) assert.type(text, 'string');
    }),
  );
});

test.run();
