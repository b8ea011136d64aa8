import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import type { Ended, RunOptions } from './run-command.js';

interface Context {
  cloud: DemoCloud;
  call: (words: string[], options?: Partial<RunOptions>) => Promise<Ended>;
}

const test = suite<Context>('call', {
  cloud: undefined as never,
  call: undefined as never,
});

// One installation for all, or each command would compile the manifests again.
const folders = new ServerFolders();
test.after(() => folders.remove());
test.before.each(async (context) => {
  const cloud = await startDemoCloud({ jobMs: 50 });
  context.cloud = cloud;
  context.call = (words, options = {}) => runCommand(['call', ...words], { cloud, folders, ...options });
});
test.after.each(({ cloud }) => cloud.close());

test('a list is the text that an MCP client reads: no colour, no alignment, nothing on stderr', async ({ call }) => {
  const env = { FORCE_COLOR: '1', CI: 'true' };
  const { code, stdout, stderr } = await call(
    ['list-virtual-machines', 'state=Stopped', 'zoneid=fra-1', '_fields=name,state'],
    { env },
  );
  assert.is(code, 0);
  assert.is(stdout, 'name|state\nweb-03|Stopped\n1 in all.\n');
  assert.is(stderr, '');
});

test('values may be numbers, JSON, lists and files; a key that comes twice makes a list', async ({ call }) => {
  const file = folders.write('filter.json', '{"name": "web-02"}\n');
  const forms = [
    ['_filter={"name": ["web-01", "web-02"]}'],
    ['_filter={"name": {"matches": "eb-0*", "not": "web-03"}}', '_page=1'],
    ['more={"_filter": {"name": ["web-01", "web-02"]}}'],
  ];
  for (const form of forms) {
    const { stdout } = await call(['list-virtual-machines', '_fields=name', ...form]);
    assert.is(stdout, 'name\nweb-01\nweb-02\n2 in all.\n');
  }
  const fromFile = await call(['list-virtual-machines', '_fields=["name"]', `_filter=@${file}`]);
  assert.is(fromFile.stdout, 'name\nweb-02\n1 in all.\n');
  const fromStdin = await call(['list-virtual-machines', '_fields=name', '_filter=-'], { input: '{"name": "web-01"}' });
  assert.is(fromStdin.stdout, 'name\nweb-01\n1 in all.\n');
  const twice = await call(['list-virtual-machines', '_filter={"name": "web-01"}', '_fields=state', '_fields=name']);
  assert.is(twice.stdout, 'state|name\nRunning|web-01\n1 in all.\n');
});

test('@@ is a plain @, and a value keeps its = signs', async ({ call, cloud }) => {
  await call(['list-virtual-machines', 'name=@@a=b']);
  const [request] = cloud.requests.filter(({ command }) => command === 'listVirtualMachines');
  assert.is(request?.params['name'], '@a=b');
});

test('--json gives the structured result and the text', async ({ call }) => {
  const { code, stdout } = await call([
    '--json',
    'list-virtual-machines',
    '_filter={"name": "web-01"}',
    '_fields=name',
  ]);
  assert.is(code, 0);
  const { isError, text, structured } = JSON.parse(stdout) as Record<string, unknown>;
  assert.is(isError, false);
  assert.is(text, 'name\nweb-01\n1 in all.');
  assert.is((structured as { ids: string[] }).ids.length, 1);
});

test('a change runs, waits for its job and is audited as a call from the shell', async ({ call, cloud }) => {
  const { code, stdout, stderr } = await call(['start-virtual-machine', 'id=monitor']);
  assert.is(code, 0);
  assert.match(stdout, /^monitor is Running/);
  assert.is(stderr, '');
  assert.is(cloud.changes('startVirtualMachine').length, 1);
  assert.equal(
    folders.audit('start-virtual-machine').map(({ event, client }) => [event, client]),
    [
      ['intent', 'cloudstack-mcp call'],
      ['result', 'cloudstack-mcp call'],
    ],
  );
});

