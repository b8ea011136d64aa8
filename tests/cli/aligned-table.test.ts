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
  assert.equal(alignedTable(table, { columns: 80, colors: plain }), ['name    n', 'a       1', 'longer']);
});

test('the widest gives way, an id last of all; no line is wider than the terminal', () => {
  const table = { columns: ['name', 'text', 'id'], rows: [['web-01', 'x'.repeat(60), ID]] };
  const lines = alignedTable(table, { columns: 70, colors: plain });
  assert.equal(
    lines.map(({ length }) => length <= 70),
    [true, true],
  );
  assert.ok(lines[1]?.endsWith(`…  ${ID}`));
  assert.ok(lines[1]?.startsWith('web-01  xxx'));
  const narrow = alignedTable(table, { columns: 30, colors: plain });
  assert.is(narrow[1], 'web-01  xxxxxxx…  31079efd-f5…');
});

test('it never gets narrower than can be read, whatever the terminal says', () => {
  const table = { columns: ['a', 'b'], rows: [['x'.repeat(30), 'y'.repeat(30)]] };
  assert.equal(alignedTable(table, { columns: 1, colors: plain })[1], 'xxxxxxx…  yyyyyyy…');
});

test('a cell of several lines stays on one', () => {
  assert.is(alignedTable({ columns: ['a'], rows: [['x\n y']] }, { columns: 80, colors: plain })[1], 'x y');
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
  const [, running, error, odd] = alignedTable(table, { columns: 80, colors });
  assert.is(running, `${colors.green('Running')}  Running`);
  assert.is(error, `${colors.red('Error')}    x`);
  assert.is(odd, 'Odd      x');
});

test.run();
