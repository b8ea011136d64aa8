import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: manifests of one’s own');

const PLACES = `command: listZones
title: List places
description: Shows the places where machines can run, with one column only.
effect: read
ttl: list
answer: { kind: list, of: ZoneResponse }
output:
  columns:
    - name
  sort: name
`;
const BADGES = `command: listBadges
title: List badges
description: Shows the badges that this company gives to its machines.
effect: read
ttl: none
since: "4.1"
answer: { kind: list }
params:
  colour: { type: string, enum: [red, blue], description: Only those of this colour. }
output:
  columns:
    - name
    - weight: points | mib
`;
const WIPE = `command: destroyVirtualMachine
title: Wipe a machine
description: Destroys a machine of the lab, as our own rules say.
effect: change
async: true
answer: { kind: object, of: UserVmResponse }
params:
  id: { use: virtual-machine, required: true, description: The machine. }
danger:
  severity: high
  category: data-loss
  warning: "{{vm}} of {{vm.account}} goes to the bin."
  reversible: true
  impact: one machine of the lab
  confirm: wipe
changes: [virtual-machine]
output:
  done: "{{item.name}} is in the bin."
`;

let conversation: Conversation;
let connection: Connection;
let names: string[];

/** The API of this company, which listApis tells and no list of facts knows. */
function withBadges(real: unknown): unknown {
  const { listapisresponse: list } = real as { listapisresponse: { count: number; api: unknown[] } };
  const api = [...list.api, { name: 'listBadges', params: [{ name: 'colour' }] }];
  return { listapisresponse: { count: api.length, api } };
}

const connect = (): Promise<Connection> =>
  conversation.connect({
    env: { CLOUDSTACK_MCP_MANIFESTS: `${conversation.folders.root}/own`, CLOUDSTACK_MCP_TOOLSETS: 'all' },
  });
const namesOf = async ({ client }: Connection): Promise<string[]> => {
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listTools(cursor === undefined ? {} : { cursor });
    listed.push(...page.tools.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return listed;
};

test.before(async () => {
  conversation = await openConversation();
  const { cloud, folders } = conversation;
  cloud.misbehave({ kind: 'answer', command: 'listApis', times: 10, body: withBadges });
  const badges = { listbadgesresponse: { count: 1, badge: [{ id: 'b-1', name: 'gold', points: 2048 }] } };
  cloud.misbehave({ kind: 'unknown-envelope', command: 'listBadges', body: badges });
  folders.write('own/badge/list-badges.yaml', BADGES);
  folders.write('own/place/list-places.yaml', PLACES);
  folders.write('own/machine/wipe-machine.yaml', WIPE);
  folders.write('own/place/list-broken.yaml', PLACES.replace('effect: read', 'efect: read'));
  folders.write('own/one/list-twice.yaml', PLACES);
  folders.write('own/two/list-twice.yaml', PLACES);
  // An own folder cannot quietly replace what is built in.
  folders.write('own/region/list-pods.yaml', PLACES);
  connection = await connect();
  names = await namesOf(connection);
});
test.after(() => conversation.close());

test('a private API needs a manifest in a folder of one’s own and nothing else', async () => {
  assert.ok(names.includes('list-badges'));
  const { text } = await connection.call('list-badges', { colour: 'RED', _fields: ['name', 'weight'] });
  assert.equal(text.split('\n'), ['name|weight GiB', 'gold|2', '1 in all.']);
  const sent = conversation.cloud.requests.findLast(({ command }) => command === 'listBadges');
  assert.is(sent?.params['colour'], 'red');
});

test('an own tool that changes something is confirmed, audited and counted like a built-in one', async () => {
  const plan = await connection.call('wipe-machine', { id: 'web-01' });
  assert.match(plan.text, /^web-01 \([0-9a-f-]{36}\) of alice goes to the bin\.$/m);
  assert.equal(conversation.cloud.changes(), []);
  const done = await connection.call('wipe-machine', { id: 'web-01', _confirm: plan.structured['confirm'] });
  assert.is(done.text, 'web-01 is in the bin.');
  assert.is(conversation.cloud.changes('destroyVirtualMachine').length, 1);
  assert.equal(
    conversation.folders.audit('wipe-machine').map(({ event }) => event),
    ['refused', 'intent', 'result'],
  );
});

test('a bad manifest is left out and named with its line; everything else works', async () => {
  for (const good of ['list-places', 'list-virtual-machines', 'deploy-virtual-machine'])
    assert.ok(names.includes(good));
  assert.not.ok(names.includes('list-broken'));
  assert.match(connection.stderr(), /Left out: .*own\/place\/list-broken\.yaml:4:1 .*efect/);
  const { structured } = await connection.call('list-broken');
  assert.is(structured['error'], 'unknown-tool');
});

test('of two tools with one name neither is used, both files are named, and the rest works', async () => {
  for (const refused of ['list-twice', 'list-pods']) assert.not.ok(names.includes(refused), refused);
  const { text, isError } = await connection.call('list-twice');
  assert.ok(isError);
  for (const told of [text, connection.stderr()]) {
    assert.match(told, /own\/one\/list-twice\.yaml/);
    assert.match(told, /own\/two\/list-twice\.yaml/);
  }
  assert.match(connection.stderr(), /own\/region\/list-pods\.yaml/);
  assert.is((await connection.call('list-zones')).isError, false);
});

test('editing a manifest and restarting is enough, and what is wrong is told again', async () => {
  assert.match((await connection.call('list-places')).text, /^name\nams-1\nfra-1$/m);
  conversation.folders.write(
    'own/place/list-places.yaml',
    PLACES.replace('- name', '- place: name\n    - networktype'),
  );
  conversation.folders.write('own/two/list-twice.yaml', PLACES.replace('title: List', 'title: Really list'));
  const list = (await connection.call('list-places')).text;
  assert.match(list, /^name\nams-1/, 'a running server stays as it is');

  const after = await connect();
  assert.match((await after.call('list-places')).text, /networktype Advanced[\s\S]*^place\nams-1$/m);
  assert.match(after.stderr(), /Left out: .*own\/place\/list-broken\.yaml:4:1 .*efect/);
  assert.match(after.stderr(), /own\/two\/list-twice\.yaml/);
  // What the cloud does not offer is known by now and not shown any more.
  const shown = await namesOf(after);
  assert.equal(
    shown,
    names.filter((name) => shown.includes(name)),
  );
  for (const name of ['list-places', 'list-badges', 'wipe-machine']) assert.ok(shown.includes(name), name);
});

test.run();
