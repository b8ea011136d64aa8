import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanSentence, cleanText } from '../../../engine/call/secrets/clean-text.js';
import { cleanAnswer } from '../../../engine/call/secrets/mask.js';
import { pairedSecrets } from '../../../engine/call/secrets/paired-secrets.js';
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

test('values within values are not each read to the end of the text', () => {
  const read = (text: string): number => [...pairedSecrets(text)].reduce((sum, { from, to }) => sum + to - from, 0);
  for (const unit of [
    'details[0].key=password&details[0].value=',
    'name=password value=|\n a\n ',
    'key=pwd value=- a ',
  ]) {
    const text = unit.repeat(1_000);
    assert.ok(read(text) <= 2 * text.length, unit);
  }
  assert.is(cleanText('key=password value=x.key=pwd&value="a b" c', []), 'key=password value=[hidden] c');
});

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

test('a list that is called after a secret shows its rows, and hides the secrets in them', () => {
  const row = { id: 'k1', name: 'ci', apikey: 'aaaaaaaa', secretkey: 'bbbbbbbb' };
  assert.equal(cleanAnswer({ count: 1, userapikey: [row] }, [], []), {
    count: 1,
    userapikey: [{ id: 'k1', name: 'ci', apikey: '[hidden]', secretkey: '[hidden]' }],
  });
  assert.equal(cleanAnswer({ id: 'x', token: [{ id: 'aaaaaaaa' }] }, [], []), { id: 'x', token: '[hidden]' });
});

test('so does the one object of an answer; below it such a name hides all', () => {
  const object = { id: 'u1', name: 'cloud-init', userdata: 'I2Nsb3VkLWNvbmZpZw==' };
  assert.equal(cleanAnswer({ userdata: object }, [], []), { userdata: { ...object, userdata: '[hidden]' } });
  assert.equal(cleanAnswer({ password: { encryptedpassword: 'aaaaaaaa' } }, [], []), {
    password: { encryptedpassword: '[hidden]' },
  });
  for (const hidden of [{ password: { clear: 'aaaaaaaa' } }, { userdata: object, x: 1 }, { userdata: 'aaaaaaaa' }]) {
    const [name = ''] = Object.keys(hidden);
    assert.is((cleanAnswer(hidden, [], []) as Record<string, unknown>)[name], '[hidden]');
  }
  assert.equal(cleanAnswer({ vm: { userdata: object } }, [], []), { vm: { userdata: '[hidden]' } });
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

test('what is longer than anybody reads is cut, and no half of a secret is left at the end', () => {
  const secret = 'hunter2-'.repeat(20);
  for (const before of [59_900, 59_999, 60_000, 99_900, 99_990, 100_000, 150_000]) {
    const clean = cleanText(`${'ab: '.repeat(before / 4)}${secret}${'x'.repeat(100_000)}`, [secret]);
    assert.ok(clean.length <= 60_001 && clean.endsWith('…'));
    assert.not.match(clean, 'hunter2');
  }
});

/** Texts that make a careless pattern run for minutes: `piece` over and over, behind a beginning. */
const LONG: [what: string, piece: string, start?: string][] = [
  ['letters', 'a'],
  ['scheme after scheme', 'a://b:'],
  ['users without a host', 'a://b'],
  ['a name that does not end', 'password'],
  ['spaces after a name', ' ', 'password'],
  ['open quotes', '\\"', 'password="'],
  ['names without end', 'token="'],
  ['begins of keys', '-----BEGIN PRIVATE KEY-----'],
  ['begins of begins', '-----BEGIN '],
  ['escapes', '\u001b]'],
  ['escaped quotes', '\\', 'password='],
  ['escaped quotes that do not end', '\\', `password=${'\\'.repeat(16)}"`],
  ['elements without end', '<password>'],
  ['elements of many names', '<a.password b="c">'],
  ['ends of elements', '</password>'],
  ['options', '--password '],
  ['dashes', '-'],
  ['percent signs', '%25'],
  ['percent signs in percent', '25', '%'],
  ['entities', '&amp;'],
  ['entities in entities', 'amp;', '&'],
  ['units', '\\u005cu005c'],
  ['headers', 'Authorization: '],
  ['schemes', 'Bearer a.'],
  ['tokens', 'eyJhhhhhhhhh.'],
  ['a token that does not end', 'aa', 'eyJhhhhhhhhh.'],
  ['quotes of HTML', 'token=&quot;'],
  ['equals in percent', 'token%3D%22'],
  ['open lists', '['],
  ['a list that does not end', '[', 'password='],
  ['a map that does not end', '{', 'password='],
  ['lines of YAML', '\n -', 'password: |'],
  ['calls', 'password('],
  ['names beside names', 'name=password '],
  ['values before names', 'value=a '],
  ['names of elements', '<name>password</name>'],
  ['words', 'password a1'],
  ['two words', 'api key '],
  ['addresses', '//a:b'],
  ['addresses and one user', '//a:b', '@'],
  ['users of hosts', 'a:bcdef'],
  ['programs', 'mysql a '],
  ['programs of hosts', 'iscsiadm -n a.password '],
  ['options of hosts', 'htpasswd -b a '],
  ['pipes', 'echo a:b '],
  ['names with words behind them', 'password for bob of a1 to '],
  ['dollars', '$6$'],
  ['places in maps', 'a[password'],
];

/** The best of several, in time of this process, so that what else the machine does tells little. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const began = process.cpuUsage();
    cleanText(text, ['some-secret-value', 'a%41"b&c d']);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

for (const [what, piece, start = ''] of LONG) {
  test(`${what}: eight times the text takes eight times as long, not sixty-four times`, () => {
    const size = 12_000;
    const text = (times: number): string => start + piece.repeat((size * times) / piece.length);
    timeOf(text(1));
    const [small, large] = [timeOf(text(1)), timeOf(text(8))];
    // Less than a clock can measure well is quick enough.
    assert.ok(large < 40 || large < small * 40, `${small.toFixed(2)} ms became ${large.toFixed(2)} ms`);
  });
}

test.run();
