import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { checkoutWithout, commandIn } from '../fixtures/checkout-without.js';
import { connectClient } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';
import type { Ended } from './run-command.js';

/** What somebody who knows CloudStack and does not program does, in a checkout where three commands have no tool yet. */
interface Path {
  command: string;
  tool: string;
  /** What is written in the place of a mark, by where the mark is in the file. */
  texts: Readonly<Record<string, string>>;
  /** Further edits: what was proposed, and what is better. */
  edits?: readonly (readonly [from: string, to: string])[];
  /** What `try` shows. */
  shows: readonly RegExp[];
}

const PATHS: readonly Path[] = [
  {
    command: 'listSharedFileSystems',
    tool: 'list-shared-file-systems',
    texts: {
      description:
        'Shows shared file systems with their state, zone and size. It does not show what is in them; list-virtual-machines shows the machines that use one.',
      'params.diskofferingid': 'Only those made from this offering.',
      'examples.0.ask': 'Which file systems do several machines share in Frankfurt?',
    },
    edits: [['ttl: configuration', 'ttl: list']],
    shows: [/POST listSharedFileSystems|GET listSharedFileSystems/, /name/],
  },
  {
    command: 'restartSharedFileSystem',
    tool: 'restart-shared-file-system',
    texts: {
      description:
        'Restarts the machine that serves a shared file system; its files stay. Use it when machines cannot reach it any more. To restart one of those machines, use reboot-virtual-machine.',
      'params.cleanup': 'Replace the machine that serves it by a new one.',
      'danger.undo': 'It comes back by itself.',
      'danger.impact': 'every machine that has it mounted',
      'danger.escalate.0.warning': 'The machine that serves it will be replaced by a new one, which takes minutes.',
      'examples.0.ask': 'The file share of the team hangs, restart it',
    },
    edits: [['my-shared-file-system', 'team-share']],
    shows: [/A person is asked first/, /severity: high/i, /POST restartSharedFileSystem/],
  },
  {
    command: 'createVpnCustomerGateway',
    tool: 'create-vpn-customer-gateway',
    texts: {
      description:
        'Writes down the far end of a site-to-site VPN: its public address, its networks and the shared key. Nothing is connected yet: that is what create-vpn-connection does.',
      'params.gateway': 'The public address of the far end.',
      'params.cidrlist': 'The networks behind it, such as 192.0.2.0/24; several with commas between.',
      'params.ipsecpsk': 'The key that both ends share.',
      'params.ikepolicy': 'How the first phase is encrypted, such as aes128-sha1.',
      'params.esppolicy': 'How the second phase is encrypted, such as aes128-sha1.',
      'params.ikelifetime': 'How long a key of the first phase is good, in seconds; at most 86400.',
      'params.esplifetime': 'How long a key of the second phase is good, in seconds; at most 86400.',
      'params.dpd': 'Whether it is checked that the far end still answers.',
      'params.forceencap': 'Whether packets are always wrapped in UDP, for ends behind NAT.',
      'params.splitconnections': 'Whether each network gets a connection of its own.',
      'params.ikeversion': 'Which version of IKE is spoken: ike, ikev1 or ikev2.',
      'examples.0.ask': 'The branch office is at 198.51.100.10, note it down for a VPN',
    },
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
  /** The command of the checkout. */
  server: string;
}

const test = suite<Context>('newcomer');
test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.folders = new ServerFolders();
  context.server = commandIn(context.folders.root);
  checkoutWithout(
    PATHS.map(({ command }) => command),
    context.folders.root,
  );
});
test.after(async ({ cloud, folders }) => {
  await cloud.close();
  folders.remove();
});

const all = ({ stdout, stderr }: Ended): string => `${stdout}${stderr}`;

interface Mark {
  where: string;
  from: number;
  to: number;
}

function marksIn(node: unknown, path: readonly string[] = []): Mark[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => marksIn(value, [...path, String(key)]));
  if (isSeq(node)) return node.items.flatMap((one, at) => marksIn(one, [...path, String(at)]));
  if (!isScalar(node) || typeof node.value !== 'string' || !node.value.startsWith('WRITE:')) return [];
  const [from = 0, to = 0] = node.range ?? [];
  return [{ where: path.join('.').replace(/^(params\..*)\.description$/, '$1'), from, to }];
}

/** The text with each mark replaced. What siblings have taught the draft has no mark. */
function writtenInto(text: string, texts: Path['texts']): string {
  const marks = marksIn(parseDocument(text).contents);
  assert.ok(marks.length > 1);
  return marks.reduceRight((done, { where, from, to }) => {
    assert.ok(texts[where], `${where} has no text`);
    return done.slice(0, from) + JSON.stringify(texts[where]) + done.slice(to);
  }, text);
}

for (const { command, texts, edits = [], shows } of PATHS) {
  test(`${command}: new, edit, lint, try, test`, async ({ folders, server }) => {
    const run = (...words: string[]) => runCommand(words, { folders, cwd: folders.root, server });

    const written = await run('new', command);
    assert.is(written.code, 0, all(written));
    const path = /^Written: (\S+)$/m.exec(written.stdout)?.[1] ?? '';
    const absolute = join(folders.root, path);
    const before = await run('lint', path);
    assert.is(before.code, 1);
    assert.match(before.stdout, 'words/to-be-written');

    const edited = writtenInto(readFileSync(absolute, 'utf8'), texts);
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

test('the tools are there over MCP, and their folders are sound', async ({ cloud, folders, server }) => {
  const linted = await runCommand(['lint', 'manifests/shared-file-system', 'manifests/vpn', 'manifests/_shared'], {
    folders,
    cwd: folders.root,
    server,
  });
  assert.is(linted.code, 0, all(linted));
  const connection = await connectClient({
    cloud,
    folders,
    server,
    args: ['--tools', PATHS.map(({ tool }) => tool).join(',')],
  });
  const { tools } = await connection.client.listTools();
  for (const { tool, texts } of PATHS) {
    const listed = tools.find(({ name }) => name === tool);
    assert.is(listed?.description?.slice(0, 40), texts['description']?.slice(0, 40), tool);
  }
  await connection.close();
});

test.run();
