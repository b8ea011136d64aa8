import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { classify, cloudError } from '../../engine/cloudstack/classify.js';
import type { ErrorCode } from '../../engine/errors.js';

const TABLE: [errorcode: number | undefined, cserrorcode: number | undefined, code: ErrorCode][] = [
  [400, undefined, 'bad-request'],
  [401, undefined, 'not-authenticated'],
  [405, undefined, 'bad-request'],
  [429, 9999, 'rate-limited'],
  [430, 9999, 'refused'],
  [431, 4350, 'refused'],
  [432, 9999, 'command-refused'],
  [503, 9999, 'maintenance'],
  [511, undefined, 'two-factor'],
  [530, 4250, 'cloud-failed'],
  [530, undefined, 'cloud-failed'],
  [531, 4365, 'no-permission'],
  [532, 4280, 'limit-reached'],
  [533, 4320, 'no-capacity'],
  [534, 4380, 'resource-unreachable'],
  [535, 4370, 'allocation-failed'],
  [536, 4375, 'still-in-use'],
  [537, 4360, 'rule-conflict'],
  // The exception behind it is more exact than a general number.
  [530, 4280, 'limit-reached'],
  [530, 4285, 'resource-unreachable'],
  [530, 4340, 'no-capacity'],
  [530, 4385, 'resource-unreachable'],
  [531, 4290, 'not-authenticated'],
  [431, 4365, 'no-permission'],
  [431, 4545, 'rate-limited'],
  [530, 4555, 'command-refused'],
  [530, 4295, 'two-factor'],
  // Where the number says where the request was stopped, it wins.
  [432, 4365, 'command-refused'],
  [401, 4350, 'not-authenticated'],
  // What nobody knows yet.
  [599, undefined, 'cloud-failed'],
  [599, 4360, 'rule-conflict'],
  [undefined, undefined, 'cloud-failed'],
];

test('both numbers lead to the kind of failure', () => {
  for (const [errorcode, cserrorcode, code] of TABLE) {
    assert.is(classify(errorcode, cserrorcode), code, `${errorcode} ${cserrorcode}`);
  }
});

test('the text is kept, its control characters are not', () => {
  const error = cloudError({ errorcode: 530, errortext: 'Failed\r\n\tbecause \u001b[31mred\u0007' }, 530, 'x');
  assert.is(error.cloud?.text, 'Failed\n because red');
});

test('the text is not cut here: half a secret could not be found in it any more', () => {
  const errortext = 'x'.repeat(5_000);
  assert.is(cloudError({ errorcode: 530, errortext }, 530, 'x').cloud?.text, errortext);
});

test('without a number of its own the HTTP status counts, and numbers may be text', () => {
  assert.is(cloudError({ errortext: 'x', cserrorcode: 9999 }, 536, 'x').code, 'still-in-use');
  assert.equal(cloudError({ errorcode: '537', errortext: 'x' }, 200, 'x').cloud, { errorcode: 537, text: 'x' });
});

test.run();
