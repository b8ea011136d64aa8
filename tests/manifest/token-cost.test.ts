import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { costParts, estimateTokens, tokenCost } from '../../engine/manifest/token-cost.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

const test = suite('token cost');

/** Counted with o200k_base of gpt-tokenizer 4.0. */
const COUNTED: [text: string, tokens: number][] = [
  ['Only those that their owners see (or do not).', 11],
  ['{"zoneid":{"type":"string","description":"Only in this zone (name or id)"}}', 20],
  ['2876beac-c116-5659-91d5-8c13aa9858e4', 22],
  ['Показывает виртуальные машины', 7],
  ['仮想マシンの一覧', 8],
];

for (const [text, tokens] of COUNTED) {
  test(`"${text}" is about as much as a tokenizer says`, () => {
    assert.ok(Math.abs(estimateTokens(text) - tokens) <= 2, String(estimateTokens(text)));
  });
}

test('nothing costs nothing', () => {
  assert.is(estimateTokens(''), 0);
  assert.is(estimateTokens(' \n'), 0);
});

test('a tool costs what its parts cost, and a little for what holds them together', async () => {
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
  for (const { name } of catalog.entries) {
    const listed = catalog.tool(name)?.listed;
    assert.ok(listed);
    const parts = costParts(listed);
    const sum = parts.reduce((total, { tokens }) => total + tokens, 0);
    assert.ok(Math.abs(tokenCost(listed) - sum) < 45 + parts.length, name);
    assert.equal(
      parts.map(({ tokens }) => tokens),
      parts.map(({ tokens }) => tokens).sort((a, b) => b - a),
    );
    const named = parts.flatMap(({ argument }) => argument ?? []);
    assert.equal(named.sort(), Object.keys(listed.inputSchema['properties'] as object).sort());
  }
});

test.run();