const REFUSED: [words: string[], code: string][] = [
  [['list-virtual-machine'], 'unknown-tool'],
  [['list-virtual-machines', 'stat=Running'], 'unknown-argument'],
  [['start-virtual-machine'], 'missing-argument'],
  [['start-virtual-machine', 'id=build'], 'name-ambiguous'],
  [['start-virtual-machine', 'id=nobody'], 'name-not-found'],
  [['--read-only', 'start-virtual-machine', 'id=monitor'], 'read-only'],
  [['--exclude-tools', 'start-*', 'start-virtual-machine', 'id=monitor'], 'tool-not-allowed'],
];

for (const [words, error] of REFUSED) {
  test(`${error}: on stderr, exit code 1, nothing changed`, async ({ call, cloud }) => {
    const { code, stdout, stderr } = await call(words);
    assert.is(code, 1);
    assert.is(stdout, '');
    assert.ok(stderr.endsWith(`[${error}]\n`), stderr);
    assert.is(cloud.changes().length, 0);
  });
}

test('without a terminal nobody is asked: the plan, and that its confirmation ends with the command', async ({
  call,
  cloud,
}) => {
  const { code, stdout, stderr } = await call(['destroy-virtual-machine', 'id=web-01'], { input: 'y\n' });
  assert.is(code, 1);
  assert.is(stdout, '');
  assert.match(stderr, /^Nothing has been done yet\.\nweb-01 \([0-9a-f-]{36}\)/);
  assert.match(stderr, /--ask-from/);
  assert.is(cloud.changes().length, 0);
  const allowed = await call(['--ask-from', 'critical', 'destroy-virtual-machine', 'id=web-01']);
  assert.is(allowed.code, 0);
  assert.is(cloud.changes('destroyVirtualMachine').length, 1);
});

test('flags win over variables, variables over the file; limits of all of them hold', async ({ call, cloud }) => {
  const config = folders.write('mcp.yaml', 'pageSize: 2\nexcludeTools: [list-pods]\nwaitSeconds: 4\n');
  const list = ['--config', config, 'list-virtual-machines', '_fields=name'];
  assert.match((await call(list)).stdout, /Rows 1-2 of \d+\. Next: _page 2\.\n$/);
  const both = await call(['--config', config, 'list-pods', '--exclude-tools', 'list-hosts']);
  assert.ok(both.stderr.endsWith('[tool-not-allowed]\n'));
  const variable = await call(['--config', config, 'list-hosts'], {
    env: { CLOUDSTACK_MCP_EXCLUDE_TOOLS: 'list-hosts' },
  });
  assert.ok(variable.stderr.endsWith('[tool-not-allowed]\n'));
  const flag = await call(['--url', cloud.url, 'list-zones', '_fields=name'], {
    env: { CLOUDSTACK_API_URL: 'http://127.0.0.1:9/client/api' },
  });
  assert.is(flag.stdout, 'name\nams-1\nfra-1\n2 in all.\n');
});

test('an error of the cloud keeps its text, and no key is shown', async ({ call, cloud }) => {
  const { apiKey, secretKey } = cloud.keys.admin;
  cloud.misbehave({
    kind: 'error',
    errorcode: 431,
    errortext: `Unable to find zone, asked by ${apiKey}`,
    command: 'listZones',
    times: 9,
  });
  const { code, stderr } = await call(['list-zones', '--log-level', 'debug']);
  assert.is(code, 1);
  assert.match(stderr, /CloudStack says: "Unable to find zone/);
  assert.not.ok(stderr.includes(apiKey) || stderr.includes(secretKey));
});

test('--demo needs no cloud and forgets it at the end', async () => {
  const { code, stdout } = await runCommand(['--demo', 'call', 'list-zones', '_format=csv', '_fields=name'], {
    folders,
  });
  assert.is(code, 0);
  assert.is(stdout, 'name\nams-1\nfra-1\n');
});

test.run();
