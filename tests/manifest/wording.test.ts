import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readArguments } from '../../engine/arguments/read-arguments.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Tool } from '../../engine/manifest/types.js';
import { OWN_TOOLS } from '../../engine/own-tools/own-tools.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
/** All words that a person wrote into a manifest. */
function wordsOf({ description, params, danger, output }: Tool): string {
  return JSON.stringify([description, Object.values(params).map((param) => param.description), danger, output]);
}

test('every tool that a text names exists', () => {
  const known = new Set([...tools, ...OWN_TOOLS].map(({ name }) => name));
  const verbs = [...new Set(tools.map(({ name }) => name.split('-')[0] ?? ''))].join('|');
  const named = new RegExp(`\\b(?:${verbs})-[a-z]+(?:-[a-z]+)*\\b`, 'g');
  const wrong = tools.flatMap((tool) =>
    [...wordsOf(tool).matchAll(named)].flatMap(([name]) => (known.has(name) ? [] : [`${tool.name}: ${name}`])),
  );
  assert.equal(wrong, []);
});

test('each example is a call that the tool takes', () => {
  const wrong = tools.flatMap((tool) =>
    (tool.examples ?? []).flatMap(({ ask, args }) => {
      try {
        readArguments(tool, args, catalog.vocabulary);
        return [];
      } catch (error) {
        return [`${tool.name} "${ask}": ${(error as Error).message}`];
      }
    }),
  );
  assert.equal(wrong, []);
});

test('every tool has an example, and no two tools have the same title', () => {
  assert.equal(
    tools.filter(({ examples = [] }) => examples.length === 0).map(({ name }) => name),
    [],
  );
  assert.is(new Set(tools.map(({ title }) => title)).size, tools.length);
});

test.run();
