import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Row } from '../../engine/demo/store/rows.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: names instead of ids');
const LIST = 'list-virtual-machines';
const START = 'start-virtual-machine';

let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect();
});
test.after(() => conversation.close());

const machines = () => conversation.cloud.tables.virtualMachines;
const changes = () => conversation.cloud.changes().length;

function machine(name: string): Row {
  const found = machines().find((row) => row.name === name);
  if (!found) throw new Error(`There is no machine ${name}`);
  return found;
}

test('one match is used, and only its id is sent', async () => {
  const { isError } = await connection.call(LIST, { zoneid: 'ams-1', networkid: 'ops-net' });
  assert.is(isError, false);
  const sent = conversation.cloud.requests.findLast(({ command }) => command === 'listVirtualMachines');
  const [zone] = conversation.cloud.tables.zones.filter(({ name }) => name === 'ams-1');
  const [network] = conversation.cloud.tables.networks.filter(({ name }) => name === 'ops-net');
  assert.is(sent?.params['zoneid'], zone?.id);
  assert.is(sent?.params['networkid'], network?.id);
});

test('an id is taken as it is', async () => {
  const { id } = machine('db-1');
  const { text } = await connection.call(LIST, { id });
  assert.match(text, /^db-1 is Running/);
});

test('names fit whatever their case', async () => {
  const { text } = await connection.call(LIST, { id: 'WEB-01' });
  assert.match(text, /^web-01 is Running/);
});

test('an exact name wins over one that differs in case', async () => {
  machines().push({ ...machine('bastion'), id: '5fd0a1de-0001-4000-8000-000000000001', name: 'Bastion' } as ReturnType<
    typeof machines
  >[number]);
  // The listing of the machines above may be remembered: this name was not asked for yet.
  const { text } = await connection.call(LIST, { id: 'Bastion' });
  assert.match(text, /^Bastion is/);
  assert.match(text, /id 5fd0a1de-0001-4000-8000-000000000001/);
});

test('the name that people see is a name too, also in other scripts', async () => {
  const { text } = await connection.call(LIST, { id: 'Café 東京 – сервер 🍵' });
  assert.match(text, /^cafe-tokyo is Running/);
  // The same letters composed in another way.
  const decomposed = await connection.call(LIST, { id: 'Café 東京 – сервер 🍵'.normalize('NFD') });
  assert.match(decomposed.text, /^cafe-tokyo is Running/);
});

test('no match: the near names are told and nothing is done', async () => {
  const before = changes();
  const { text, structured, isError } = await connection.call(START, { id: 'web-1' });
  assert.ok(isError);
  assert.match(text, /^There is no virtual machine named "web-1"\. Did you mean web-01/);
  assert.match(text, /list-virtual-machines/);
  assert.is(structured['error'], 'name-not-found');
  assert.is(changes(), before);
});

test('part of a name is no match', async () => {
  const { structured } = await connection.call(START, { id: 'web' });
  assert.is(structured['error'], 'name-not-found');
});

test('several matches: the candidates with what tells them apart, and nothing is done', async () => {
  const before = changes();
  const { text, structured, isError } = await connection.call(START, { id: 'build' });
  assert.ok(isError);
  assert.match(text, /^2 of kind virtual machine are named "build":$/m);
  assert.match(
    text,
    /- build: [0-9a-f-]{36} \(account alice, domainpath ROOT\/acme, zonename fra-1, state Running, created [^)]+\)/,
  );
  assert.match(
    text,
    /- build: [0-9a-f-]{36} \(account acme-admin, domainpath ROOT\/acme, zonename ams-1, state Running, created [^)]+\)/,
  );
  const builds = machines().filter(({ name }) => name === 'build');
  assert.equal([...(structured['candidates'] as string[])].sort(), builds.map(({ id }) => id).sort());
  assert.is(changes(), before);
});

test('another argument narrows the search down to one', async () => {
  const { text } = await connection.call(LIST, { id: 'build', zoneid: 'ams-1' });
  assert.match(text, /^build is Running in ams-1/);
});

test('names in a list are all looked up; one that is not found stops the call', async () => {
  const good = await connection.call(LIST, { ids: ['web-01', 'db-1'], _fields: ['name'], _sort: 'name' });
  assert.equal(good.text.split('\n'), ['name', 'db-1', 'web-01', '2 in all.']);
  const bad = await connection.call(LIST, { ids: ['web-01', 'nobody-knows-it'] });
  assert.match(bad.text, /nobody-knows-it/);
  assert.is(bad.structured['error'], 'name-not-found');
});

test('a machine with a hostile name can be named by its harmless one, and what is shown is harmless', async () => {
  const { text } = await connection.call('stop-virtual-machine', { id: 'intake-7', _dry_run: true });
  assert.match(text, /^intake-7 \([0-9a-f-]{36}\) in ams-1, now Running, will be shut down/m);
});

test('a hostile name as an argument finds nothing and is told without harm', async () => {
  for (const id of ['x\u001b[31mred', '"; DROP TABLE', '{{item.password}}', '<b>bold</b>', '../../etc/passwd']) {
    const { text, isError } = await connection.call(START, { id });
    assert.ok(isError, id);
    // eslint-disable-next-line no-control-regex -- what must not be there
    assert.not.match(text, /[\u0000-\u0009\u000b-\u001f]/);
  }
});

test('what has no name is told by what it is', async () => {
  const { text, structured } = await connection.call('delete-firewall-rule', { id: 'the-web-rule' });
  assert.match(text, /no firewall rule named "the-web-rule"/);
  assert.match(text, /list-firewall-rules/);
  assert.is(structured['error'], 'name-not-found');
});

test('a name found a moment ago is looked up again before a change', async () => {
  await connection.call(LIST, { id: 'monitor' });
  machine('monitor').name = 'monitor-renamed';
  machine('monitor-renamed')['displayname'] = 'monitor-renamed';
  const { structured } = await connection.call(START, { id: 'monitor' });
  assert.is(structured['error'], 'name-not-found');
});

test.run();
