import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanSentence, cleanText } from '../../../engine/call/secrets/clean-text.js';
import { cleanAnswer } from '../../../engine/call/secrets/mask.js';
import { isSecretName } from '../../../engine/call/secrets/secret-names.js';

const TEXTS: [said: string, clean: string][] = [
  ['password=abc', 'password=[hidden]'],
  ['password = "a b c", user=bob', 'password = [hidden], user=bob'],
  ["passwd: 'it is' and more", 'passwd: [hidden] and more'],
  ['error: secretkey=abc', 'error: secretkey=[hidden]'],
  ['{"password":"a\\"b","user":"bob"}', '{"password":[hidden],"user":"bob"}'],
  ['the password is wrong', 'the password is wrong'],
  ['passwordenabled=true', 'passwordenabled=true'],
  ['cifs://bob:p@ss/w:rd@host/share', 'cifs://[hidden]@host/share'],
  ['http://host:8080/a@b is well', 'http://host:8080/a@b is well'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
  ['a -----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- b', 'a [hidden] b'],
  ['-----BEGIN CERTIFICATE-----\nabc', '-----BEGIN CERTIFICATE-----\nabc'],
];

for (const [said, clean] of TEXTS) {
  test(`${JSON.stringify(said)} becomes ${JSON.stringify(clean)}`, () => assert.is(cleanText(said, []), clean));
}

test('the longer of two secrets leaves no end behind', () => {
  assert.is(cleanText('it is abcdefgh-ijk', ['abcdefgh', 'abcdefgh-ijk']), 'it is [hidden]');
});

test('a secret is found behind what is invisible, and in the form that neutralising gives it', () => {
  assert.is(cleanText('it is hunter\u200b2-hunter2', ['hunter2-hunter2']), 'it is [hidden]');
  assert.is(cleanText('it is one\ntwo three', ['one\r\ntwo\tthree']), 'it is [hidden]');
  assert.is(cleanText('pass\u200bword=abc', []), 'password=[hidden]');
});

test('a sentence of our own may begin with the name of an argument', () => {
  assert.is(cleanSentence('password: is too long', []), 'password: is too long');
  assert.is(cleanSentence('"hunter2-hunter2" is too long', ['hunter2-hunter2']), '"[hidden]" is too long');
});

test('names of secrets, however they are joined, but not what only speaks of one', () => {
  for (const name of [
    'password',
    'rootPassword',
    'root-pass-phrase',
    'API_KEY',
    'x-api-key',
    'secretkey',
    'ipsecpsk',
    'aws.secret.access.key',
  ]) {
    assert.ok(isSecretName(name), name);
  }
  for (const name of [
    'passwordenabled',
    'apikeyaccess',
    'tokenid',
    'keypair',
    'name',
    'keyboard',
    'userdataid',
    'passwordpolicy',
  ]) {
    assert.not.ok(isSecretName(name), name);
  }
});

test('a flag is shown, whatever its name; names that every object has are just names', () => {
  const row = JSON.parse(
    '{"password":true,"token":null,"__proto__":{"secret":"abc","x":1},"constructor":"c"}',
  ) as object;
  assert.equal(
    JSON.stringify(cleanAnswer(row, [], [])),
    '{"password":true,"token":null,"__proto__":{"secret":"[hidden]","x":1},"constructor":"c"}',
  );
  assert.is(Object.getPrototypeOf(cleanAnswer(row, [], [])), Object.prototype);
});

/** Texts that make a careless pattern run for minutes. A second is plenty for each, also on a slow machine. */
const LONG: [string, string][] = [
  ['letters', 'a'.repeat(400_000)],
  ['scheme after scheme', 'a://b:'.repeat(60_000)],
  ['a name that does not end', 'password'.repeat(50_000)],
  ['spaces after a name', `password${' '.repeat(400_000)}x`],
  ['open quotes', `password="${'\\"'.repeat(200_000)}`],
  ['names without end', 'token="'.repeat(60_000)],
  ['begins of keys', '-----BEGIN PRIVATE KEY-----'.repeat(15_000)],
  ['escapes', '\u001b]'.repeat(200_000)],
  ['escaped quotes', `password=${'\\'.repeat(400_000)}`],
];

for (const [what, text] of LONG) {
  test(`400 KB of ${what} take no time`, () => {
    const began = performance.now();
    cleanText(text, ['some-secret-value']);
    assert.ok(performance.now() - began < 5_000, `${Math.round(performance.now() - began)} ms`);
  });
}

test.run();
