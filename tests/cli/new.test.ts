import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newManifest } from '../../engine/cli/new.js';
import type { NewOptions } from '../../engine/cli/new.js';
import { failureOf } from '../cloudstack/a-client.js';
import { savedApis } from '../../engine/cli/list-apis-rows.js';
import type { Terminal } from '../../engine/cli/terminal.js';
import { ToolError } from '../../engine/errors.js';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { withCommands } from '../../engine/facts/facts.js';
import { readListApis } from '../../engine/facts/read-list-apis.js';
import { readYaml } from '../../engine/manifest/read-yaml.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { fakeTerminal } from './fake-terminal.js';
import { runCommand } from './run-command.js';

const folders = new ServerFolders();
const MINE = join(folders.root, 'manifests');
const test = suite('new');
test.after(() => folders.remove());
test.after.each(() => rmSync(MINE, { recursive: true, force: true }));

/** The command itself, as a process of its own. */
const run = (...words: string[]) => runCommand(['new', ...words], { folders, cwd: folders.root });

/** What it does, in this process: much faster, and all that differs is where the flags come from. */
async function write(said: string | undefined, options: NewOptions = {}): Promise<string> {
  const terminal: Terminal = fakeTerminal();
  delete terminal.ask;
  let written = '';
  await newManifest(said, { into: MINE, ...options }, { ...terminal, write: (text) => void (written += text) });
  return written;
}

async function refusalOf(said: string | undefined, options: NewOptions = {}): Promise<string> {
  const { code, message } = await failureOf(write(said, options));
  assert.is(code, 'wrong-usage');
  return message;
}
/** Commands of a plugin: nobody writes built-in tools for them. */
const RACKS = JSON.stringify({
  api: [
    {
      name: 'listRacks',
      params: [{ name: 'zoneid', type: 'uuid', related: 'listZones' }],
      response: [{ name: 'id' }, { name: 'name' }, { name: 'units', type: 'integer' }],
    },
    {
      name: 'restartRack',
      isasync: true,
      params: [
        { name: 'id', type: 'uuid', required: true, related: 'listRacks' },
        { name: 'cleanup', type: 'boolean' },
      ],
      response: [{ name: 'success' }, { name: 'displaytext' }],
    },
    {
      name: 'deleteRack',
      isasync: true,
      params: [{ name: 'id', type: 'uuid', required: true }],
      response: [{ name: 'success' }, { name: 'displaytext' }],
    },
  ],
  count: 3,
});
const apis = folders.write('apis.json', RACKS);

const textOf = (...path: string[]): string => readFileSync(join(MINE, ...path), 'utf8');

test('writes a file that only lacks what a person has to write, and says how to go on', async () => {
  const { code, stdout, stderr } = await run('restartRack', '--apis', apis);
  assert.is(code, 0);
  assert.is(stderr, '');
  const path = join('manifests', 'rack', 'restart-rack.yaml');
  assert.match(stdout, `Written: ${path}\n`);
  assert.match(stdout, /\d+ texts are left to you/);
  for (const next of ['lint', 'try', 'test']) assert.match(stdout, `  cloudstack-mcp ${next} ${path}`);
  const text = textOf('rack', 'restart-rack.yaml');
  assert.match(text, 'command: restartRack\ntitle: Restart a rack\ndescription: "WRITE: ');
  assert.match(text, 'async: true');
});

test('what flags say stands in the file; folder and name are theirs too', async () => {
  const description = 'Restarts a VPC: its virtual router is stopped and started. Its tiers are cut off meanwhile.';
  const words = ['--title', 'Restart my VPC', '--description', description, '--ask', 'Restart "shop": now'];
  const place = ['--into', 'manifests', '--folder', 'net', '--name', 'bounce-vpc'];
  const { code } = await run('restartRack', '--apis', apis, ...place, ...words);
  assert.is(code, 0);
  const { data } = readYaml('x', textOf('net', 'bounce-vpc.yaml'));
  const { title, description: written, examples } = data as { [key: string]: unknown; examples: { ask: string }[] };
  assert.equal([title, written, examples[0]?.ask], ['Restart my VPC', description, 'Restart "shop": now']);
});

test('a file that is there stays as it is without --force', async () => {
  await write('listRacks', { apis });
  assert.not.match(textOf('rack', 'list-racks.yaml'), 'danger:');
  const file = join(MINE, 'rack', 'list-racks.yaml');
  // It does not load, so that nothing covers the command any more.
  writeFileSync(file, '# mine\n');
  assert.match(await refusalOf('listRacks', { apis }), 'already exists');
  assert.is(readFileSync(file, 'utf8'), '# mine\n');
  await write('listRacks', { apis, force: true });
  assert.match(readFileSync(file, 'utf8'), 'command: listRacks');
});

