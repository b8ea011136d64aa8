import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createShownIds } from '../../../engine/call/render/shown-ids.js';
import { isBeginningOfUuid } from '../../../engine/text/uuid.js';

/** Ids that are alike for as long as it takes. */
const likeIds = fc
  .tuple(fc.constantFrom('31079efd', 'ac0097d9'), fc.constantFrom('f5f8', 'f5f9'), fc.constantFrom('5518', '5519'))
  .chain(([a, b, c]) => fc.stringMatching(/^[0-9a-f]{12}$/).map((end) => `${a}-${b}-${c}-9169-${end}`));

test('what is shown of an id finds it and no other, and is no longer than that takes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(likeIds, { minLength: 1, maxLength: 12 }), (ids) => {
      const shown = createShownIds();
      const short = shown.shorten(ids);
      for (const id of ids) {
        const beginning = short.get(id) ?? '';
        assert.ok(isBeginningOfUuid(beginning) || beginning === id, beginning);
        assert.equal(shown.find(beginning), [id]);
        assert.equal(shown.find(beginning.toUpperCase()), [id]);
        if (beginning.length > 8) assert.ok(shown.find(beginning.slice(0, -1)).length > 1);
      }
    }),
  );
});

test('an id that came later may make an older beginning stand for two, and both are told', () => {
  const shown = createShownIds();
  const [first, later] = ['31079efd-f5f8-5518-9169-a48cb80a7f58', '31079efd-f5f9-5518-9169-a48cb80a7f58'];
  assert.is(shown.shorten([first]).get(first), '31079efd');
  assert.is(shown.shorten([later]).get(later), '31079efd-f5f9');
  assert.equal(shown.find('31079efd'), [first, later]);
  assert.is(shown.shorten([first]).get(first), '31079efd-f5f8');
});

test('what is no id is neither shortened nor found', () => {
  const shown = createShownIds();
  assert.is(shown.shorten(['17', 'web-01', '31079efd', '']).size, 0);
  assert.equal(shown.find('31079efd'), []);
});

test('beginnings of ids have eight letters at least, and dashes where ids have them', () => {
  const id = '31079efd-f5f8-5518-9169-a48cb80a7f58';
  for (let length = 0; length <= id.length; length += 1) {
    assert.is(isBeginningOfUuid(id.slice(0, length)), length >= 8 && length < 36, id.slice(0, length));
  }
  for (const text of ['31079efg', '31079efdf', '31079efd-f5f8x', '31079efd f5f8', 'web-0123'])
    assert.not(isBeginningOfUuid(text), text);
});

test.run();
