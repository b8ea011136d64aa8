import fc from 'fast-check';
import { neutralise } from '../../../engine/text/neutralise.js';

/** Letters that stand in no other text of these tests, so that a part of a secret can be told from anything else. */
const LETTERS = 'ß ø λ ж Щ 漢 字 🍵 € § Ð ﬁ'.split(' ');
const SIGNS = `" ' & , ; : @ / \\ = # % + { } [ ] < > ( ) $ ! | .`.split(' ');

/** A secret without white space: every half of it is recognised wherever it turns up. */
export const someWord = fc
  .array(fc.tuple(fc.constantFrom(...LETTERS), fc.constantFrom(...LETTERS, ...SIGNS)), { minLength: 4, maxLength: 15 })
  .map((pairs) => pairs.flat().join(''));

/** Any text of Unicode with at least eight characters that can be seen. */
export const someText = fc
  .string({ unit: 'binary', minLength: 8, maxLength: 40 })
  // fast-check likes words such as `constructor`, which stand in our own files too.
  .filter(
    (text) =>
      /[^A-Za-z_ ]/.test(neutralise(text)) &&
      neutralise(text).trim().length >= 8 &&
      new Set(neutralise(text)).size >= 6,
  );

/** The secret and both its halves: no part of it may be seen either. */
export function partsOf(word: string): string[] {
  const letters = Array.from(word);
  const middle = Math.floor(letters.length / 2);
  return [word, letters.slice(0, middle).join(''), letters.slice(middle).join('')];
}

/** Names under which CloudStack answers secrets (wire notes 5.6), and such as people give to details. */
export const secretName = fc.constantFrom(
  'password',
  'Password',
  'apikey',
  'secretkey',
  'usersecretkey',
  'accesskey',
  'bindpass',
  'configdata',
  'encryptedpassword',
  'ipsecpsk',
  'presharedkey',
  'privatekey',
  'private-key',
  'secretcode',
  'sessionkey',
  'signature',
  'token',
  'userdata',
  'vmware.password',
  'rbd_secret',
  'x-api-key',
  'pwd',
  'client_secret',
  'ldap.truststore.password',
  'ipmi_pass',
  'dbPass',
  'userpwd',
  'privkey',
  'kubeconfig',
  'JSESSIONID',
  'sshkey',
  'temp_url_sig',
  'client-key-data',
);
