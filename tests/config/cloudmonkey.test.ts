import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOUD_A, TemporaryHome, URL_A, URL_B } from './temporary-home.js';

const test = suite<{ home: TemporaryHome }>('settings: CloudMonkey', { home: undefined as never });
test.before.each((context) => void (context.home = new TemporaryHome()));
test.after.each(({ home }) => home.remove());

// As cmk 6 writes it.
const FILE = `prompt       = 🐱
asyncblock   = true
timeout      = 1800
output       = json
verifycert   = true
profile      = eu.prod

[localcloud]
url       = http://localhost:8080/client/api
username  = admin
password  = Zq7Password
domain    = /
apikey    =
secretkey =

[eu.prod]
url       = ${URL_B}
username  = mia
password  =
domain    = /
apikey    = key-b
secretkey = secret-b
`;

test('the active profile is used if nothing else names a cloud', async ({ home }) => {
  const file = home.write('.cmk/config', FILE);
  const { settings, sources } = await home.load({ CLOUDSTACK_RETRIES: '1' });
  assert.equal([settings.profile, settings.cloud.url], ['eu.prod', URL_B]);
  assert.equal([settings.cloud.apiKey, settings.cloud.secretKey, settings.cloud.retries], ['key-b', 'secret-b', 1]);
  assert.is(sources['cloud.url'], `profile eu.prod in ${file}`);
  assert.is(settings.cloud.timeoutMs, 30_000, 'CloudMonkey’s timeout is that of its jobs');
});

test('its keys never mix with an address from elsewhere', async ({ home }) => {
  home.write('.cmk/config', FILE);
  const whole = await home.load(CLOUD_A);
  assert.equal(
    [whole.settings.profile, whole.settings.cloud.url, whole.settings.cloud.apiKey],
    ['default', URL_A, 'key-a'],
  );
  for (const [env, flags] of [
    [{ CLOUDSTACK_API_URL: URL_A }, {}],
    [{}, { url: URL_A }],
  ] as const) {
    assert.is((await home.refusal(env, flags)).message, 'CLOUDSTACK_API_KEY is not set.');
  }
});

test('a named profile is found there, after the YAML file', async ({ home }) => {
  home.write('.cmk/config', FILE);
  assert.is((await home.load({ CLOUDSTACK_PROFILE: 'eu.prod' })).settings.cloud.url, URL_B);
  const config = home.write('c.yaml', `profiles: { eu.prod: { url: ${URL_A}, apiKey: a, secretKey: a } }`);
  assert.is((await home.load({}, { config, profile: 'eu.prod' })).settings.cloud.url, URL_A);
  assert.match((await home.refusal({}, { profile: 'eu.prd' })).message, 'probably eu.prod is meant');
});

test('a profile with a password only is refused, and says what is needed', async ({ home }) => {
  const file = home.write('.cmk/config', FILE);
  const named = await home.refusal({}, { profile: 'localcloud' });
  assert.is(named.code, 'config-invalid');
  assert.match(named.message, 'profile (--profile) names the CloudMonkey profile localcloud');
  assert.match(named.message, 'no API keys');
  assert.match(named.message, file);
  home.write('.cmk/config', FILE.replace('eu.prod\n\n', 'localcloud\n\n'));
  const found = await home.refusal();
  assert.is(found.code, 'config-missing');
  assert.match(found.next, `The CloudMonkey profile localcloud in ${file} has a password but no API keys`);
  for (const { message, next } of [named, found]) assert.not.match(message + next, 'Zq7Password');
});

test('without a named one it is localcloud, or the only one', async ({ home }) => {
  home.write('.cmk/config', `[core]\nhistory = x\n[only]\nurl = ${URL_A}\napikey = k\nsecretkey = s\n`);
  assert.is((await home.load()).settings.profile, 'only');
  home.write(
    '.cmk/config',
    `[a]\nurl = ${URL_A}\napikey = k\nsecretkey = s\n[localcloud]\nurl = ${URL_B}\napikey = k\nsecretkey = s\n`,
  );
  assert.is((await home.load()).settings.profile, 'localcloud');
  home.write('.cmk/config', `[a]\nurl = ${URL_A}\n[b]\nurl = ${URL_B}\n`);
  assert.is((await home.refusal()).code, 'config-missing');
});

test('a wrong value in it is named with its profile', async ({ home }) => {
  const file = home.write('.cmk/config', FILE.replace(URL_B, 'https://b.example.org/'));
  assert.is(
    (await home.refusal()).message,
    `url (profile eu.prod in ${file}) must end in /client/api; probably it is https://b.example.org/client/api.`,
  );
});

test('a file that cannot be read is reported only if it is needed', async ({ home }) => {
  home.write('.cmk/config/inside', '');
  assert.is(
    (await home.refusal()).message,
    `The CloudMonkey file (${path.join(home.folder, '.cmk/config')}) cannot be read: EISDIR.`,
  );
  await home.load(CLOUD_A);
});

test.run();
