import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cost, withinBudget } from '../../../engine/call/render/budget.js';
import { openWorld } from '../../fixtures/open-engine.js';
import { lines, show } from './a-list.js';
import type { Row } from './a-list.js';

const LONG: Row[] = Array.from({ length: 500 }, (_, at) => ({
  id: `i${at}`,
  name: `machine ${at} of a long list`,
  state: 'a state with quite a few words in it, so that the list becomes too long to be read at once '.repeat(2),
  number: at,
}));

test('a list is cut between rows, says how many are left out and how to go on', () => {
  for (const format of ['table', 'csv', 'json'] as const) {
    const own = { _format: format, _fields: ['name', 'state', 'number'] };
    const shown = show(
      LONG.map((row) => ({ ...row, state: `${String(row['number'])} ${String(row['state'])}` })),
      own,
      {
        pageSize: 500,
      },
    );
    const { ids, leftOut, nextFrom, nextPage } = shown.structured as Record<string, unknown> & { ids: string[] };
    assert.ok(ids.length > 20 && ids.length < 500, format);
    assert.equal([leftOut, nextFrom, nextPage], [500 - ids.length, ids.length + 1, undefined], format);
    assert.ok(countTokens(shown.text) <= 6_000, format);
    assert.ok(countTokens(shown.text) > 4_500, 'what is allowed is used');
    const last = lines(shown).at(-1) ?? '';
    if (format === 'json') {
      assert.equal(JSON.parse(last), { page: 1, count: 500, nextFrom, leftOut });
      continue;
    }
    const told = `Rows 1-${ids.length} of 500. An answer has 6000 tokens at most: ${500 - ids.length} more rows of this page are left out. Go on with _from ${ids.length + 1}, or ask for less with _filter or _fields.`;
    assert.is(last, format === 'csv' ? `# ${told}` : told);
  }
});

test('whoever goes on as it is told sees every row once, in answers of the allowed length', () => {
  const text = fc.stringMatching(/^[a-zA-Z0-9 ._-]{0,300}$/);
  const row = fc.record({ id: fc.uuid(), name: text, state: fc.constantFrom('Running', 'Stopped'), number: fc.nat() });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), fc.constantFrom(20, 50, 500), (rows, pageSize) => {
      const seen: string[] = [];
      let place: { page?: number; from?: number } | undefined = {};
      while (place) {
        const { page = 1, from = (page - 1) * pageSize } = place;
        const own = place.from === undefined ? {} : { _from: place.from + 1 };
        const { text: said, structured } = show(
          rows,
          { ...own, _filter: {} },
          { isWhole: true, page, from, pageSize },
          undefined,
          700,
        );
        assert.ok(countTokens(said) <= 700, said);
        const { ids, nextPage, nextFrom } = structured as { ids: string[]; nextPage?: number; nextFrom?: number };
        assert.ok(ids.length > 0, 'each answer goes on');
        seen.push(...ids);
        place =
          nextPage !== undefined ? { page: nextPage } : nextFrom !== undefined ? { from: nextFrom - 1 } : undefined;
        if (place) assert.match(said, nextPage === undefined ? `_from ${nextFrom ?? 0}` : `Next: _page ${nextPage}`);
      }
      assert.equal(seen.sort(), rows.map(({ id }) => id).sort());
    }),
    { numRuns: 20 },
  );
});

test('where not even one row fits, long texts are cut and it is said', () => {
  const rows = [
    { id: 'i1', name: 'x'.repeat(60_000), state: 's' },
    { id: 'i2', name: 'short', state: 't' },
  ];
  const { text } = show(rows);
  assert.match(text, /^x{400}… \(60000 characters\)\|s\|i1\nshort\|t\|i2\n2 in all\. Long texts are cut: choose/m);
  const none = show(rows, { _format: 'csv', _fields: ['name'] });
  assert.match(none.text, /^name\n# No row of 2\. .* 2 more rows .*left out\. Choose fewer columns with _fields\.$/);
});

test('any text is cut to what it may cost, with how much is left out', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 400 });
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n'), (all, between) => {
      const text = all.join(between);
      const cut = withinBudget(text, 100, ' See more.');
      if (cost(text) <= 100) {
        assert.is(cut, text);
        return;
      }
      const [, left = '', whole = ''] =
        /\nCut here: (\d+) of (\d+) characters are left out\. See more\.$/.exec(cut) ?? [];
      const kept = cut.slice(0, cut.lastIndexOf('\nCut here'));
      assert.ok(text.startsWith(kept));
      assert.equal([Number(whole), Number(left)], [text.length, text.length - kept.length]);
    }),
  );
});

test('on a cloud: a cut page goes on in the middle, and two places to begin are refused', async () => {
  const world = await openWorld({ extraVirtualMachines: 200, env: { CLOUDSTACK_MCP_ANSWER_TOKENS: '1000' } });
  try {
    const seen = new Set<string>();
    let args: Record<string, unknown> | undefined = { pagesize: 100 };
    let answers = 0;
    while (args) {
      const { text, structured, isError } = await world.call('list-virtual-machines', args);
      assert.not(isError, text);
      assert.ok(countTokens(text) <= 1_000);
      answers += 1;
      const { ids, nextPage, nextFrom } = structured as { ids: string[]; nextPage?: number; nextFrom?: number };
      ids.forEach((id) => assert.not(seen.has(id)));
      ids.forEach((id) => seen.add(id));
      args =
        nextPage !== undefined
          ? { pagesize: 100, _page: nextPage }
          : nextFrom !== undefined
            ? { pagesize: 100, _from: nextFrom }
            : undefined;
    }
    assert.is(seen.size, world.cloud.tables.virtualMachines.length);
    assert.ok(answers >= 5, String(answers));
    const both = await world.call('list-virtual-machines', { _page: 2, _from: 7 });
    assert.match(both.text, '_from: says where to begin, and so does a page: give only one of them.');
    assert.match(
      (await world.call('list-virtual-machines', { _from: 999 })).text,
      /^There is no row 999: \d+ in all\.$/,
    );
  } finally {
    await world.close();
  }
});

test.run();
