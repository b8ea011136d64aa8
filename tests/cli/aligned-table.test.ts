import fc from 'fast-check';
import pc from 'picocolors';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { alignedTable } from '../../engine/cli/aligned-table.js';

const test = suite('aligned table');
const plain = pc.createColors(false);
const ID = '31079efd-f5f8-5518-9169-a48cb80a7f58';

test('columns are as wide as they need to be', () => {
  const table = {
    columns: ['name', 'n'],
    rows: [
      ['a', '1'],
      ['longer', ''],
    ],
  };
  assert.equal(alignedTable(table, { columns: 80, colors: plain }), {
    lines: ['name    n', 'a       1', 'longer'],
    left: [],
  });
});

const MACHINES = {
  columns: ['name', 'address', 'memory GiB', 'template', 'why', 'host', 'id'],
  rows: [
    ['shop-worker-1', '10.1.4.21', '4', 'ubuntu-24.04', 'It was stopped for the migration of its host', 'kvm-1', ID],
    ['wages', '2001:db8:85a3::8a2e:370:7334', '16', 'rocky-9', '', 'kvm-2', ID],
  ],
};

test('the id goes first, then prose is cut; headings wrap', () => {
  const all = alignedTable(MACHINES, { columns: 170, colors: plain });
  assert.equal(all.left, []);
  assert.ok(all.lines[1]?.endsWith(`It was stopped for the migration of its host  kvm-1  ${ID}`));
  const { lines, left } = alignedTable(MACHINES, { columns: 93, colors: plain });
  assert.equal(left, ['id']);
  assert.equal(lines.slice(0, 3), [
    'name           address                       memory  template      why                  host',
    '                                             GiB',
    'shop-worker-1  10.1.4.21                     4       ubuntu-24.04  It was stopped for…  kvm-1',
  ]);
});

test('then others go from the right; names and addresses stay whole', () => {
  const seen: string[][] = [];
  for (let columns = 180; columns > 0; columns -= 1) {
    const { lines, left } = alignedTable(MACHINES, { columns, colors: plain });
    if (seen.at(-1)?.join() !== left.join()) seen.push(left);
    const wages = lines.at(-1) ?? '';
    assert.ok(wages.startsWith('wages'), String(columns));
    const whole = wages.includes('2001:db8:85a3::8a2e:370:7334');
    assert.is(whole, !left.includes('address'), `address at ${columns}`);
    if (columns >= 43) assert.ok(whole, `there is room for name and address at ${columns}`);
  }
  assert.equal(seen[0], []);
  assert.equal(seen[1], ['id']);
  assert.ok(seen.every((left) => left.length === 0 || left.includes('id')));
});

test('columns that were asked for are all there, whatever the width', () => {
  const { lines, left } = alignedTable(MACHINES, { columns: 40, colors: plain }, true);
  assert.equal(left, []);
  assert.ok(lines.at(-1)?.endsWith(ID));
});

test('a heading takes as many lines as its words need', () => {
  const table = { columns: ['name', 'memory in use GiB'], rows: [['a', '1']] };
  assert.equal(alignedTable(table, { columns: 20, colors: plain }).lines, [
    'name  memory in use',
    '      GiB',
    'a     1',
  ]);
});

test('for any table and width: what is shown of a single word is all of it, and lines fit where they can', () => {
  const word = fc.stringMatching(/^[a-z0-9.:-]{1,30}$/);
  const tables = fc.integer({ min: 1, max: 7 }).chain((n) =>
    fc.record({
      columns: fc.array(word, { minLength: n, maxLength: n }),
      rows: fc.array(fc.array(word, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(tables, fc.integer({ min: 1, max: 160 }), (table, columns) => {
      const { lines, left } = alignedTable(table, { columns, colors: plain });
      assert.not.ok(lines.join('').includes('…'));
      assert.ok(left.length === table.columns.length - 1 || lines.every(({ length }) => length <= columns));
    }),
  );
});

test('a cell of several lines stays on one', () => {
  assert.is(alignedTable({ columns: ['a'], rows: [['x\n y']] }, { columns: 80, colors: plain }).lines[1], 'x y');
});

test('states have a colour, and only states; it does not shift the columns', () => {
  const colors = pc.createColors(true);
  const table = {
    columns: ['state', 'name'],
    rows: [
      ['Running', 'Running'],
      ['Error', 'x'],
      ['Odd', 'x'],
    ],
  };
  const [, running, error, odd] = alignedTable(table, { columns: 80, colors }).lines;
  assert.is(running, `${colors.green('Running')}  Running`);
  assert.is(error, `${colors.red('Error')}    x`);
  assert.is(odd, 'Odd      x');
});

test.run();
