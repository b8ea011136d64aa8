import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseApiUrl } from '../../engine/config/api-url.js';
import { SETTING_PATHS, SETTINGS } from '../../engine/config/setting-table.js';
import { CLOUD_A, TemporaryHome, URL_A } from './temporary-home.js';

const test = suite<{ home: TemporaryHome }>('settings: refusals', { home: undefined as never });
test.before.each((context) => void (context.home = new TemporaryHome()));
test.after.each(({ home }) => home.remove());

test('a value out of range names the setting, the source and the rule', async ({ home }) => {
  const refused = async (name: string, value: string) => {
    const { code, message } = await home.refusal({ ...CLOUD_A, [name]: value });
    return `${code}: ${message}`;
  };
  for (const value of ['5s', '0', '3601', '-1', '1.5', '1e2', '9999999999999']) {
    assert.is(
      await refused('CLOUDSTACK_TIMEOUT_SECONDS', value),
      'config-invalid: timeoutSeconds (CLOUDSTACK_TIMEOUT_SECONDS) must be a whole number from 1 to 3600.',
    );
  }
  assert.is(
    await refused('CLOUDSTACK_MCP_ASK_FROM', 'severe'),
    'config-invalid: confirm.askFrom (CLOUDSTACK_MCP_ASK_FROM) must be low, medium, high or critical.',
  );
  assert.match(await refused('CLOUDSTACK_MCP_READ_ONLY', 'maybe'), 'must be true or false');
  assert.match(await refused('CLOUDSTACK_SIGNATURE', '2'), 'signature (CLOUDSTACK_SIGNATURE) must be 3 or none.');
  assert.match(await refused('CLOUDSTACK_MCP_CALLER', 'two\nlines'), 'must be a text of one line');
  assert.match(await refused('CLOUDSTACK_API_KEY', '${input:key}'), 'still a placeholder');
  assert.match(await refused('CLOUDSTACK_SECRET_KEY', 'a b'), 'must be a key without blanks');
  const flag = await home.refusal(CLOUD_A, { waitSeconds: NaN });
  assert.is(flag.message, 'waitSeconds (--wait-seconds) must be a whole number from 0 to 3600.');
});

test('values are read as people write them', async ({ home }) => {
  const env = { CLOUDSTACK_SIGNATURE: 'none', CLOUDSTACK_MCP_ASK_FROM: 'Critical', CLOUDSTACK_MCP_READ_ONLY: 'On' };
  const { settings } = await home.load({ ...CLOUD_A, ...env, CLOUDSTACK_API_KEY: ' key\n' });
  assert.equal(
    [settings.cloud.signature, settings.confirm.askFrom, settings.readOnly, settings.cloud.apiKey],
    ['none', 'critical', true, 'key'],
  );
  const off = await home.load({ ...CLOUD_A, CLOUDSTACK_SIGNATURE: '3', CLOUDSTACK_MCP_READ_ONLY: 'no' });
  assert.equal([off.settings.cloud.signature, off.settings.readOnly], [3, false]);
});

test('the address has to be that of the API', async ({ home }) => {
  const problem = async (url: string) => (await home.refusal({ ...CLOUD_A, CLOUDSTACK_API_URL: url })).message;
  assert.match(await problem('cloud.example.org'), 'must begin with https:// or http://');
  assert.match(await problem('ftp://cloud.example.org/client/api'), 'must begin with https:// or http://');
  assert.match(await problem('https://cloud.example.org'), 'it is https://cloud.example.org/client/api.');
  assert.match(await problem('http://cloud:8080/client/'), 'it is http://cloud:8080/client/api.');
  assert.match(await problem('https://u:hunter2@cloud.example.org/client/api'), 'must not hold a user name');
  assert.match(await problem(`${URL_A}?command=x&signature=hunter2`), 'must not have a query');
  assert.match(await problem('https://cloud.example.org/client/#/vm'), 'not of a page of the UI');
  assert.equal(parseApiUrl('https://proxy.example.org/zone1/client/api/'), {
    value: 'https://proxy.example.org/zone1/client/api',
  });
});

test('without any cloud it says every way to name one', async ({ home }) => {
  const { code, message, next } = await home.refusal();
  assert.is(code, 'config-missing');
  assert.is(message, 'The cloud to talk to is not set.');
  for (const way of ['CLOUDSTACK_API_URL', 'CLOUDSTACK_API_KEY', 'CLOUDSTACK_SECRET_KEY', '--demo', '~/.cmk/config']) {
    assert.match(next, way);
  }
});

test('a part of a cloud that is missing is named', async ({ home }) => {
  const { code, message } = await home.refusal({ ...CLOUD_A, CLOUDSTACK_SECRET_KEY: '' });
  assert.equal([code, message], ['config-missing', 'CLOUDSTACK_SECRET_KEY is not set.']);
});

test('profiles in the file are offered if none is chosen, and near names if it is misspelt', async ({ home }) => {
  const config = home.write('c.yaml', `profiles: { prod: { url: ${URL_A} }, test: { url: ${URL_A} } }`);
  assert.match((await home.refusal({}, { config })).next, '--profile: prod, test');
  const near = await home.refusal({}, { config, profile: 'prdo' });
  assert.is(
    near.message,
    'profile (--profile) names prdo, and there is no profile of that name; probably prod is meant.',
  );
  const far = await home.refusal({ CLOUDSTACK_PROFILE: 'elsewhere' }, { config });
  assert.match(far.message, 'profile (CLOUDSTACK_PROFILE) names elsewhere');
  assert.match(far.message, 'known are prod, test');
});

