import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SERVER } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

const folders = new ServerFolders();
const test = suite('serve');
test.after(() => folders.remove());

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};
const LIST = { jsonrpc: '2.0', id: 2, method: 'tools/list' };
const lines = (...messages: object[]): string => messages.map((message) => `${JSON.stringify(message)}\n`).join('');

test('is what starts without a sub-command; stdout is protocol and nothing else, also beside garbage', async () => {
  for (const words of [['--demo'], ['serve', '--demo'], ['--demo', 'serve', '--log-level', 'debug']]) {
    const input = `${lines(INITIALIZE)}this is no JSON\n${lines(LIST)}`;
    const { code, stdout } = await runCommand(words, { folders, input });
    assert.is(code, 0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { jsonrpc: string; id?: number });
    assert.ok(answers.every(({ jsonrpc }) => jsonrpc === '2.0'));
    assert.equal(answers.map(({ id }) => id).sort(), [1, 2]);
  }
});

test('a start that fails says why on stderr, without a stack, and writes nothing to stdout', async () => {
  const cases: [words: string[], code: string][] = [
    [[], 'config-missing'],
    [['--demo', '--url', 'https://cloud.example.org/client/api'], 'config-invalid'],
    [['--demo', '--config', '/nowhere.yaml'], 'config-invalid'],
    [['--profile', 'nobody'], 'config-invalid'],
  ];
  for (const [words, error] of cases) {
    const { code, stdout, stderr } = await runCommand(words, { folders, input: lines(INITIALIZE) });
    assert.is(code, 1);
    assert.is(stdout, '');
    assert.ok(stderr.endsWith(`[${error}]\n`), stderr);
    assert.not.match(stderr, /^\s+at /m);
  }
});

test('a bad manifest is left out and named on stderr, and the server starts', async () => {
  folders.write('my/zone/my-zones.yaml', 'command: listZones\nsince: 4.20\n');
  const { code, stdout, stderr } = await runCommand(['--demo', '--manifests', `${folders.root}/my`], {
    folders,
    input: lines(INITIALIZE, LIST),
  });
  assert.is(code, 0);
  assert.match(stderr, /^Left out: .*my-zones\.yaml:\d+:\d+ /);
  assert.match(stdout, /"list-zones"/);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends it cleanly while the client still has stdin open`, async () => {
    const child = spawn(process.execPath, [SERVER, '--demo'], {
      env: { ...process.env, HOME: folders.root },
      stdio: 'pipe',
    });
    child.stdin.write(lines(INITIALIZE));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise<[number | null, string | null]>((resolve) =>
      child.once('exit', (code, by) => resolve([code, by])),
    );
    child.kill(signal);
    assert.equal(await ended, [0, null]);
  });
}

test('loads no sub-command that was not called, and no YAML parser once manifests are kept', async () => {
  await runCommand(['--demo'], { folders, input: lines(INITIALIZE, LIST) });
  const env = { NODE_DEBUG: 'esm,module' };
  const { stderr } = await runCommand(['--demo'], { folders, env, input: lines(INITIALIZE, LIST) });
  const loaded = sourcesLoaded(stderr);
  assert.ok(loaded.includes('engine/cli/serve.ts'), 'the trace names what is loaded');
  for (const part of [
    'cli/doctor/doctor.ts',
    'cli/lint',
    'cli/call.ts',
    'cli/approve.ts',
    '/yaml/',
    '/picocolors/',
    '/authoring/',
  ])
    assert.equal(
      loaded.filter((source) => source.includes(part)),
      [],
    );
});

/** The sources of the files of the bundle that Node's trace names, by their source maps. */
function sourcesLoaded(trace: string): string[] {
  const bundle = dirname(SERVER);
  const files = readdirSync(bundle).filter((name) => name.endsWith('.js') && trace.includes(`/dist/bin/${name}`));
  const maps = files.map(
    (name) => JSON.parse(readFileSync(join(bundle, `${name}.map`), 'utf8')) as { sources: string[] },
  );
  return maps.flatMap(({ sources }) => sources.map((source) => source.replace(/^(\.\.\/)*/, '')));
}

test.run();
