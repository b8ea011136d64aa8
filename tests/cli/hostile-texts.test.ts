import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { connectClient } from '../fixtures/connect-client.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

interface Context {
  cloud: DemoCloud;
  folders: ServerFolders;
}

/** Colours, a link, a line of its own, letters that turn round what follows, and the one-byte form of an escape. */
const HOSTILE = 'EV\u001b[31m\u001b]8;;http://e\u0007\r\nok  FAKE all is fine\u202e\u200b\u009b2J\bend';
// eslint-disable-next-line no-control-regex -- what may not come out
const HARMFUL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e\u200b]/;

const test = suite<Context>('texts of the cloud and of manifests in a terminal');

test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.folders = new ServerFolders();
});
test.after.each(({ cloud }) => cloud.calm());
test.after(async ({ cloud, folders }) => {
  await cloud.close();
  folders.remove();
});

async function assertHarmless(words: string[], { cloud, folders }: Context): Promise<string> {
  const { stdout, stderr } = await runCommand(words, { cloud, folders });
  const all = stdout + stderr;
  assert.not.match(all, HARMFUL, JSON.stringify(all.slice(0, 3_000)));
  assert.not.match(all, /^\s*ok {2}FAKE/m);
  return all;
}

test('doctor: the version that a cloud tells, and whose key it says it is', async (context) => {
  const user = { username: HOSTILE, account: HOSTILE, domain: 'ROOT', rolename: 'password=hunter2hunter2' };
  context.cloud.misbehave({
    kind: 'answer',
    command: 'listCapabilities',
    times: 99,
    body: () => ({ listcapabilitiesresponse: { capability: { cloudstackversion: HOSTILE } } }),
  });
  for (const command of ['listUsers', 'getUser'])
    context.cloud.misbehave({
      kind: 'answer',
      command,
      times: 99,
      body: () => ({ [`${command.toLowerCase()}response`]: { count: 1, user: [{ id: '1', ...user }] } }),
    });
  const said = await assertHarmless(['doctor'], context);
  assert.match(said, /CloudStack EV ok/);
  assert.not.match(said, 'hunter2hunter2');
});

test('drift: the names that a list of commands has', async (context) => {
  const file = join(context.folders.root, 'apis.json');
  const api = [{ name: HOSTILE, description: HOSTILE, isasync: false, params: [], response: [] }];
  writeFileSync(file, JSON.stringify({ listapisresponse: { count: 1, api } }));
  assert.match(await assertHarmless(['drift', '--apis', file], context), 'Commands without a manifest');
  await assertHarmless(['drift', '--apis', file, '--json'], context);
});

for (const [what, text] of Object.entries({
  'a name that is no word of the format': `${JSON.stringify(HOSTILE)}: 1\n{ ${JSON.stringify(HOSTILE)}: 1\n`,
  'a command of other letters': `command: ${JSON.stringify(HOSTILE)}\ntitle: Show the zones\n`,
  'a list that is not closed': 'command: [\u001b[31m\n',
})) {
  test(`a manifest with ${what}`, async (context) => {
    const folder = new ManifestFolder({ 'zone/show-zones.yaml': text });
    try {
      await assertHarmless(['lint', folder.path], context);
      await assertHarmless(['tools', 'zone', '--manifests', folder.path], context);
    } finally {
      folder.remove();
    }
  });
}

test('tools, help and the list for a client: what a manifest says of itself', async (context) => {
  const text = JSON.stringify(HOSTILE);
  const folder = new ManifestFolder({
    'zone/show-places.yaml': `command: listZones
title: ${text}
description: ${text}
keywords: [${JSON.stringify(HOSTILE.slice(0, 30))}]
effect: read
answer: { kind: list, of: ZoneResponse }
shows: [zone]
ttl: list
params:
  name: { type: string, description: ${text} }
examples:
  - ask: ${text}
    args: { name: fra-1 }
`,
  });
  const given = ['--manifests', folder.path];
  assert.match(await assertHarmless([...given, 'tools', 'zone'], context), 'show-places');
  assert.match(await assertHarmless([...given, 'call', 'show-places', '--help'], context), 'show-places');
  const client = await connectClient({ ...context, args: [...given, '--tools', 'show-places'] });
  const { tools } = await client.client.listTools();
  const shown = JSON.stringify(tools.find(({ name }) => name === 'show-places'));
  assert.match(shown, 'FAKE');
  assert.not.match(shown.replaceAll('\\n', ''), /\\u00|[\u202e\u200b\u009b]/);
  await client.close();
  folder.remove();
});

test('a tool that does not exist is named on one line', async (context) => {
  assert.match(await assertHarmless(['call', HOSTILE], context), 'There is no tool named EV ok');
});

test.run();
