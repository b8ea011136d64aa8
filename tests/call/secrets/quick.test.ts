import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanText } from '../../../engine/call/secrets/clean-text.js';
import { cleanAnswer } from '../../../engine/call/secrets/mask.js';

// Most texts of an answer are seen by one look to be harmless. That look may not let anything pass that the long one
// would have taken away: an invisible letter at the end makes a text take the long way and is not in what comes out.

const SECRET = 'hunter2-hunter2';
const piece = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom(
    ...['password', 'token', 'sig', 'db-pass', '--', '-', '=', ':', '%3D', '<', '>', '&', '\\', '"', "'", ' ', '@'],
    ...['Bearer ', 'apikey ', 'Basic\t', 'eyJhbGciOiJI', '.', 'https://', '-----BEGIN PRIVATE KEY-----', '\n', '02'],
    ...['2026-01-02T03:04:05+0000', '02:00:4c:5f:00:01', SECRET, 'hunter2', 'x'.repeat(20), '[hidden]'],
  ),
);

test('the quick look at a text lets nothing pass that the long one takes away', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      assert.is(cleanText(text, [SECRET]), cleanText(`${text}\u200b`, [SECRET]));
    }),
    { numRuns: 5_000, examples: [[['password', SECRET, '0']]] },
  );
});

test('what is hidden anew around something hidden has one mark', () => {
  assert.is(cleanText(`password${SECRET}0`, [SECRET]), 'password[hidden]');
  assert.is(cleanText(`password ${SECRET}0 is set`, [SECRET]), 'password [hidden] is set');
  assert.is(cleanText(`x${SECRET}0`, [SECRET]), 'x[hidden]0');
});

test('nor does the quick look at an answer: what is shared with the cloud’s own is clean', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      piece,
      fc.constantFrom(true, null, 7, SECRET),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(piece, fc.constantFrom('password', 'name', 'value', 'key', '__proto__')), tie('any'), {
        maxKeys: 3,
      }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (answer) => {
      const before = JSON.stringify(answer);
      // A field that is no text of its own makes all around it be made new.
      const whole = cleanAnswer({ answer, other: { password: 'another-secret' } }, [], [SECRET]);
      const quick = cleanAnswer({ answer, other: { name: 'x' } }, [], [SECRET]);
      assert.is(JSON.stringify(quick.answer), JSON.stringify(whole.answer));
      assert.is(JSON.stringify(answer), before, 'what came is not touched');
    }),
    { numRuns: 1_000 },
  );
});

test('a secret that one row tells is hidden in the rows that were clean without it', () => {
  const rows = [{ name: `runs ${SECRET}` }, { password: SECRET }, { [SECRET]: 1 }];
  assert.is(
    JSON.stringify(cleanAnswer(rows, [], [])),
    '[{"name":"runs [hidden]"},{"password":"[hidden]"},{"[hidden]":1}]',
  );
});

test('what can tell more of itself than its fields do is not passed on', () => {
  class Teller {
    name = 'x';
    toJSON(): string {
      return SECRET;
    }
  }
  assert.is(JSON.stringify(cleanAnswer([new Teller()], [], [SECRET])), '[{"name":"x"}]');
});

test.run();