test('a command that has a tool is refused', async () => {
  assert.match(await refusalOf('destroyVirtualMachine'), 'already has a tool: destroy-virtual-machine');
  assert.not(existsSync(MINE));
});

test('--stdout prints YAML and nothing else, and writes nothing', async () => {
  const { code, stdout, stderr } = await run('destroyVirtualMachine', '--stdout');
  assert.is(code, 0);
  assert.is(stderr, '');
  assert.equal(readYaml('x', stdout).problems, []);
  assert.not(existsSync(MINE));
});

test('an unknown command: what is like it, and where else it may come from', async () => {
  const { code, stderr } = await run('restartVCP');
  assert.is(code, 2);
  assert.match(stderr, /restartVPC/);
  assert.match(stderr, /--apis FILE/);
  assert.match(await refusalOf(undefined), 'cloudstack-mcp new COMMAND');
});

test('names that no file may have are refused', async () => {
  for (const options of [{ name: '../x' }, { folder: 'A b' }, { name: '' }]) {
    assert.match(await refusalOf('restartRack', { apis, ...options }), 'small letters');
  }
  assert.not(existsSync(MINE));
});

test('a private command from a saved listApis', async () => {
  assert.match(await write('listRacks', { apis }), `--apis ${apis}`);
  assert.match(textOf('rack', 'list-racks.yaml'), 'zoneid: { use: zone,');
  await write('deleteRack', { apis });
  const text = textOf('rack', 'delete-rack.yaml');
  assert.match(text, /severity: high\n {2}category: data-loss/);
  assert.match(text, 'async: true');
  assert.match(await refusalOf('listShelves', { apis }), 'The listApis response does not have it either.');
  assert.match(await refusalOf('listRacks', { apis: 'gone.json' }), 'There is no file gone.json');
});

test('a new kind of thing gets an entry, once, behind what others wrote', async () => {
  const shared = folders.write('manifests/_shared/entities.yaml', '# mine\nrack: { list: listRacks, as: rack }');
  // With schemas beside it the folder is a checkout, in which nobody has written anything yet.
  const schema = folders.write('schemas/tool.schema.json', '{}');
  assert.match(await write('listWebhooks'), 'Added: webhook in');
  await write('deleteWebhook');
  rmSync(dirname(schema), { recursive: true });
  const lines = readFileSync(shared, 'utf8').split('\n');
  assert.equal(lines.slice(0, 2), ['# mine', 'rack: { list: listRacks, as: rack }']);
  assert.match(lines[2] ?? '', 'webhook: { list: listWebhooks,');
  assert.equal(lines.slice(3), ['']);
  assert.match(textOf('webhook', 'delete-webhook.yaml'), 'id: { use: webhook, required: true');
});

test('the live server is asked, also the demo cloud', async () => {
  const { code, stdout } = await run('listSharedFileSystems', '--live', '--demo', '--stdout');
  assert.is(code, 0);
  assert.match(stdout, 'command: listSharedFileSystems');
});

test('in a terminal it searches, proposes and takes over what is typed', async () => {
  const terminal = fakeTerminal(['restart rack', '1', '', 'Switch a rack off and on', '', 'Restart the rack in fra-1']);
  await newManifest(undefined, { into: MINE, apis }, terminal);
  assert.match(terminal.told(), /1 {2}restartRack/);
  assert.is(terminal.prompts.length, 6);
  const [file = ''] = /manifests\/\S+\.yaml/.exec(terminal.written()) ?? [];
  const text = readFileSync(join(folders.root, file), 'utf8');
  assert.match(text, 'title: Switch a rack off and on');
  assert.match(text, '- ask: Restart the rack in fra-1');
  assert.match(text, 'description: "WRITE: ');
});

test('who closes the input has written nothing', async () => {
  try {
    await newManifest('restartRack', { into: MINE, apis }, fakeTerminal([undefined]));
    assert.unreachable();
  } catch (error) {
    assert.instance(error, ToolError);
    assert.is((error as ToolError).code, 'cancelled');
  }
  assert.not(existsSync(MINE));
});

test('--yes asks nothing in a terminal either', async () => {
  const terminal = fakeTerminal([]);
  await newManifest('restartRack', { into: MINE, apis, yes: true }, terminal);
  assert.equal(terminal.prompts, []);
  const facts = withCommands(readListApis(savedApis(apis).rows));
  const { found } = lint({ ...chooseFiles([MINE]), facts });
  assert.ok(found.every(({ problem }) => problem.source?.includes('WRITE:')));
});

test.run();
