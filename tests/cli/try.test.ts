import { spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { SERVER } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { until } from '../fixtures/until.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

const test = suite('try');
let folders: ServerFolders;
test.before.each(() => {
  folders = new ServerFolders();
});
test.after.each(() => folders.remove());

const run = (...words: string[]): Promise<Ended> => runCommand(['try', ...words], { folders, cwd: folders.root });

const RACKS = `command: listRacks
title: List racks
description: Shows the racks of this company.
effect: read
answer: { kind: list, of: RackResponse }
params:
  zoneid: { use: zone, description: Only in this zone. }
ttl: list
output:
  columns: [name, { power: power }, id]
`;

test('a change on the demo cloud: request, answer and text, with keys masked; nothing is kept', async () => {
  const file = join(BUILT_IN_MANIFESTS, 'virtual-machine', 'stop-virtual-machine.yaml');
  const { code, stdout } = await run(file, 'id=web-01');
  assert.is(code, 0, stdout);
  assert.match(stdout, /^A person is asked first\n {2}web-01 \([0-9a-f-]{36}\)/m);
  assert.match(
    stdout,
    /^Request \(after listVirtualMachines[^\n]*\n {2}POST stopVirtualMachine\n {2}id: [0-9a-f-]{36}\n/m,
  );
  assert.match(stdout, /^ {2}apikey: \*\*\*$/m);
  assert.match(stdout, /^ {2}signature: \*\*\*$/m);
  assert.match(stdout, /^Answer, of the demo cloud\n {2}\{\n {4}"virtualmachine": \{/m);
  assert.match(stdout, /^What the caller sees\n {2}web-01 is Stopped \(id [0-9a-f-]{36}\)\.\n/m);
  assert.equal(folders.audit(), []);
});

test('without arguments it is the first example, on the demo cloud', async () => {
  const file = folders.write(
    'list-vpc-offerings.yaml',
    `command: listVPCOfferings
title: List VPC offerings
description: Shows which kinds of virtual private clouds there are.
effect: read
answer: { kind: list, of: VpcOfferingResponse }
params:
  name: { type: string, description: Only of this name. }
shows: [vpc]
ttl: list
output:
  columns: [name, state, isdefault, id]
examples:
  - ask: Which VPC offering is the redundant one?
    args: { name: vpc-redundant }
`,
  );
  const { code, stdout, stderr } = await run(file);
  assert.is(code, 0, stdout);
  assert.match(stderr, /Its first example: Which VPC offering is the redundant one\?/);
  assert.match(stdout, /^ {2}GET listVPCOfferings\n {2}name: vpc-redundant$/m);
  assert.match(stdout, /^Answer, of the demo cloud$/m);
  assert.match(stdout, /\bvpc-redundant\|/);
});

test('parameters are still checked, and secrets are not shown', async () => {
  const wrong = await run(join(BUILT_IN_MANIFESTS, 'zone', 'list-zones.yaml'), 'availabel=true');
  assert.is(wrong.code, 1);
  assert.match(wrong.stdout, /Nothing was sent\.[\s\S]*\[unknown-argument\]/);
  const account = join(BUILT_IN_MANIFESTS, 'account', 'create-account.yaml');
  const { stdout } = await run(account);
  assert.match(stdout, /^ {2}password: \*\*\*$/m);
  assert.not.match(stdout, /what-the-person-chose/);
});

test('a private command is answered as its manifest says', async () => {
  const { code, stdout } = await run(folders.write('my/rack/list-racks.yaml', RACKS), 'zoneid=fra-1');
  assert.match(stdout, /made up from the manifest: CloudStack has no command listRacks/);
  assert.match(stdout, /^ {2}In every row: power power-1\n {2}name\|id\n {2}rack-1\|[0-9a-f]{8}$/m);
  assert.is(code, 0);
});

test('what is wrong with the manifest comes first, and what the engine refuses is not called', async () => {
  const file = folders.write('list-racks.yaml', RACKS.replace('effect: read', 'effect: raed'));
  const { code, stdout } = await run(file);
  assert.is(code, 1);
  assert.match(stdout, /list-racks\.yaml:4:\d+ [\s\S]*cannot be tried until this is fixed/);
  assert.is((await run(join(folders.root, 'nothing.yaml'))).code, 2);
});

test('a real cloud only with --live, and there a change is asked for', async () => {
  const cloud = await startDemoCloud({ jobMs: 50 });
  const file = join(BUILT_IN_MANIFESTS, 'virtual-machine', 'stop-virtual-machine.yaml');
  const list = join(BUILT_IN_MANIFESTS, 'zone', 'list-zones.yaml');
  try {
    const refused = await run(file, 'id=web-01', '--url', cloud.url);
    assert.is(refused.code, 2);
    assert.match(refused.stderr, /Add --live/);
    const live = (...words: string[]): Promise<Ended> =>
      runCommand(['try', ...words, '--live'], { folders, cloud, cwd: folders.root });
    const asked = await live(file, 'id=web-01');
    assert.is(asked.code, 1);
    assert.match(asked.stdout, /Nothing was sent\.[\s\S]*Nothing has been done yet/);
    assert.is(cloud.changes().length, 0);
    const watched = await live(file, 'id=web-01', '--watch');
    assert.match(watched.stderr + watched.stdout, /not changed by saving a file/);
    const read = await live(list);
    assert.is(read.code, 0);
    assert.match(read.stdout, /^Answer, of 127\.0\.0\.1:\d+$/m);
  } finally {
    await cloud.close();
  }
});

test('--watch: again after each save, whatever editors do, and on after mistakes; Ctrl-C ends it with 0', async () => {
  const file = folders.write('my/rack/list-racks.yaml', RACKS);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folders.root };
  const child = spawn(process.execPath, [SERVER, 'try', file, '--watch'], { env, cwd: folders.root });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const shows = async (text: string): Promise<void> => {
    await until(`it shows ${text}`, () => out.includes(text));
    out = '';
  };
  try {
    await shows('Watching');
    writeFileSync(file, RACKS.replace('power: power', 'watts: power'));
    await shows('In every row: watts');
    writeFileSync(file, RACKS.replace('effect: read', 'effect: raed'));
    await shows('cannot be tried until this is fixed');
    rmSync(file);
    await shows('is not there now');
    writeFileSync(`${file}~`, RACKS.replace('power: power', 'amps: power'));
    renameSync(`${file}~`, file);
    await shows('In every row: amps');
  } finally {
    child.kill('SIGINT');
  }
  assert.is(await ended, 0);
});

test.run();
