import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LEAST_LENGTH, wordFinder } from '../../../engine/call/secrets/word-finder.js';

/** Few letters, so that words overlap, begin alike and hold each other. */
const letters = fc.constantFrom('a', 'b', 'A', '漢', '\ud83c');
const word = fc.string({ unit: letters, minLength: LEAST_LENGTH, maxLength: 9 });

/** Which letters of a text belong to a word, by looking everywhere for each. */
function marked(text: string, words: readonly string[]): string {
  const marks = Array.from({ length: text.length }, () => '.');
  for (const one of words) {
    for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + 1)) marks.fill('x', at, at + one.length);
  }
  return marks.join('');
}

/** So many that they are looked for in another way, and a few. */
const some = fc.oneof(fc.array(word, { maxLength: 5 }), fc.array(word, { minLength: 60, maxLength: 90 }));

test('every letter of every word is found, and no other, however words overlap', () => {
  fc.assert(
    fc.property(some, fc.string({ unit: letters, maxLength: 60 }), (words, text) => {
      const marks = Array.from({ length: text.length }, () => '.');
      let done = 0;
      for (const { from, to } of wordFinder(words).spans(text)) {
        assert.ok(from >= done, 'in order, none within another');
        marks.fill('x', from, to);
        done = to;
      }
      assert.is(marks.join(''), marked(text, words));
    }),
    { numRuns: 2_000 },
  );
});

test('the shortest word is told, and of none there is none', () => {
  assert.is(wordFinder(['abcdefgh', 'abcdef']).shortest, 6);
  assert.is(wordFinder([]).shortest, Infinity);
  assert.equal(wordFinder([]).spans('abcdef'), []);
});

test.run();
