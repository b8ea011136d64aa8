import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createShownIds } from '../../../engine/call/render/shown-ids.js';
import { lines, show } from './a-list.js';
import { processorMs } from '../../fixtures/processor-time.js';

/** Far more than is needed, and far less than what grows with the square of the rows. */
const MOST_MS = 3_000;

const alike = (at: number): string => `31079efd-f5f8-5518-9169-${String(at).padStart(12, '0')}`;
const apart = (at: number): string => `${at.toString(16).padStart(8, '0')}-f5f8-5518-9169-a48cb80a7f58`;

test('thousands of ids that begin alike are shown whole, and quickly', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => alike(at));
  const shown = createShownIds();
  const ms = processorMs(() => shown.shorten(ids));
  assert.ok(ms < MOST_MS, `${ms} ms`);
  assert.equal(shown.shorten(ids.slice(0, 2)), new Map([alike(0), alike(1)].map((id) => [id, id])));
  assert.equal(shown.find('31079efd'), [], 'a beginning of so many stands for none of them');
  assert.is(shown.shorten([apart(7)]).get(apart(7)), '00000007', 'others are shortened as before');
});

for (const format of ['table', 'csv', 'json'] as const) {
  test(`of 300,000 rows as ${format} only those that an answer has room for cost anything`, () => {
    const rows = Array.from({ length: 300_000 }, (_, at) => ({ name: `vm-${at}`, state: 'Running', id: apart(at) }));
    let told: string[] = [];
    const ms = processorMs(() => (told = lines(show(rows, { _format: format }, { pageSize: 500 }))));
    assert.ok(ms < MOST_MS, `${ms} ms`);
    assert.ok(told.length > 50, `${told.length} lines`);
    assert.match(told.at(-1) ?? '', '300000');
  });
}

test('of a row with more fields than anything has, or with names that are none, the first are shown, quickly', () => {
  const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`field${at}`, at]));
  const row = { [`x${'y'.repeat(70_000)}`]: 1, ...wide };
  for (const format of ['table', 'csv', 'json'] as const) {
    let text = '';
    const ms = processorMs(() => (text = lines(show([row], { _format: format, _fields: ['all'] })).join('\n')));
    assert.ok(ms < MOST_MS, `${ms} ms`);
    assert.match(text, '200 of 50001 fields.');
    assert.ok(text.length < 20_000, `${text.length} letters`);
  }
});

test.run();
