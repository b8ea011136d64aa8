import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { call } from '../../engine/cli/call.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { fakeTerminal } from './fake-terminal.js';
import type { FakeTerminal } from './fake-terminal.js';

interface Context {
  cloud: DemoCloud;
  run: (terminal: FakeTerminal, tool: string, ...words: string[]) => Promise<0 | 1>;
  folders: ServerFolders;
}

const test = suite<Context>('call in a terminal', {
  cloud: undefined as never,
  run: undefined as never,
  folders: undefined as never,
});

test.before.each(async (context) => {
  const cloud = await startDemoCloud({ jobMs: 1200 });
  const folders = new ServerFolders();
  process.env['CLOUDSTACK_API_KEY'] = cloud.keys.admin.apiKey;
  process.env['CLOUDSTACK_SECRET_KEY'] = cloud.keys.admin.secretKey;
  const flags = { url: cloud.url, stateDir: folders.state, cacheDir: folders.cache, json: false };
  Object.assign(context, { cloud, folders });
  context.run = (terminal, tool, ...words) => call(tool, words, flags, terminal);
});
test.after.each(async ({ cloud, folders }) => {
  await cloud.close();
  folders.remove();
});

test('a list is lined up, with its last line', async ({ run }) => {
  const terminal = fakeTerminal();
  assert.is(
    await run(
      terminal,
      'list-virtual-machines',
      '_filter={"name":["web-01","monitor"]}',
      '_fields=name,state,zonename',
    ),
    0,
  );
  assert.is(
    terminal.written(),
    'name     state    zone\nmonitor  Stopped  ams-1\nweb-01   Running  fra-1\n2 in all.\n',
  );
});

test('a long list, which a model reads in sections, has each row once', async ({ run }) => {
  const terminal = fakeTerminal([], 200);
  await run(terminal, 'list-virtual-machines', 'state=Running');
  const lines = terminal.written().trimEnd().split('\n');
  assert.is(lines.filter((line) => line.startsWith('web-01')).length, 1);
  assert.not.match(terminal.written(), /^##|\|10\./m);
  assert.match(lines.at(-1) ?? '', /^Rows 1-50 of \d+\. Next: _page 2\.$/);
});

test('a narrow terminal: names and addresses whole, and what there is no room for is named', async ({ run }) => {
  const terminal = fakeTerminal([], 60);
  await run(terminal, 'list-virtual-machines', 'state=Running');
  assert.match(terminal.written(), /^lake-master-1 +.*10\.1\.8\.10/m);
  assert.ok(
    terminal
      .written()
      .split('\n')
      .slice(1, -4)
      .every(({ length }) => length <= 60),
  );
  assert.match(terminal.written(), /\nNo room for .*\bid: choose columns with _fields, or widen the terminal\.\n$/);
});

test('another format stays as it is', async ({ run }) => {
  const terminal = fakeTerminal();
  await run(terminal, 'list-zones', '_fields=name', '_format=csv');
  assert.is(terminal.written(), 'name\nams-1\nfra-1\n');
});

test('a person who says yes: asked once, progress shown and erased, audited', async ({ run, cloud, folders }) => {
  const terminal = fakeTerminal(['y']);
  assert.is(await run(terminal, 'destroy-virtual-machine', 'id=web-01'), 0);
  assert.equal(terminal.prompts, ['Do it? [y/N] ']);
  assert.match(
    terminal.told(),
    /^web-01 \([0-9a-f-]{36}\) in fra-1, now Running, will be stopped and destroyed\.\nIts volumes: 1 \(ROOT-web-01\)\.\nSeverity: high/,
  );
  assert.match(terminal.told(), /\r\x1b\[Kdestroy-virtual-machine: the cloud is at work \(\d+ s\)/); // eslint-disable-line no-control-regex -- how a line is erased
  assert.ok(terminal.told().endsWith('\r\x1b[K'));
  assert.match(terminal.written(), /^web-01 is Destroyed/);
  assert.is(cloud.changes('destroyVirtualMachine').length, 1);
  assert.is(folders.audit('destroy-virtual-machine').length, 2);
});

const NOES = ['n', '', '  ', 'yes please', undefined];
for (const answer of NOES) {
  test(`a person who answers ${JSON.stringify(answer)}: nothing happens`, async ({ run, cloud }) => {
    const terminal = fakeTerminal([answer]);
    assert.is(await run(terminal, 'destroy-virtual-machine', 'id=web-01'), 1);
    assert.match(
      terminal.told(),
      /The person said no to: web-01 .* will be stopped and destroyed\.\n[\s\S]*\[declined\]\n$/,
    );
    assert.is(cloud.changes().length, 0);
  });
}

test('a critical call needs the phrase', async ({ run, cloud }) => {
  const wrong = fakeTerminal(['y']);
  assert.is(await run(wrong, 'destroy-virtual-machine', 'id=web-01', 'expunge=true'), 1);
  assert.equal(wrong.prompts, ['To go ahead, type destroy web-01: ']);
  assert.match(wrong.told(), /\[wrong-phrase\]\n$/);
  assert.is(cloud.changes().length, 0);
  const right = fakeTerminal(['destroy web-01']);
  assert.is(await run(right, 'destroy-virtual-machine', 'id=web-01', 'expunge=true'), 0);
  assert.is(cloud.changes('destroyVirtualMachine').length, 1);
});

test('Ctrl-C during a job ends the waiting, not the job', async ({ run, cloud }) => {
  const terminal = fakeTerminal();
  const ended = run(terminal, 'start-virtual-machine', 'id=monitor');
  while (!terminal.told().includes('at work')) await new Promise((resolve) => setTimeout(resolve, 20));
  process.emit('SIGINT');
  await ended;
  assert.match(terminal.written() + terminal.told(), /job/);
  assert.is(cloud.changes('startVirtualMachine').length, 1);
});

test.run();
