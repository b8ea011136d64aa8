import { chmodSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freePort, serveTls } from '../cloudstack/a-server.js';
import { SELF_SIGNED } from '../cloudstack/self-signed.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import { folders, has, marked, withDoctor } from './with-doctor.js';

const test = suite('doctor');
test.after(() => folders.remove());

test('a good cloud: everything is ok, and no key is shown', () =>
  withDoctor({}, async (doctor, cloud) => {
    const ended = await doctor(['--wait-seconds', '7']);
    assert.is(ended.code, 0, ended.stdout);
    assert.is(ended.stderr, '');
    assert.equal(marked(ended, 'failed'), []);
    assert.equal(marked(ended, 'warning'), []);
    has(ended, 'ok', /^url: http:\/\/127\.0\.0\.1:\d+\/client\/api \(CLOUDSTACK_API_URL\)$/);
    has(ended, 'ok', /^secretKey: set, not shown \(CLOUDSTACK_SECRET_KEY\)$/);
    has(ended, 'ok', /^waitSeconds: 7 \(--wait-seconds\)$/);
    has(ended, 'ok', /^\d+ tools: \d+ that read, \d+ that change something\.$/);
    has(ended, 'ok', /^Port \d+ is open/);
    has(ended, 'ok', /^The key and the signature are accepted\.$/);
    has(ended, 'ok', /^The key belongs to admin of the account admin in the domain ROOT, with the role Root Admin\.$/);
    has(ended, 'ok', /^CloudStack 4\.\d+\S*; this key may call \d+ commands\.$/);
    has(ended, 'ok', /^Answers took \d+, \d+, \d+ ms\.$/);
    has(ended, 'ok', /^8\d\d of 968 tools can be used with this key\.$/);
    has(
      ended,
      'note',
      /^48 are not offered by this cloud, as they need the plugin Tungsten Fabric and a CloudStack that was built.* and 36 more\.$/,
    );
    has(ended, 'note', /^\d need a session of a browser and are not offered: .*saml-sso/);
    assert.not.match(ended.stdout, /are for admin/);
    assert.match(ended.stdout, /\nEverything needed works\.\n$/);
    const { apiKey, secretKey } = cloud.keys.admin;
    assert.not.ok(ended.stdout.includes(apiKey) || ended.stdout.includes(secretKey));
    assert.is(cloud.changes().length, 0);
  }));

test('--demo brings its own cloud', () =>
  withDoctor({}, async () => {
    const ended = await runCommand(['doctor', '--demo'], { folders });
    assert.is(ended.code, 0, ended.stdout);
    has(ended, 'ok', /^demo: true \(--demo\)$/);
  }));

test('a key of a user, and a read-only server: which tools are missing and why', () =>
  withDoctor({}, async (doctor, cloud) => {
    const ended = await doctor(['--read-only'], { keys: cloud.keys.user });
    assert.is(ended.code, 0, ended.stdout);
    has(ended, 'ok', /^The key belongs to \S+ of the account alice in the domain \S+, with the role User\.$/);
    has(ended, 'note', /^\d+ are excluded by the settings/);
    has(ended, 'note', /list-hosts/);
  }));

test('a role that may not ask whose key it is', () =>
  withDoctor({}, async (doctor, cloud) => {
    cloud.misbehave({ kind: 'error', errorcode: 531, errortext: 'No', command: 'getUser', times: 9 });
    const ended = await doctor();
    assert.is(ended.code, 0, ended.stdout);
    has(ended, 'note', /^This role does not let the key find out whose it is\.$/);
  }));

test('nothing listens: told, and the checks before it are there', () =>
  withDoctor({}, async (doctor) => {
    const ended = await doctor(['--url', `http://127.0.0.1:${await freePort()}/client/api`]);
    assert.is(ended.code, 1);
    has(ended, 'failed', /cannot be reached \(ECONNREFUSED\)/);
    has(ended, 'note', /^Not checked: it cannot be reached\.$/);
    has(ended, 'ok', /^\d+ tools/);
    assert.match(ended.stdout, /\n1 failed\.\n$/);
  }));

test('a name that nobody knows', () =>
  withDoctor({}, async (doctor) => {
    const ended = await doctor(['--url', 'http://nowhere.invalid/client/api']);
    assert.is(ended.code, 1);
    has(ended, 'failed', /^The host nowhere\.invalid cannot be found/);
  }));

