import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOUD_A, TemporaryHome, URL_A, URL_B } from './temporary-home.js';

const test = suite<{ home: TemporaryHome }>('settings: precedence', { home: undefined as never });
test.before.each((context) => void (context.home = new TemporaryHome()));
test.after.each(({ home }) => home.remove());

const DEFAULT_FILE = '.config/cloudstack-mcp/config.yaml';

test('three variables are enough; everything else has its default', async ({ home }) => {
  const { settings, sources } = await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_CALLER: 'mia' });
  const state = path.join(home.folder, '.local/state/cloudstack-mcp');
  assert.equal(settings, {
    profile: 'default',
    demo: false,
    cloud: {
      url: URL_A,
      apiKey: 'key-a',
      secretKey: 'secret-a',
      signature: 3,
      timeoutMs: 30_000,
      retries: 3,
      retryDelayMs: 1000,
      maxConnections: 50,
    },
    caller: 'mia',
    manifests: [],
    overrides: 'allow',
    toolsets: [],
    tools: [],
    excludeTools: [],
    readOnly: false,
    confirm: {
      askFrom: 'high',
      high: 'token',
      critical: 'person',
      validSeconds: 300,
      askSeconds: 45,
      unseen: 'refuse',
      approver: '',
    },
    waitSeconds: 45,
    cache: { listSeconds: 300, infrastructureSeconds: 900, configurationSeconds: 1800, entries: 2000, megabytes: 64 },
    pageSize: 50,
    answerTokens: 6000,
    results: 'text',
    showSecrets: false,
    stateDir: state,
    cacheDir: path.join(home.folder, '.cache/cloudstack-mcp'),
    auditFile: path.join(state, 'audit.jsonl'),
    logLevel: 'warn',
    knownReads: [],
  });
  assert.is(sources['cloud.url'], 'CLOUDSTACK_API_URL');
  assert.is(sources['waitSeconds'], 'default');
  assert.is(sources['config'], 'none');
});

test('a flag wins over a variable, a variable over the file, the file over the default', async ({ home }) => {
  const file = home.write(DEFAULT_FILE, 'waitSeconds: 7\npageSize: 8\nlogLevel: error\n');
  const env = { ...CLOUD_A, CLOUDSTACK_MCP_WAIT_SECONDS: '6', CLOUDSTACK_MCP_LOG_LEVEL: 'info' };
  const { settings, sources } = await home.load(env, { waitSeconds: 5 });
  assert.is(settings.waitSeconds, 5);
  assert.is(sources['waitSeconds'], '--wait-seconds');
  assert.is(settings.logLevel, 'info');
  assert.is(sources['logLevel'], 'CLOUDSTACK_MCP_LOG_LEVEL');
  assert.is(settings.pageSize, 8);
  assert.is(sources['pageSize'], `${file}, line 2`);
  assert.is(settings.confirm.askSeconds, 45);
});

test('the file is the flag’s, else the variable’s, else the one in the configuration folder', async ({ home }) => {
  home.write(DEFAULT_FILE, 'pageSize: 1');
  home.write('xdg/cloudstack-mcp/config.yaml', 'pageSize: 2');
  const byVariable = home.write('three.yaml', 'pageSize: 3');
  const byFlag = home.write('four.yaml', 'pageSize: 4');
  const size = async (env: NodeJS.ProcessEnv, config?: string) =>
    (await home.load({ ...CLOUD_A, ...env }, config ? { config } : {})).settings.pageSize;
  const xdg = { XDG_CONFIG_HOME: path.join(home.folder, 'xdg') };
  assert.is(await size({}), 1);
  assert.is(await size({ XDG_CONFIG_HOME: 'xdg' }), 1, 'a relative XDG path is ignored');
  assert.is(await size(xdg), 2);
  assert.is(await size({ ...xdg, CLOUDSTACK_MCP_CONFIG: byVariable }), 3);
  assert.is(await size({ CLOUDSTACK_MCP_CONFIG: byVariable }, byFlag), 4);
  assert.is(await size({}, '~/four.yaml'), 4);
});

test('no source can lift read-only', async ({ home }) => {
  const file = home.write(DEFAULT_FILE, 'readOnly: true');
  const { settings, sources } = await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_READ_ONLY: 'false' });
  assert.is(settings.readOnly, true);
  assert.is(sources['readOnly'], `${file}, line 1`);
  home.write(DEFAULT_FILE, 'readOnly: false');
  assert.is((await home.load(CLOUD_A)).settings.readOnly, false);
  assert.is((await home.load(CLOUD_A, { readOnly: true })).settings.readOnly, true);
  const both = await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_READ_ONLY: '1' }, { readOnly: true });
  assert.is(both.sources['readOnly'], '--read-only + CLOUDSTACK_MCP_READ_ONLY');
});

test('the strictest word about overrides holds, wherever it stands', async ({ home }) => {
  home.write(DEFAULT_FILE, 'overrides: refuse-weaker');
  for (const [word, holds] of [
    ['allow', 'refuse-weaker'],
    ['refuse-weaker', 'refuse-weaker'],
    ['refuse', 'refuse'],
  ] as const)
    assert.is((await home.load({ ...CLOUD_A, CLOUDSTACK_MCP_OVERRIDES: word })).settings.overrides, holds);
});

