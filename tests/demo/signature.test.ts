import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodePairs, encodeValue, signatureMatches, signedText } from '../../engine/demo/access/verify-signature.js';
import { encodePairs, exchange, signature, signedPairs } from './signed-client.js';
import { withCloud } from './with-cloud.js';

test('accepts the example of the CloudStack documentation', () => {
  const pairs = decodePairs(
    'apikey=plgWJfZK4gyS3mOMTVmjUVg-X-jlWlnfaUJ9GAbBbf9EdM-kAYMmAiLqzzq1ElZLYq_u38zCm0bewzGUdP66mg&command=listUsers&response=json',
  );
  const secret = 'VDaACYb0LV9eNjTetIOElcVQkvJck_J_QljX_FcHRj87ZKiy0z0ty0ZsYBkoXkY9b7eq1EhwJaw7FF3akA3KBQ';
  assert.ok(signatureMatches(pairs, 'TTpdDq/7j/J58XCRHomKoQXEQds=', secret));
  assert.not.ok(signatureMatches(pairs, 'TTpdDq/7j/J58XCRHomKoQXEQdt=', secret));
  assert.not.ok(signatureMatches(pairs, 'TTpdDq/7j/J58XCRHomKoQXEQds=', `${secret}x`));
  assert.not.ok(signatureMatches(pairs, 'short', secret));
});

// What java.net.URLEncoder gives, with `+` turned into `%20`.
const encodings: [value: string, encoded: string][] = [
  ['a b', 'a%20b'],
  ['a+b', 'a%2Bb'],
  ["!'()~", '%21%27%28%29%7E'],
  ['*-._', '*-._'],
  ['a/b?c=d&e', 'a%2Fb%3Fc%3Dd%26e'],
  ['Ünïcödé', '%C3%9Cn%C3%AFc%C3%B6d%C3%A9'],
  ['東京🍵', '%E6%9D%B1%E4%BA%AC%F0%9F%8D%B5'],
  ['100%', '100%25'],
  ['{"a":[1]}', '%7B%22a%22%3A%5B1%5D%7D'],
  ['a,b;c:d@e$f', 'a%2Cb%3Bc%3Ad%40e%24f'],
  ['line\nbreak\r', 'line%0Abreak%0D'],
];

for (const [value, encoded] of encodings) {
  test(`encodes ${JSON.stringify(value)} as Java does`, () => assert.is(encodeValue(value), encoded));
}

test('signs names as sent and not encoded, in code unit order, all in lower case', () => {
  const pairs = decodePairs('tags%5B10%5D.key=J&tags%5B2%5D.key=B&apiKey=K&Zone=1&command=createTags&signature=x');
  assert.is(signedText(pairs), 'zone=1&apikey=k&command=createtags&tags[10].key=j&tags[2].key=b');
});

test('decodes plus signs, escapes and lone percent signs', () => {
  assert.equal(decodePairs('a=1+2&b=%C3%A9&c=5%&d&=e'), [
    ['a', '1 2'],
    ['b', 'é'],
    ['c', '5%'],
    ['d', ''],
    ['', 'e'],
  ]);
});

test('what another signer signs is accepted, whatever the values', () => {
  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}(\[\d{1,2}\]\.[a-zA-Z:]{1,8})?$/);
  const value = fc.string({ unit: 'binary', maxLength: 40 });
  const known = fc.dictionary(name, value, { maxKeys: 12, noNullPrototype: true });
  fc.assert(
    fc.property(known, fc.string({ minLength: 1 }), (params, secret) => {
      const pairs = Object.entries(params).filter(([key]) => key.toLowerCase() !== 'signature');
      const arrived = decodePairs(encodePairs(pairs));
      assert.equal(arrived, pairs);
      assert.ok(signatureMatches(arrived, signature(pairs, secret), secret));
    }),
  );
});

test('over HTTP: wrong signature, unknown key, no key, expired and too far ahead are all 401', () =>
  withCloud({}, async (cloud) => {
    const { admin } = cloud.keys;
    const wrongSecret = { apiKey: admin.apiKey, secretKey: 'wrong' };
    const unknownKey = { apiKey: 'unknown', secretKey: admin.secretKey };
    const attempts = [
      signedPairs(wrongSecret, 'listZones'),
      signedPairs(unknownKey, 'listZones'),
      signedPairs(admin, 'listZones', {}, -1),
      signedPairs(admin, 'listZones', {}, 20),
      signedPairs(admin, 'listZones').filter(([name]) => name !== 'signature'),
      [['command', 'listZones'] as const, ['response', 'json'] as const],
    ];
    for (const pairs of attempts) {
      const { status, text, headers } = await exchange(cloud.url, pairs, { method: 'GET' });
      assert.is(status, 401);
      assert.equal(JSON.parse(text), {
        listzonesresponse: {
          uuidList: [],
          errorcode: 401,
          errortext: 'unable to verify user credentials and/or request signature',
        },
      });
      assert.is(headers['x-description'], 'unable to verify user credentials and/or request signature');
    }
    assert.is((await exchange(cloud.url, signedPairs(admin, 'listZones'), { method: 'GET' })).status, 200);
  }));

test('unsigned time: version 3 is demanded only with the 4.21 setting; then POST is demanded for changes too', async () => {
  const withoutVersion = (keys: { apiKey: string; secretKey: string }, command: string): [string, string][] => {
    const pairs: [string, string][] = [
      ['apiKey', keys.apiKey],
      ['command', command],
      ['response', 'json'],
    ];
    return [...pairs, ['signature', signature(pairs, keys.secretKey)]];
  };
  const change = (keys: { apiKey: string; secretKey: string }) => signedPairs(keys, 'createProject', { name: 'x' });
  await withCloud({}, async (strict) => {
    assert.is((await exchange(strict.url, withoutVersion(strict.keys.admin, 'listZones'))).status, 401);
    const refused = await exchange(strict.url, change(strict.keys.admin), { method: 'GET' });
    assert.is(refused.status, 400);
    assert.match(refused.text, 'needs to be sent using POST');
  });
  await withCloud({ requirePostAndTimestamps: false }, async (relaxed) => {
    assert.is((await exchange(relaxed.url, withoutVersion(relaxed.keys.admin, 'listZones'))).status, 200);
    assert.is((await exchange(relaxed.url, change(relaxed.keys.admin), { method: 'GET' })).status, 200);
    assert.is(relaxed.changes('createProject').length, 1);
  });
});

test('a server clock that is ahead expires requests and tells its time', () =>
  withCloud({ clockSkewMs: 20 * 60_000 }, async (cloud) => {
    const { status, headers } = await exchange(cloud.url, signedPairs(cloud.keys.admin, 'listZones'));
    assert.is(status, 401);
    const ahead = Date.parse(String(headers['date'])) - Date.now();
    assert.ok(ahead > 19 * 60_000 && ahead < 21 * 60_000);
    assert.is((await exchange(cloud.url, signedPairs(cloud.keys.admin, 'listZones', {}, 30))).status, 200);
  }));

test.run();
