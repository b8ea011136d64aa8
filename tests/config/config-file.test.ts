import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOUD_A, TemporaryHome, URL_A } from './temporary-home.js';

const test = suite<{ home: TemporaryHome }>('settings: YAML file', { home: undefined as never });
test.before.each((context) => void (context.home = new TemporaryHome()));
test.after.each(({ home }) => home.remove());

/** The message for a file with this text; FILE stands for its path. */
async function problem(home: TemporaryHome, text: string): Promise<string> {
  const config = home.write('mcp.yaml', text);
  const { code, message } = await home.refusal(CLOUD_A, { config });
  assert.is(code, 'config-invalid');
  return message.replaceAll(config, 'FILE');
}

test('an unknown key is refused with its line and a suggestion', async ({ home }) => {
  assert.is(
    await problem(home, '# mine\nreadonly: true'),
    'readonly (FILE, line 2) is not known here; probably readOnly is meant.',
  );
  assert.is(
    await problem(home, 'confirm:\n  askFrom: low\n  hihg: token'),
    'confirm.hihg (FILE, line 3) is not known here; probably high is meant.',
  );
  assert.is(
    await problem(home, `profiles:\n  "eu/1":\n    uri: ${URL_A}`),
    'profiles.(a key).uri (FILE, line 3) is not known here; probably url is meant.',
  );
  assert.match(await problem(home, 'cache: { zzzzzzzz: 1 }'), 'known are listSeconds, infrastructureSeconds');
});

test('a wrong value is refused with its line and what it must be', async ({ home }) => {
  assert.is(
    await problem(home, 'pageSize: 10\nwaitSeconds: 5s'),
    'waitSeconds (FILE, line 2) must be a whole number from 0 to 3600.',
  );
  assert.is(
    await problem(home, 'profiles:\n  a:\n    timeoutSeconds: 0'),
    'profiles.a.timeoutSeconds (FILE, line 3) must be a whole number from 1 to 3600.',
  );
  assert.is(await problem(home, 'confirm: { high: nobody }'), 'confirm.high (FILE, line 1) must be token or person.');
  assert.is(await problem(home, 'readOnly: yes'), 'readOnly (FILE, line 1) must be true or false.');
  assert.match(await problem(home, 'cloud: { apiKey: 123456 }'), 'apiKey (FILE, line 1) must be a key');
  assert.match(await problem(home, 'tools: zone/*'), 'tools (FILE, line 1) must be a list of texts');
  assert.match(await problem(home, 'tools:\n  - zone/*\n  - 7'), 'tools.1 (FILE, line 3) must be a list of texts');
  assert.match(
    await problem(home, 'cloud:\n  url: https://cloud.example.org'),
    'probably it is https://cloud.example.org/client/api',
  );
  assert.match(await problem(home, 'profiles:\n  prod:'), 'profiles.prod (FILE, line 2) must hold settings below it');
  assert.match(await problem(home, 'just words'), 'The configuration file (FILE) must hold settings below it');
  assert.match(await problem(home, 'cloud: { apiKeyFile: 3 }'), 'cloud.apiKeyFile (FILE, line 1) must be a path');
});

test('bad YAML is explained with its line and without quoting it', async ({ home }) => {
  const secret = 'Zq7Secret';
  const broken: [text: string, says: string][] = [
    [`cloud:\n\tapiKey: ${secret}`, 'line 2) is not valid YAML: lines are indented with spaces'],
    [`cloud:\n  apiKey: "${secret}`, 'is not valid YAML: a quote, bracket, comma or colon is missing'],
    [`pageSize: 1\npageSize: 2\n`, 'line 2) is not valid YAML: the same key stands here twice'],
    [`tools: *${secret}`, 'is not valid YAML: a text that begins with * needs quotes'],
    [`caller: @${secret}`, 'is not valid YAML: a text that begins with @, ` or % needs quotes'],
    [`cloud: { apiKey: a }\n---\ncaller: ${secret}`, 'is not valid YAML: it holds more than one document'],
    [`caller: a: ${secret}`, 'is not valid YAML: a text with a colon in it needs quotes'],
    [`cloud: { apiKey: ${secret} ]`, 'is not valid YAML:'],
    [`cloud: {"apiKey:${secret}": }`, 'cloud.(a key) (FILE, line 1) is not known here: a colon needs a blank after it'],
    [`cloud:\n  apiKey: ["${secret}"]`, 'cloud.apiKey (FILE, line 2) must be a key'],
  ];
  for (const [text, says] of broken) {
    const message = await problem(home, text);
    assert.match(message, says);
    assert.not.match(message, secret);
  }
});

test('aliases that unfold to something huge are refused', async ({ home }) => {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
  );
  assert.match(await problem(home, `a0: &a0 [x]\n${levels.join('\n')}`), 'is not valid YAML');
});

test('an empty file, or one of comments, is fine', async ({ home }) => {
  for (const text of ['', '# nothing yet\n']) {
    const config = home.write('mcp.yaml', text);
    const { sources } = await home.load(CLOUD_A, { config });
    assert.is(sources['config'], config);
  }
});

test('a file for a key has to be there, to hold one, and to be the only source of it', async ({ home }) => {
  const config = (rest: string) => `cloud:\n  url: ${URL_A}\n  secretKey: s\n  apiKeyFile: key\n${rest}`;
  const refused = async (text: string) => {
    const file = home.write('mcp.yaml', text);
    return (await home.refusal({}, { config: file })).message.replaceAll(home.folder, 'HOME');
  };
  assert.is(
    await refused(config('')),
    'apiKeyFile (HOME/mcp.yaml, line 4) names HOME/key, which cannot be read: ENOENT.',
  );
  home.write('key', '\n');
  assert.is(await refused(config('')), 'apiKeyFile (HOME/mcp.yaml, line 4) names HOME/key, which is empty.');
  assert.is(
    await refused(config('  apiKey: k')),
    'apiKeyFile (HOME/mcp.yaml, line 4) stands beside apiKey; keep one of them.',
  );
  home.write('key', 'two words\n');
  assert.match(await refused(config('')), 'apiKey (HOME/key, named in HOME/mcp.yaml, line 4) must be a key');
});

test.run();
