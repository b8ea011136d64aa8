import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { PACKAGE_ROOT } from '../../engine/package-paths.js';

/** The tarball as somebody gets it: installed into an empty folder, without dev dependencies, scripts or a network. */
const test = suite('the packed tarball');
const run = promisify(execFile);
const root = mkdtempSync(join(realpathSync(tmpdir()), 'tarball-'));
const installed = join(root, 'node_modules', 'mcp-server-cloudstack');
const command = join(installed, 'dist', 'bin', 'cloudstack-mcp.js');
let cloud: DemoCloud;

/** A command that only this user's cloud has: no tool is built in for it. */
const RACKS = {
  name: 'listRacks',
  params: [{ name: 'zoneid', type: 'uuid', related: 'listZones' }],
  response: [{ name: 'id' }, { name: 'name' }],
};

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the installed command in the empty folder, with nothing of this machine's environment but the path. */
async function installedCommand(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const options = { cwd: root, env: { PATH: process.env['PATH'] ?? '', HOME: root, NO_COLOR: '1', ...env } };
  try {
    return { code: 0, ...(await run(process.execPath, [command, ...words], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended;
    return { code, stdout, stderr };
  }
}

test.before(async () => {
  cloud = await startDemoCloud();
  // What npm ci and the build have made is what is packed; making it again would take away what other tests run.
  writeFileSync(join(root, 'apis.json'), JSON.stringify({ api: [RACKS], count: 1 }));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', root], {
    cwd: PACKAGE_ROOT,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  writeFileSync(join(root, 'package.json'), '{ "private": true }');
  const flags = ['--omit=dev', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...flags, join(root, filename)], { cwd: root });
});
test.after(async () => {
  await cloud.close();
  rmSync(root, { recursive: true, force: true });
});

test('brings no other package, no source map and no install script', () => {
  assert.equal(
    readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['mcp-server-cloudstack'],
  );
  const files = readdirSync(installed, { recursive: true }) as string[];
  assert.equal(
    files.filter((name) => /\.map$|\.ts$|^tests|^engine/.test(name)),
    [],
  );
  const { scripts = {} } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { scripts?: object };
  for (const script of ['preinstall', 'install', 'postinstall']) assert.not.ok(script in scripts, script);
  assert.match(readFileSync(join(installed, 'dist', 'bin', 'THIRD-PARTY-LICENSES.txt'), 'utf8'), 'mustache');
});

test('speaks MCP with the official client', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [command, '--demo'],
    env: { HOME: root },
  });
  const client = new Client({ name: 'tarball-test', version: '1.0.0' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  assert.ok(tools.length > 15);
  const { content } = await client.callTool({ name: 'list-zones', arguments: {} });
  assert.match(JSON.stringify(content), 'fra-1');
  await client.close();
});

const secrets = (): [string, string] => [cloud.keys.admin.apiKey, cloud.keys.admin.secretKey];

test('reads its settings from the environment', async () => {
  const [CLOUDSTACK_API_KEY, CLOUDSTACK_SECRET_KEY] = secrets();
  const env = { CLOUDSTACK_API_URL: cloud.url, CLOUDSTACK_API_KEY, CLOUDSTACK_SECRET_KEY };
  const { code, stdout, stderr } = await installedCommand(['call', 'list-zones'], env);
  assert.is(code, 0, stderr);
  assert.match(stdout, 'fra-1');
});

test('reads its settings from a YAML file with profiles and files of keys', async () => {
  const folder = join(root, '.config', 'cloudstack-mcp');
  mkdirSync(folder, { recursive: true });
  const [apiKey, secretKey] = secrets();
  writeFileSync(join(folder, 'secret'), secretKey, { mode: 0o600 });
  const text = `profile: lab\nprofiles:\n  lab:\n    url: ${cloud.url}\n    apiKey: ${apiKey}\n    secretKeyFile: secret\n`;
  writeFileSync(join(folder, 'config.yaml'), text);
  const { code, stdout, stderr } = await installedCommand(['call', 'list-zones']);
  assert.is(code, 0, stderr);
  assert.match(stdout, 'fra-1');
  writeFileSync(join(folder, 'config.yaml'), 'pageSise: 3\n');
  const wrong = await installedCommand(['call', 'list-zones']);
  assert.is(wrong.code, 1);
  assert.match(wrong.stderr, /pageSise.*pageSize/);
  rmSync(folder, { recursive: true });
});

test('reads its settings from a profile of CloudMonkey', async () => {
  mkdirSync(join(root, '.cmk'));
  const [apikey, secretkey] = secrets();
  writeFileSync(
    join(root, '.cmk', 'config'),
    `profile = lab\n[lab]\nurl = ${cloud.url}\napikey = ${apikey}\nsecretkey = ${secretkey}\n`,
  );
  const { code, stdout, stderr } = await installedCommand(['call', 'list-zones']);
  assert.is(code, 0, stderr);
  assert.match(stdout, 'fra-1');
  rmSync(join(root, '.cmk'), { recursive: true });
});

/** All of them are judged by the checks beside the tests; here matters that the installed command can. */
const ZONES = 'node_modules/mcp-server-cloudstack/manifests/zone';

/** Each sub-command once, in the order in which an author uses them, and what it must say. */
const COMMANDS: [words: string[], code: number, says: RegExp][] = [
  [['--version'], 0, /^\d+\.\d+\.\d+/],
  [['--help'], 0, /approve/],
  [['--demo', 'doctor'], 0, /Everything needed works/],
  [['new', 'listRacks', '--apis', 'apis.json', '--into', 'mine', '--yes'], 0, /mine/],
  [['lint', 'mine'], 1, /to-be-written/],
  [['lint', ZONES], 0, /[1-9]\d* files, 0 findings/],
  [['lint', '--explain'], 0, /words\/to-be-written/],
  [['try', 'mine/rack/list-racks.yaml'], 0, /GET listRacks/],
  [['test', ZONES], 0, /[1-9]\d* calls of .*, 0 differences/],
  [['drift', '--apis', 'apis.json', '--json'], 1, /listRacks/],
  [['approve', 'ABC-DEF'], 1, /approval-needs-terminal/],
  [['nonsense'], 2, /There is no command/],
];

for (const [words, code, says] of COMMANDS) {
  test(`cloudstack-mcp ${words.join(' ')}`, async () => {
    const ended = await installedCommand(words);
    assert.is(ended.code, code, ended.stdout + ended.stderr);
    assert.match(ended.stdout + ended.stderr, says);
  });
}

test('whoever reads may stop early', async () => {
  const line = `"${process.execPath}" "${command}" --demo doctor | head -1`;
  const { stdout, stderr } = await run('/bin/sh', ['-c', line], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: root },
  });
  assert.is(stdout.trimEnd().split('\n').length, 1);
  assert.is(stderr, '');
});

test.run();
