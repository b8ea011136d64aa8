import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

/** What manifests/README.md asks of those that are built in, and of no draft. */
const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);

test('each has three keywords or more, and two examples of what people say', () => {
  const few = tools.filter(({ keywords = [], examples = [] }) => keywords.length < 3 || examples.length < 2);
  assert.equal(
    few.map(({ name }) => name),
    [],
  );
});

test('a choice by kind finds by name what every kind is that can be found', () => {
  const without = tools.flatMap(({ name, params }) =>
    Object.values(params).flatMap(({ resolve }) => {
      const values = params[resolve?.by ?? '']?.enum ?? [];
      return values
        .filter((value) => !Object.hasOwn(resolve?.map ?? {}, String(value)) && !NAMELESS.has(String(value)))
        .map((value) => `${name}: ${String(value)}`);
    }),
  );
  assert.equal(without, []);
});

/** There is no list of them by which a name could become an id. */
const NAMELESS = new Set(['SSH_KEYPAIR']);

test.run();
