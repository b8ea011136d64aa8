import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { didYouMean, nearest } from '../../engine/text/nearest.js';

const test = suite('the nearest names');

test('a name that is known from two places is offered once', () => {
  assert.is(didYouMean('list-zone', ['list-zones', 'list-zones']), ' Did you mean list-zones?');
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word), (wanted, names) => {
      const near = nearest(wanted, [...names, ...names]);
      assert.is(new Set(near).size, near.length);
      assert.equal(near, nearest(wanted, names));
    }),
  );
});

test.run();