test('a wrong secret key', () =>
  withDoctor({}, async (doctor, cloud) => {
    const ended = await doctor([], { keys: { ...cloud.keys.admin, secretKey: 'wrong-secret-key' } });
    assert.is(ended.code, 1);
    has(ended, 'ok', /^The clocks agree/);
    has(ended, 'failed', /does not accept the key or the signature/);
    assert.match(ended.stdout, /Copy both keys again/);
    assert.not.ok(ended.stdout.includes('wrong-secret-key'));
  }));

const SKEWS: [minutes: number, mark: string, says: RegExp][] = [
  [2, 'warning', /clock is 1[12]\d s behind the server/],
  [-2, 'warning', /clock is 1[12]\d s ahead of the server/],
  [12, 'failed', /clock is 7[12]\d s behind the server/],
  [-7, 'failed', /clock is 4[12]\d s ahead of the server/],
];

for (const [minutes, mark, says] of SKEWS) {
  test(`a server whose clock is ${minutes} minutes off: ${mark}`, () =>
    withDoctor({ clockSkewMs: minutes * 60_000 }, async (doctor) => {
      const ended = await doctor();
      assert.is(ended.code, mark === 'failed' ? 1 : 0, ended.stdout);
      has(ended, mark, says);
      has(ended, 'ok', /^The key and the signature are accepted/);
    }));
}

test('without the expiry in the signature a clock is only worth a warning', () =>
  withDoctor({ clockSkewMs: 3_600_000, requirePostAndTimestamps: false }, async (doctor) => {
    const ended = await doctor([], { env: { CLOUDSTACK_SIGNATURE: 'none' } });
    assert.is(ended.code, 0, ended.stdout);
    has(ended, 'warning', /behind the server/);
  }));

test('a proxy that answers in HTML', () =>
  withDoctor({}, async (doctor, cloud) => {
    cloud.misbehave({ kind: 'html', status: 503, times: 20 });
    const ended = await doctor();
    assert.is(ended.code, 1);
    has(ended, 'failed', /^Something between here and CloudStack answered/);
  }));

test('a cloud that fails after the first answer: each failure in its place', () =>
  withDoctor({}, async (doctor, cloud) => {
    cloud.misbehave({ kind: 'error', errorcode: 530, errortext: 'listApis is broken', command: 'listApis', times: 20 });
    const ended = await doctor();
    assert.is(ended.code, 1);
    assert.match(ended.stdout, /CloudStack says: "listApis is broken"/);
    has(ended, 'ok', /^Answers took/);
  }));

test('no settings: what can be checked is checked', () =>
  withDoctor({}, async () => {
    const ended = await runCommand(['doctor'], { folders });
    assert.is(ended.code, 1);
    has(ended, 'failed', /^The cloud to talk to is not set/);
    has(ended, 'ok', /^\d+ tools/);
    has(ended, 'ok', /^State: /);
    has(ended, 'note', /^Not checked: the settings have to be fixed first/);
  }));

test('a file that is wrong: the manifests are still checked', () =>
  withDoctor({}, async (doctor) => {
    const config = folders.write('mcp.yaml', 'pageSise: 2\n');
    const ended = await doctor(['--config', config]);
    assert.is(ended.code, 1);
    assert.match(ended.stdout, /pageSize/);
    has(ended, 'ok', /^\d+ tools/);
  }));

test('a file with keys that others can read', () =>
  withDoctor({}, async (doctor, cloud) => {
    const { apiKey, secretKey } = cloud.keys.admin;
    const secret = folders.write('secret', secretKey);
    const config = folders.write(
      'mcp.yaml',
      `cloud:\n  url: ${cloud.url}\n  apiKey: ${apiKey}\n  secretKeyFile: ${secret}\n`,
    );
    chmodSync(config, 0o644);
    chmodSync(secret, 0o640);
    const env = { CLOUDSTACK_API_URL: '', CLOUDSTACK_API_KEY: '', CLOUDSTACK_SECRET_KEY: '' };
    const open = await doctor(['--config', config], { env });
    assert.is(open.code, 0, open.stdout);
    assert.is(marked(open, 'warning').filter((line) => line.includes('other users')).length, 2);
    assert.ok(open.stdout.includes(`Run: chmod 600 ${config}`));
    assert.not.ok(open.stdout.includes(apiKey) || open.stdout.includes(secretKey));
    chmodSync(config, 0o600);
    chmodSync(secret, 0o600);
    assert.equal(marked(await doctor(['--config', config], { env }), 'warning'), []);
  }));

