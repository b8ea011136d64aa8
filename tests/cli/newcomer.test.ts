import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { connectClient } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

/** What somebody who knows CloudStack and does not program does, for three commands that have no tool yet. */
interface Path {
  command: string;
  tool: string;
  /** Where `new` puts it. */
  file: string;
  /** What is written in the place of each mark, in the order of the file. */
  texts: readonly string[];
  /** Further edits: what was proposed, and what is better. */
  edits?: readonly (readonly [from: string, to: string])[];
  /** What `try` shows. */
  shows: readonly RegExp[];
}

const PATHS: readonly Path[] = [
  {
    command: 'listSharedFileSystems',
    tool: 'list-shared-file-systems',
    file: 'shared-file-system/list-shared-file-systems.yaml',
    texts: [
      'Shows shared file systems with their state, zone and size. It does not show what lies in them; the machines that use one are told by list-virtual-machines.',
      'Only those made from this offering.',
      'Which file systems do several machines share in Frankfurt?',
    ],
    shows: [/POST listSharedFileSystems|GET listSharedFileSystems/, /name/],
  },
  {
    command: 'restartSharedFileSystem',
    tool: 'restart-shared-file-system',
    file: 'shared-file-system/restart-shared-file-system.yaml',
    texts: [
      'Restarts the machine that serves a shared file system; its files stay. Use it when machines cannot reach it any more. To restart one of those machines, use reboot-virtual-machine.',
      'Replace the machine that serves it by a new one.',
      'It comes back by itself.',
      'every machine that has it mounted',
      'The machine that serves it will be replaced by a new one, which takes minutes.',
      'The file share of the team hangs, restart it',
    ],
    edits: [['my-shared-file-system', 'team-share']],
    shows: [/A person is asked first/, /severity: high/i, /POST restartSharedFileSystem/],
  },
  {
    command: 'createVpnCustomerGateway',
    tool: 'create-vpn-customer-gateway',
    file: 'vpn-customer-gateway/create-vpn-customer-gateway.yaml',
    texts: [
      'Writes down the far end of a site-to-site VPN: its public address, its networks and the shared key. Nothing is connected by it yet.',
      'The public address of the far end.',
      'The networks behind it, such as 192.0.2.0/24; several with commas between.',
      'The key that both ends share.',
      'How the first phase is encrypted, such as aes128-sha1.',
      'How the second phase is encrypted, such as aes128-sha1.',
      'How long a key of the first phase is good, in seconds; at most 86400.',
      'How long a key of the second phase is good, in seconds; at most 86400.',
      'Whether it is checked that the far end still answers.',
      'Whether packets are always wrapped in UDP, for ends behind NAT.',
      'Whether each network gets a connection of its own.',
      'Which version of IKE is spoken: ike, ikev1 or ikev2.',
      'The branch office is at 198.51.100.10, note it down for a VPN',
    ],
    edits: [
      ['gateway: my-gateway', 'gateway: 198.51.100.10'],
      ['ipsecpsk: my-ipsecpsk', 'ipsecpsk: correct-horse'],
    ],
    shows: [/POST createVpnCustomerGateway/, /gateway: 198\.51\.100\.10/, /\[hidden\]|\*\*\*/],
  },
];

interface Context {
  cloud: DemoCloud;
  folders: ServerFolders;
}

const test = suite<Context>('newcomer');
test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.folders = new ServerFolders();
});
test.after(async ({ cloud, folders }) => {
  await cloud.close();
  folders.remove();
});

const all = ({ stdout, stderr }: Ended): string => `${stdout}${stderr}`;

for (const { command, file, texts, edits = [], shows } of PATHS) {
  test(`${command}: new, edit, lint, try, test`, async ({ folders }) => {
    const run = (...words: string[]) => runCommand(words, { folders, cwd: folders.root });
    const path = join('manifests', ...file.split('/'));
    const absolute = join(folders.root, path);

    const written = await run('new', command);
    assert.is(written.code, 0, all(written));
    assert.match(written.stdout, `Written: ${path}`);
    const before = await run('lint', path);
    assert.is(before.code, 1);
    assert.match(before.stdout, 'words/to-be-written');

    const answers = [...texts];
    const edited = readFileSync(absolute, 'utf8').replace(/"WRITE: (?:[^"\\]|\\.)*"/g, (mark) =>
      JSON.stringify(answers.shift() ?? `no answer to ${mark}`),
    );
    assert.equal(answers, [], 'every text has its mark');
    writeFileSync(
      absolute,
      edits.reduce((text, [from, to]) => text.replace(from, to), edited),
    );

    const linted = await run('lint', path);
    assert.is(linted.code, 0, all(linted));
    const tried = await run('try', path);
    assert.is(tried.code, 0, all(tried));
    for (const shown of shows) assert.match(tried.stdout, shown);
    assert.not.match(all(tried), 'correct-horse');

    const updated = await run('test', path, '--update');
    assert.is(updated.code, 0, all(updated));
    const expected = readFileSync(absolute.replace(/\.yaml$/, '.test.yaml'), 'utf8');
    assert.match(expected, 'request:');
    assert.match(expected, 'text: ');
    const tested = await run('test', path);
    assert.is(tested.code, 0, all(tested));
    writeFileSync(absolute.replace(/\.yaml$/, '.test.yaml'), expected.replace(/text: (\S)/, 'text: Not $1'));
    assert.is((await run('test', path)).code, 1, 'what is shown otherwise is a difference');
    writeFileSync(absolute.replace(/\.yaml$/, '.test.yaml'), expected);
  });
}

test('the tools are there over MCP, and the whole folder is sound', async ({ cloud, folders }) => {
  const linted = await runCommand(['lint', 'manifests'], { folders, cwd: folders.root });
  assert.is(linted.code, 0, all(linted));
  const connection = await connectClient({
    cloud,
    folders,
    args: ['--manifests', join(folders.root, 'manifests'), '--toolsets', 'all'],
  });
  const { tools } = await connection.client.listTools();
  for (const { tool, texts } of PATHS) {
    const listed = tools.find(({ name }) => name === tool);
    assert.is(listed?.description?.slice(0, 40), texts[0]?.slice(0, 40), tool);
  }
  await connection.close();
});

test.run();