test('excluded tools of all sources add up; allowed tools are the first source’s', async ({ home }) => {
  home.write(DEFAULT_FILE, 'excludeTools: [destroy-*, "*-host"]\ntools: [zone/*]');
  const env = { ...CLOUD_A, CLOUDSTACK_MCP_EXCLUDE_TOOLS: 'expunge-*, destroy-*', CLOUDSTACK_MCP_TOOLS: 'volume/*' };
  const { settings } = await home.load(env, { excludeTools: ['login'] });
  assert.equal(settings.excludeTools, ['login', 'expunge-*', 'destroy-*', '*-host']);
  assert.equal(settings.tools, ['volume/*']);
});

test('a switch that is off, an empty list and an empty variable say nothing', async ({ home }) => {
  home.write(DEFAULT_FILE, 'showSecrets: true\ntools: [zone/*]');
  const env = { ...CLOUD_A, CLOUDSTACK_MCP_SHOW_SECRETS: ' ', CLOUDSTACK_MCP_TOOLS: '' };
  const { settings } = await home.load(env, { showSecrets: false, tools: [] });
  assert.is(settings.showSecrets, true);
  assert.equal(settings.tools, ['zone/*']);
});

test('a profile is chosen by flag, variable or file, and fills up from what all share', async ({ home }) => {
  const file = home.write(
    DEFAULT_FILE,
    `profile: b
cloud: { timeoutSeconds: 9, retries: 1 }
profiles:
  a: { url: ${URL_A}, apiKey: key-a, secretKey: secret-a }
  b:
    url: ${URL_B}
    apiKey: key-b
    secretKey: secret-b
    retries: 2
    readOnly: true
`,
  );
  const b = await home.load();
  assert.is(b.settings.profile, 'b');
  assert.equal(
    [b.settings.cloud.url, b.settings.cloud.timeoutMs, b.settings.cloud.retries, b.settings.readOnly],
    [URL_B, 9000, 2, true],
  );
  assert.is(b.sources['cloud.apiKey'], `${file}, line 7`);
  assert.is(b.sources['profile'], `${file}, line 1`);
  const a = await home.load({ CLOUDSTACK_PROFILE: 'a' });
  assert.equal([a.settings.profile, a.settings.cloud.apiKey, a.settings.readOnly], ['a', 'key-a', false]);
  assert.is((await home.load({ CLOUDSTACK_PROFILE: 'a' }, { profile: 'b' })).settings.profile, 'b');
});

test('variables win over a profile unless a flag names it, and then the name stays true', async ({ home }) => {
  home.write(DEFAULT_FILE, `profile: b\nprofiles: { b: { url: ${URL_B}, apiKey: key-b, secretKey: secret-b } }`);
  const byVariables = await home.load(CLOUD_A);
  assert.equal([byVariables.settings.cloud.url, byVariables.settings.profile], [URL_A, 'default']);
  const byFlag = await home.load(CLOUD_A, { profile: 'b' });
  assert.equal([byFlag.settings.cloud.url, byFlag.settings.cloud.secretKey], [URL_B, 'secret-b']);
  assert.is(byFlag.settings.profile, 'b');
  const url = await home.load(CLOUD_A, { profile: 'b', url: 'https://c.example.org/client/api/' });
  assert.is(url.settings.cloud.url, 'https://c.example.org/client/api');
});

test('relative paths start at the file, or at the working folder', async ({ home }) => {
  const config = home.write('etc/mcp.yaml', 'stateDir: state\nmanifests: [mine, ~/theirs]');
  const { settings } = await home.load(CLOUD_A, { config, cacheDir: 'cache' });
  assert.is(settings.stateDir, path.join(home.folder, 'etc/state'));
  assert.is(settings.auditFile, path.join(home.folder, 'etc/state/audit.jsonl'));
  assert.equal(settings.manifests, [path.join(home.folder, 'etc/mine'), path.join(home.folder, 'theirs')]);
  assert.is(settings.cacheDir, path.resolve('cache'));
  const state = await home.load({ ...CLOUD_A, XDG_STATE_HOME: path.join(home.folder, 's') });
  assert.is(state.settings.auditFile, path.join(home.folder, 's/cloudstack-mcp/audit.jsonl'));
});

test('keys can come from files of their own', async ({ home }) => {
  const secret = home.write('run/secret', 'secret-of-file\n');
  const config = home.write('etc/mcp.yaml', `cloud:\n  url: ${URL_A}\n  apiKey: key-a\n  secretKeyFile: ../run/secret`);
  const { settings, sources } = await home.load({}, { config });
  assert.is(settings.cloud.secretKey, 'secret-of-file');
  assert.is(sources['cloud.secretKey'], `${secret}, named in ${config}, line 4`);
});

test('the demo needs no cloud and ignores the one that is set', async ({ home }) => {
  const env = { ...CLOUD_A, CLOUDSTACK_API_URL: 'nonsense', CLOUDSTACK_RETRIES: '1', CLOUDSTACK_MCP_READ_ONLY: 'yes' };
  const { settings } = await home.load(env, { demo: true });
  assert.equal([settings.demo, settings.profile, settings.readOnly], [true, 'demo', true]);
  assert.equal([settings.cloud.url, settings.cloud.apiKey, settings.cloud.secretKey], ['', '', '']);
  assert.is(settings.cloud.retries, 1);
  for (const flags of [
    { demo: true, url: URL_A },
    { demo: true, profile: 'a' },
  ]) {
    assert.match((await home.refusal({}, flags)).message, 'does not go with --demo');
  }
});

test('without a caller the operating system’s user is taken', async ({ home }) => {
  const { settings } = await home.load(CLOUD_A);
  assert.ok(settings.caller.length > 0);
});

test.run();
