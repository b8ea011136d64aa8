import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { partOfRaw, tokenCosts } from './tokens.js';
import type { TokenCosts } from './tokens.js';

const test = suite('what tasks of operators cost in tokens');

/** A fifth is what was promised; with the manifests of today it is far less. */
const MOST_OF_RAW = 0.2;
/** Calls and answers of a task, on average; the list of tools is counted elsewhere (server/listing). */
const MOST_PER_TASK = 600;

let costs: TokenCosts;
test.before(async () => {
  costs = await tokenCosts(await loadCatalog([BUILT_IN_MANIFESTS]));
});

test('every task is done by the calls that a good agent makes', () => {
  assert.is(costs.tasks.length, 30);
  for (const { ask, failed } of costs.tasks) assert.is(failed, undefined, ask);
});

test('they cost at most a fifth of the same with all tools listed and raw answers', () => {
  assert.ok(partOfRaw(costs) <= MOST_OF_RAW, String(partOfRaw(costs)));
  const answers = costs.tasks.map(({ ours }) => ours - costs.list);
  const mean = answers.reduce((sum, one) => sum + one, 0) / answers.length;
  assert.ok(mean <= MOST_PER_TASK, `${mean} tokens on average`);
});

test('answers alone are at most a fifth too, without any list', () => {
  const [ours, raw] = costs.tasks.reduce(
    ([mine, theirs], one) => [mine + one.ours - costs.list, theirs + one.raw - costs.wholeList],
    [0, 0],
  );
  assert.ok(ours <= raw * MOST_OF_RAW, `${ours} of ${raw}`);
});

test.run();
