import { FetchError } from 'node-fetch';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectionFailure } from '../../engine/cloudstack/connection-failure.js';

/** As node-fetch tells a failure of the system below. */
function failure(code: string, syscall: string) {
  return connectionFailure(new FetchError('request failed', 'system', { code, syscall }));
}

const CODES = ['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'];

test('what fails while it connects was not sent, whatever its code', () => {
  for (const code of CODES) assert.is(failure(code, 'connect').kind, 'unsent', code);
});

test('what fails later may have been sent, whatever its code: a change must not be repeated', () => {
  for (const code of CODES) {
    for (const syscall of ['read', 'write']) assert.is(failure(code, syscall).kind, 'broken', `${code} ${syscall}`);
  }
});

test('the reason says it in words, with the code', () => {
  assert.is(failure('EHOSTUNREACH', 'read').reason, 'there is no way to it, EHOSTUNREACH');
  assert.is(failure('EODD', 'read').reason, 'EODD');
});

test.run();