test('a misspelt variable is refused, since a limit in it would not hold; others are left alone', async ({ home }) => {
  const { message } = await home.refusal({ ...CLOUD_A, CLOUDSTACK_MCP_READONLY: '1' });
  assert.is(
    message,
    'CLOUDSTACK_MCP_READONLY (environment) is not a setting; probably CLOUDSTACK_MCP_READ_ONLY is meant.',
  );
  for (const name of ['CLOUDSTACK_READ_ONLY', 'CLOUDSTACK_READONLY', 'cloudstack_mcp_read_only']) {
    const other = await home.refusal({ ...CLOUD_A, [name]: 'true' });
    assert.is(other.message, `${name} (environment) is not a setting; probably CLOUDSTACK_MCP_READ_ONLY is meant.`);
  }
  assert.match(
    (await home.refusal({ ...CLOUD_A, CLOUDSTACK_CONFIRM_CRITICAL: 'person' })).message,
    'CLOUDSTACK_MCP_CONFIRM_CRITICAL is meant',
  );
  await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_READONLY: '', CLOUDSTACK_MCP_BADGE_COLOUR: 'red' });
  await home.load({ ...CLOUD_A, CLOUDSTACK_TIMEOUT: '7', CLOUDSTACK_CONFIG: '/other/program.ini', READ_ONLY: '1' });
});

test('a file of settings that is named and empty is refused, since its limits would not hold', async ({ home }) => {
  const { code, message } = await home.refusal(CLOUD_A, { config: '' });
  assert.equal([code, message], ['config-invalid', 'config (--config) is empty.']);
  await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_CONFIG: '' });
});

test('a variable with the prefix of the others is refused too, unless another program has one of that name', async ({
  home,
}) => {
  const problem = async (name: string) => (await home.refusal({ ...CLOUD_A, [name]: 'true' })).message;
  for (const [name, meant] of [
    ['CLOUDSTACK_READ_ONLY', 'CLOUDSTACK_MCP_READ_ONLY'],
    ['CLOUDSTACK_EXCLUDE_TOOLS', 'CLOUDSTACK_MCP_EXCLUDE_TOOLS'],
    ['CLOUDSTACK_MCP_PROFILE', 'CLOUDSTACK_PROFILE'],
    ['CLOUDSTACK_MCP_API_URL', 'CLOUDSTACK_API_URL'],
  ] as const) {
    assert.is(await problem(name), `${name} (environment) is not a setting; probably ${meant} is meant.`);
  }
  await home.load({ ...CLOUD_A, CLOUDSTACK_CONFIG: '/etc/cs.ini', CLOUDSTACK_ENDPOINT: 'x', CLOUDSTACK_READ_ONLY: '' });
});

test('a refused value is never repeated, whatever it is and wherever it stands', async ({ home }) => {
  const variables = SETTING_PATHS.flatMap((each) => SETTINGS[each].env ?? []).filter(
    (name) => name !== 'CLOUDSTACK_PROFILE',
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...variables), fc.string({ unit: 'grapheme' }), async (name, text) => {
      const value = `Zq7Secret ${text}`;
      const outcome = await home.load({ ...CLOUD_A, [name]: value }).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) return;
      refused += 1;
      assert.is((outcome as Error & { code?: string }).code, 'config-invalid');
      assert.not.match(`${outcome.message} ${(outcome as Error & { next?: string }).next ?? ''}`, 'Zq7Secret');
    }),
    { numRuns: 300 },
  );
  assert.ok(refused > 30, `only ${refused} values were refused`);
});

test('an address that is accepted is clean, whatever it was made of', () => {
  const part = fc.string({ unit: 'binary-ascii' });
  const made = fc
    .tuple(fc.constantFrom('http://', 'https://', 'HTTPS://'), part, part)
    .map(([scheme, host, tail]) => `${scheme}h${host}/client/api${tail}`);
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), made, fc.constant(`${URL_A}//`)),
      (text) => {
        const parsed = parseApiUrl(text);
        if (!('value' in parsed)) return;
        accepted += 1;
        const url = new URL(String(parsed.value));
        assert.equal([url.username, url.password, url.search, url.hash], ['', '', '', '']);
        assert.ok(url.pathname.endsWith('/client/api'));
      },
    ),
    { numRuns: 500 },
  );
  assert.ok(accepted > 10, `only ${accepted} were accepted`);
});

test('a file that was asked for has to be readable', async ({ home }) => {
  const missing = path.join(home.folder, 'no.yaml');
  const byFlag = await home.refusal(CLOUD_A, { config: missing });
  assert.is(byFlag.message, `config (--config) cannot be read: ${missing}, ENOENT.`);
  const byVariable = await home.refusal({ ...CLOUD_A, CLOUDSTACK_MCP_CONFIG: home.folder });
  assert.is(byVariable.message, `config (CLOUDSTACK_MCP_CONFIG) cannot be read: ${home.folder}, EISDIR.`);
});

test('a file whose limits would hold is not passed over for an empty flag', async ({ home }) => {
  const file = home.write('limits.yaml', 'readOnly: true\n');
  const { message } = await home.refusal({ ...CLOUD_A, CLOUDSTACK_MCP_CONFIG: file }, { config: '' });
  assert.is(message, 'config (--config) is empty.');
});

test('nor is the usual one where it is a link to a file that is not there', async ({ home }) => {
  const usual = home.write('.config/cloudstack-mcp/config.yaml', '');
  rmSync(usual);
  symlinkSync(path.join(home.folder, 'not-mounted.yaml'), usual);
  const { message } = await home.refusal({ ...CLOUD_A, XDG_CONFIG_HOME: path.join(home.folder, '.config') });
  assert.is(message, `The configuration file (${usual}) cannot be read: ENOENT.`);
});

test.run();
