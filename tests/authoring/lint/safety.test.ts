import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inChange, inRead, named } from '../../../engine/authoring/lint/example.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { coverageOf } from '../../../engine/authoring/lint/escalations.js';
import { builtInFacts } from '../../../engine/facts/facts.js';
import type { Condition, Severity, When } from '../../../engine/manifest/types.js';
import { lintExample } from './lint-example.js';

const test = suite('rules about safety');

/** The messages of the rules about safety alone: a private command has other things wrong with it. */
function told(example: Example): string[] {
  return lintExample(example)
    .filter(({ rule }) => rule.id.startsWith('safety/'))
    .map(({ rule, problem }) => `${rule.id.slice('safety/'.length)}: ${problem.message}`);
}

const mild = `danger:
  severity: medium
  category: data-loss
  warning: "{{router}} goes."
  reversible: false
  impact: one router
`;

test('a private command is judged by its verb', () => {
  const found = told(named('router/purge-widget.yaml', `command: purgeWidget\n${mild}`));
  assert.ok(found.includes('destructive-verb: A command that begins with purge is at least `high`, not `medium`.'));
});

test('of a private command whose name says nothing, nothing is claimed', () => {
  assert.equal(told(named('router/frobnicate-widget.yaml', 'command: frobnicateWidget\n')), []);
  assert.equal(told(inRead('command: getWidget\n')), []);
});

test('a private command whose name changes something is no read', () => {
  assert.equal(told(inRead('command: createWidget\n')), [
    'effect: `effect: read` says that createWidget reads, but by its name it changes something.',
  ]);
});

test('a read that makes something is a change, although it is sent with GET', () => {
  assert.ok(
    told(inRead('command: getUploadParamsForVolume\n')).includes(
      'effect: `effect: read` says that getUploadParamsForVolume reads, but it changes something.',
    ),
  );
});

test('a read that hands something over is asked for, also in a private command', () => {
  assert.equal(told(inRead('command: getWidgetKey\nsecrets:\n  give: { key: widget.key }\n')), [
    'remembered: This answer must not be remembered: it tells a secret.',
    'reveals-secret: It hands over `key`, and nobody is asked before.',
  ]);
});

test('a phrase is needed where an escalation makes it critical', () => {
  const danger = `${mild}  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: At once.\n`;
  assert.ok(
    told(inChange(danger)).includes(
      'phrase: The call can be `critical`, so a person must type a phrase, and its verb is missing: `confirm`.',
    ),
  );
});

test('every danger that the facts make depend on an argument can be covered as the facts write it', () => {
  for (const { name, danger = 'low', dangerWhen = [] } of builtInFacts().commands()) {
    for (const worse of dangerWhen) {
      const escalate = [{ when: worse.when, severity: worse.level, warning: 'worse' }];
      assert.equal(coverageOf({ severity: danger, escalate }, worse, {}), { is: 'covered' }, name);
      assert.is(coverageOf({ severity: danger }, worse, {}).is, 'missing', name);
    }
  }
});

const flag = { flag: { type: 'boolean' as const } };

/** Whether an escalation with the second condition covers the first. */
const EQUAL: [When, Condition, boolean][] = [
  [{ flag: true }, { flag: [true] }, true],
  [{ flag: true }, { flag: 'true' }, true],
  [{ flag: true }, { flag: { present: true } }, true],
  [{ flag: true }, { flag: { not: false } }, true],
  [{ flag: true }, [{ flag: false }, { flag: true }], true],
  [{ flag: true }, { flag: false }, false],
  [{ flag: true }, { flag: true, 'vm.state': 'Running' }, false],
  [{ flag: { not: false } }, { flag: true }, false],
  [{ flag: { not: false } }, { flag: { not: false } }, true],
  [{ flag: { present: true } }, { flag: true }, false],
  [{ list: { covers: 'internet', absent: true } }, { list: { covers: 'internet' } }, false],
  [{ list: { covers: 'internet' } }, { list: { covers: 'internet', absent: true } }, true],
  [{ list: { covers: 'internet' } }, { list: '0.0.0.0/0' }, false],
  [{ text: { present: true } }, { text: 'a' }, false],
];

for (const [known, written, isCovered] of EQUAL) {
  test(`${JSON.stringify(written)} ${isCovered ? 'covers' : 'does not cover'} ${JSON.stringify(known)}`, () => {
    const escalate = [{ when: written, severity: 'critical' as Severity }];
    const { is } = coverageOf({ severity: 'high', escalate }, { when: known, level: 'critical' }, flag);
    assert.is(is, isCovered ? 'covered' : 'missing');
  });
}

test('two escalations cover together what one of them does not, and the milder one counts', () => {
  const when: When = { flag: { present: true } };
  const escalate = [
    { when: { flag: true }, severity: 'critical' as Severity },
    { when: { flag: false }, severity: 'high' as Severity },
  ];
  assert.is(coverageOf({ severity: 'low', escalate }, { when, level: 'high' }, flag).is, 'covered');
  assert.equal(coverageOf({ severity: 'low', escalate }, { when, level: 'critical' }, flag), {
    is: 'too-mild',
    index: 1,
    severity: 'high',
  });
});

test('a word stands for its code', () => {
  const params = { kind: { codes: { user: 0, admin: 1 } } };
  const escalate = [{ when: { kind: 'admin' }, severity: 'high' as Severity }];
  assert.is(coverageOf({ severity: 'low', escalate }, { when: { kind: 1 }, level: 'high' }, params).is, 'covered');
});

test.run();
