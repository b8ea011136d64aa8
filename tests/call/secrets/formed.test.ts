import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanText } from '../../../engine/call/secrets/clean-text.js';

const test = suite('secrets that nothing but their form tells');

test('what is a secret by its form alone', () => {
  for (const secret of [
    'AQD3bT1lAAAAABAAx0Yk2mJm2y6rJ3qk0w5xYw==',
    '$6$saltsalt$kZ1Qm0yYv8w7c1xW.3bq/Q0',
    '$2y$10$N9qo8uLOickgx2ZMRZoMye',
    'ghp_0123456789abcdefghijABCDEFGHIJ012345',
    'glpat-0123456789abcdefghij',
    'xoxb-123456789012-abcdefghijkl',
    'hvs.CAESIJ1abcdefghijklmn0pqrs',
    'sk-proj-0123456789abcdefghij',
    'AIzaSyA0123456789abcdefghijklmnopqrstuv',
    'npm_0123456789abcdefghij0123456789abcdef',
    'dckr_pat_0123456789abcdefghijk',
  ]) {
    for (const text of [secret, `rbd:pool/disk:id=admin:key=${secret}:mon_host=192.0.2.1`, `it is ${secret}`])
      assert.not.ok(cleanText(text, []).includes(secret.slice(4, 16)), text);
  }
});

test.run();
