import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { canonicalText, formBody, sendable, sign } from '../../engine/cloudstack/sign.js';
import { encodeArguments } from '../../engine/cloudstack/encode.js';
// The demo cloud's verifier was written from the server's side and shares nothing with the signer.
import { decodePairs, signatureMatches } from '../../engine/demo/access/verify-signature.js';

test('values are encoded as java.net.URLEncoder does, names are not, and all is in lower case', () => {
  const params = { name: "a b+c~d!e'f(g)h*i.j-k_l/%&=ü€😀", command: 'listZones', 'tags[0].key': 'X' };
  assert.is(
    canonicalText(params),
    'command=listzones&name=a%20b%2bc%7ed%21e%27f%28g%29h*i.j-k_l%2f%25%26%3d%c3%bc%e2%82%ac%f0%9f%98%80&tags[0].key=x',
  );
});

test('names are sorted by code unit: [10] before [2], upper case before lower', () => {
  const names = canonicalText({ 'tags[2].key': '', 'tags[10].key': '', B: '', a: '', _: '', signature: 'x' })
    .split('&')
    .map((pair) => pair.replace(/=$/, ''));
  assert.equal(names, ['b', '_', 'a', 'tags[10].key', 'tags[2].key']);
});

test('a signature that was worked out by hand', () => {
  // printf 'apikey=plgwjfzk4gyk4hy&command=listusers&response=json' | openssl dgst -sha1 -hmac VDaACYb0LV9eNjTetIOElcVQkvJck_J_QljX_FcHRj87ZKiy0z0ty0ZsYBkoXkY9b7eq1EhwJaw7FF3akA3KBQ -binary | base64
  const params = { command: 'listUsers', response: 'json', apikey: 'plgWJfZK4gyK4hY' };
  const secret = 'VDaACYb0LV9eNjTetIOElcVQkvJck_J_QljX_FcHRj87ZKiy0z0ty0ZsYBkoXkY9b7eq1EhwJaw7FF3akA3KBQ';
  assert.is(sign(params, secret), 'NSsR5lzvq8lnH1gmvBEKut7Xuz0=');
});

/** Any text at all: every plane, halves of surrogate pairs, control characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...Array.from(`~!'()*+ %&=#?/.-_[]"ß`)), maxLength: 20 }),
);

/** Arguments of every form, maps and lists of up to 40 entries. */
const args = fc.record({
  name: anyText,
  list: fc.array(
    anyText.map((text) => text.replaceAll(',', ';')),
    { maxLength: 40 },
  ),
  tags: fc.dictionary(anyText, anyText, { maxKeys: 40 }),
  details: fc.dictionary(anyText, anyText, { maxKeys: 40 }),
  records: fc.array(fc.record({ diskOffering: anyText, size: fc.integer() }), { maxLength: 40 }),
});

const encode = (values: Record<string, unknown>) =>
  sendable(
    encodeArguments({ tags: { type: 'object', wire: 'kv' }, details: { type: 'object', wire: 'free' } }, values),
  );

test('whatever is sent, the server finds the same signature', () => {
  fc.assert(
    fc.property(args, anyText, (values, secret) => {
      const params = encode({ ...values, command: 'createTags', apikey: 'k' });
      const pairs = decodePairs(formBody({ ...params, signature: sign(params, secret) }));
      const signature = pairs.find(([name]) => name === 'signature')?.[1] ?? '';
      assert.ok(signatureMatches(pairs, signature, secret));
    }),
    { numRuns: 300 },
  );
});

test('what the server decodes is what was meant', () => {
  fc.assert(
    fc.property(args, (values) => {
      const params = encode(values);
      assert.equal(Object.fromEntries(decodePairs(formBody(params))), params);
    }),
  );
});

test('another value has another signature', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const [a, b] = [sendable({ name: one }), sendable({ name: other })];
      fc.pre(canonicalText(a) !== canonicalText(b));
      assert.not.equal(sign(a, 'secret'), sign(b, 'secret'));
      assert.not.ok(signatureMatches(Object.entries(a), sign(b, 'secret'), 'secret'));
    }),
  );
});

test('half a surrogate pair is replaced instead of thrown at', () => {
  assert.equal(sendable({ name: 'a\uD83Db\uDE00c😀' }), { name: 'a\uFFFDb\uFFFDc😀' });
});

test.run();