test('a CloudMonkey file that others can read', () =>
  withDoctor({}, async (_, cloud) => {
    const { apiKey, secretKey } = cloud.keys.admin;
    const file = folders.write(
      '.cmk/config',
      `profile = lab\n[lab]\nurl = ${cloud.url}\napikey = ${apiKey}\nsecretkey = ${secretKey}\n`,
    );
    chmodSync(file, 0o644);
    const ended = await runCommand(['doctor'], { folders });
    assert.is(ended.code, 0, ended.stdout);
    has(ended, 'warning', /^The file with a key .*\.cmk\/config can be read by other users/);
  }));

test('a server that says it is years later: nothing is signed for that time', () =>
  withDoctor({ clockSkewMs: 5 * 365 * 86_400_000 }, async (doctor, cloud) => {
    const ended = await doctor();
    assert.is(ended.code, 1);
    has(ended, 'failed', /^The server says that it is 18\d\d days later than here\./);
    const latest = Math.max(...cloud.requests.map(({ params }) => Date.parse(params['expires'] ?? '')));
    assert.ok(latest < Date.now() + 3_600_000, new Date(latest).toISOString());
  }));

test('changes of which nobody knows how they ended', () =>
  withDoctor({}, async (doctor) => {
    const place = new ServerFolders();
    const line = (call: string, event: string, hoursAgo: number, more: object = {}): string =>
      `${JSON.stringify({ time: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(), event, call, caller: 'me', profile: 'p', tool: 'stop-it', ...more })}\n`;
    place.write(
      'state/audit.jsonl',
      [
        line('done', 'intent', 3),
        line('done', 'result', 3, { outcome: 'ok' }),
        line('old', 'intent', 9 * 24),
        line('lost', 'intent', 2, { objects: [{ argument: 'id', id: '1', name: 'web\n\u001b[2J' }], job: 'j-1' }),
        '{"time":"2026\n',
        line('unknown', 'intent', 1),
        line('unknown', 'result', 1, { outcome: 'error', error: 'outcome-unknown' }),
        line('now', 'intent', 0),
      ].join(''),
    );
    const ended = await doctor(['--state-dir', place.state]);
    has(ended, 'warning', /^2 changes have an intent and no result in the last 7 days:$/);
    assert.match(ended.stdout, /me: stop-it web\s+\(1\), job j-1, call lost\n/);
    assert.match(ended.stdout, /call unknown\n/);
    assert.not.match(ended.stdout, /call (old|done|now)\b/);
    has(ended, 'note', /^1 of its lines were cut off/);
    place.remove();
  }));

test('no file with settings: told where it was looked for', () =>
  withDoctor({}, async (doctor) => {
    has(
      await doctor(),
      'note',
      /^No configuration file: there is none at .*cloudstack-mcp\/config\.yaml, and neither --config/,
    );
  }));

test('a certificate that nobody trusts, and one that is trusted', async () => {
  const server = await serveTls((_, response) => response.end('{}'));
  const url = server.url.replace('127.0.0.1', 'localhost');
  const env = { CLOUDSTACK_API_KEY: 'key-1234', CLOUDSTACK_SECRET_KEY: 'secret-1234', CLOUDSTACK_RETRIES: '0' };
  try {
    const distrusted = await runCommand(['doctor', '--url', url], { folders, env });
    assert.is(distrusted.code, 1);
    has(distrusted, 'ok', /^localhost resolves to /);
    has(distrusted, 'failed', /^The certificate of localhost is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/);
    assert.match(distrusted.stdout, /NODE_EXTRA_CA_CERTS/);
    const ca = { NODE_EXTRA_CA_CERTS: folders.write('ca.pem', SELF_SIGNED.cert) };
    const trusted = await runCommand(['doctor', '--url', url], { folders, env: { ...env, ...ca } });
    has(trusted, 'ok', /^TLSv1\.\d, the certificate is trusted until /);
    has(trusted, 'failed', /cannot be understood/);
  } finally {
    await server.close();
  }
});

test('a port that does not speak TLS', () =>
  withDoctor({}, async (doctor, cloud) => {
    const ended = await doctor(['--url', cloud.url.replace('http:', 'https:')]);
    assert.is(ended.code, 1);
    has(ended, 'failed', /does not speak TLS/);
  }));

test.run();
