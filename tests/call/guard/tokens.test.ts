import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../../engine/errors.js';
import { createTokens } from '../../../engine/call/guard/tokens.js';
import type { Subject } from '../../../engine/call/guard/subject.js';

const test = suite('confirmation tokens');
const VM = { what: 'id', argument: 'id', value: '["1","web-01"]', shown: 'web-01 (1)' };
const STATE = { what: 'state of web-01', argument: 'id', value: '"Running"', shown: '"Running"' };
const EXPUNGE = { what: 'expunge', value: 'true', shown: 'true' };
const SUBJECT: Subject = {
  tool: 'destroy-virtual-machine',
  profile: 'default',
  caller: 'me',
  particulars: [VM, STATE, EXPUNGE],
  plan: 'web-01 is destroyed.\nIt CANNOT be undone.',
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
    [{ particulars: [VM, STATE] }, /: expunge was true, now it is not there\.$/],
    [
      { particulars: [{ ...VM, value: '["2","web-01"]', shown: 'web-01 (2)' }, EXPUNGE] },
      /: id was web-01 \(1\), now it is web-01 \(2\)\.$/,
    ],
    [
      { particulars: [VM, { ...STATE, value: '"Stopped"', shown: '"Stopped"' }, EXPUNGE] },
      /: state of web-01 was "Running", now it is "Stopped"\.$/,
    ],
    [{ particulars: [VM, STATE, { ...EXPUNGE, value: 'false' }] }, /: expunge is another one now\.$/],
    [
      { plan: 'web-01 is destroyed.\nIt can be undone.' },
      /: the plan said "It CANNOT be undone\.", now it says "It can be undone\."\.$/,
    ],
    [{ caller: 'you' }, /the caller differs/],
    [{ profile: 'other' }, /it was for the cloud default, this is other/],
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

test('no clock that is set back, and none that stood still, makes it last longer', () => {
  const [wall, steady] = [Date.now, performance.now.bind(performance)];
  for (const [passed, setBy] of [
    [61_000, -24 * 3_600_000],
    [1_000, 8 * 3_600_000],
  ] as const) {
    const tokens = createTokens(60_000);
    const { token } = tokens.issue(SUBJECT, 'token');
    Date.now = () => wall() + passed + setBy;
    performance.now = () => steady() + passed;
    try {
      assert.is(
        refusal(() => tokens.check(token, SUBJECT)),
        'confirmation-expired',
      );
    } finally {
      Date.now = wall;
      performance.now = steady;
    }
  }
});

test.run();
