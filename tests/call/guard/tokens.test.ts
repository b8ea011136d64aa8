import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../../engine/errors.js';
import { createTokens } from '../../../engine/call/guard/tokens.js';
import type { Subject } from '../../../engine/call/guard/tokens.js';

const test = suite('confirmation tokens');
const SUBJECT: Subject = {
  tool: 'destroy-virtual-machine',
  profile: 'default',
  caller: 'me',
  severity: 'critical',
  args: { id: '1', expunge: true },
  objects: [{ argument: 'id', id: '1', name: 'web-01' }],
};

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof ToolError ? error.code : 'another error';
  }
  return 'none';
}

test('only the very letters that were issued are the token', () => {
  const tokens = createTokens(60_000);
  const { token } = tokens.issue(SUBJECT, 'person');
  assert.is(tokens.check(token, SUBJECT), 'person');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(token.length), (more, at) => {
      const other = token.slice(0, at) + more + token.slice(at);
      assert.is(
        refusal(() => tokens.check(other, SUBJECT)),
        'confirmation-unknown',
        other,
      );
    }),
  );
  for (const other of [
    `${token}.`,
    `${token}.x`,
    ` ${token}`,
    token.toUpperCase(),
    '',
    '..',
    token.split('.')[0] ?? '',
  ]) {
    assert.is(
      refusal(() => tokens.check(other, SUBJECT)),
      'confirmation-unknown',
      other,
    );
  }
});

test('what it takes besides the token is decided when it is issued', () => {
  const tokens = createTokens(60_000);
  for (const means of ['token', 'phrase', 'person'] as const) {
    assert.is(tokens.check(tokens.issue(SUBJECT, means).token, SUBJECT), means);
  }
});

test('it is spent once', () => {
  const tokens = createTokens(60_000);
  const { token } = tokens.issue(SUBJECT, 'token');
  tokens.use(token);
  assert.is(
    refusal(() => tokens.check(token, SUBJECT)),
    'confirmation-used',
  );
  assert.is(
    refusal(() => tokens.use(token)),
    'confirmation-used',
  );
});

test('a change in anything it was given for makes it worthless, and is named', () => {
  const tokens = createTokens(60_000);
  const { token } = tokens.issue(SUBJECT, 'token');
  const others: [Partial<Subject>, RegExp][] = [
    [{ tool: 'stop-virtual-machine' }, /it was for destroy-virtual-machine, this is stop-virtual-machine/],
    [{ args: { id: '1' } }, /the arguments differ in expunge/],
    [{ objects: [{ argument: 'id', id: '2', name: 'web-01' }] }, /id was web-01 \(1\), now it is web-01 \(2\)/],
    [{ severity: 'high' }, /it was critical, now it is high/],
    [{ caller: 'you' }, /the caller differs/],
    [{ profile: 'other' }, /the caller differs/],
  ];
  for (const [change, told] of others) {
    try {
      tokens.check(token, { ...SUBJECT, ...change });
      assert.unreachable(JSON.stringify(change));
    } catch (error) {
      assert.instance(error, ToolError);
      assert.is((error as ToolError).code, 'confirmation-changed');
      assert.match((error as ToolError).message, told);
    }
  }
});

test('another process and a later hour do not know it', async () => {
  const { token } = createTokens(60_000).issue(SUBJECT, 'token');
  assert.is(
    refusal(() => createTokens(60_000).check(token, SUBJECT)),
    'confirmation-unknown',
  );
  const hasty = createTokens(1);
  const old = hasty.issue(SUBJECT, 'token').token;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.is(
    refusal(() => hasty.check(old, SUBJECT)),
    'confirmation-expired',
  );
});

test.run();
