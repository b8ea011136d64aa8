import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';

const test = suite('conversation: reading');
const LIST = 'list-virtual-machines';
const BULK = 130;
const PAGE = 50;

let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation({ extraVirtualMachines: BULK });
  connection = await conversation.connect();
});
test.after(() => conversation.close());

const linesOf = (text: string): string[] => text.split('\n');
const idsOf = (structured: Record<string, unknown>): string[] => structured['ids'] as string[];

test('a list stands alone as text; the structured part holds ids, count and page only', async () => {
  const { text, structured, isError } = await connection.call('list-zones');
  assert.is(isError, false);
  const [above, header, ...rows] = linesOf(text);
  assert.is(above, 'In every row: network Advanced | state Enabled | security groups false');
  assert.is(header, 'name|id');
  assert.match(rows[0] ?? '', /^ams-1\|/);
  assert.match(rows[1] ?? '', /^fra-1\|/);
  assert.is(rows.at(-1), '2 in all.');
  const { zones } = conversation.cloud.tables;
  const ids = ['ams-1', 'fra-1'].map((name) => zones.find((zone) => zone.name === name)?.id ?? '');
  assert.equal(structured, { ids, count: 2, page: 1 });
  assert.equal(
    rows.slice(0, 2).map((row) => row.split('|').at(-1)),
    ids.map((id) => id.slice(0, 8)),
  );
});

test('one match is shown as a card', async () => {
  const { text, structured } = await connection.call(LIST, { id: 'web-01' });
  assert.match(text, /^web-01 is Running in fra-1 on host kvm-fra-1, since .* UTC\.$/m);
  assert.match(text, /^Addresses: 10\.1\.1\.10 in web-net \(default\)$/m);
  assert.match(text, /^Owner: account alice in acme; created \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/m);
  assert.is(structured['count'], 1);
  assert.is(idsOf(structured).length, 1);
});

test('pages join to the whole list: each machine once, and each page says how to get the next', async () => {
  const total = conversation.cloud.tables.virtualMachines.length;
  const seen: string[] = [];
  for (let page: number | undefined = 1; page !== undefined;) {
    const { text, structured }: Answer = await connection.call(LIST, { _page: page });
    const ids = idsOf(structured);
    const [first, last] = [seen.length + 1, seen.length + ids.length];
    seen.push(...ids);
    const next = structured['nextPage'] as number | undefined;
    assert.is(structured['count'], total);
    assert.is(structured['page'], page);
    const position = `Rows ${first}-${last} of ${total}.${next === undefined ? '' : ` Next: _page ${next}.`}`;
    assert.is(linesOf(text).at(-1), position);
    page = next;
  }
  assert.is(seen.length, total);
  assert.is(new Set(seen).size, total);
});

test('a page behind the end says so', async () => {
  const { text, structured, isError } = await connection.call(LIST, { _page: 9 });
  assert.is(isError, false);
  assert.match(text, /^There is no page 9: \d+ in all\.$/);
  assert.equal(structured['ids'], []);
});

test('nothing found is said in words', async () => {
  const { text, structured } = await connection.call(LIST, { name: 'no-such-machine' });
  assert.is(text, 'No virtual machine matches.');
  assert.equal(structured, { ids: [], count: 0, page: 1 });
});

test('_fields chooses the columns, by their label or by CloudStack’s name', async () => {
  const { text } = await connection.call(LIST, { name: 'web-01', _fields: ['name', 'address', 'account'] });
  assert.equal(linesOf(text), ['name|address|owner', 'web-01|10.1.1.10|alice', '1 in all.']);
});

test('_fields "all" shows every field', async () => {
  const { text } = await connection.call(LIST, { id: 'web-01', _fields: 'all' });
  for (const field of ['serviceofferingname', 'domainpath', 'passwordenabled', 'nic']) {
    assert.ok((linesOf(text)[1] ?? '').split('|').includes(field), field);
  }
});

test('a field that does not exist is told with a near one: beside the columns, and instead of a wrong order', async () => {
  const { text, isError } = await connection.call(LIST, { _fields: ['name', 'hostnam'] });
  assert.not(isError);
  assert.is(linesOf(text)[0], 'name');
  assert.match(text, /No row has a field "hostnam"\. Did you mean hostname/);
  const sorted = await connection.call(LIST, { _sort: 'hostnam' });
  assert.is(sorted.structured['error'], 'invalid-argument');
});

test('_filter and _sort work on all rows, not on one page', async () => {
  const { text, structured } = await connection.call(LIST, {
    _filter: { memory: { over: '4GiB' }, state: 'Running', name: ['web-01', 'db-1', 'ledger-1', 'web-03'] },
    _sort: '-name',
    _fields: ['name'],
  });
  assert.equal(linesOf(text), ['name', 'ledger-1', 'db-1', '2 in all.']);
  assert.is(structured['count'], 2);
  const bulk = await connection.call(LIST, {
    _filter: { name: { matches: 'bulk-' } },
    _sort: '-name',
    _page: 2,
    _fields: ['name'],
  });
  assert.is(bulk.structured['count'], BULK);
  assert.is(linesOf(bulk.text)[1], `bulk-${String(BULK - PAGE).padStart(5, '0')}`);
});

test('_group counts over all rows', async () => {
  const { text, structured } = await connection.call(LIST, { _group: 'state' });
  const rows = conversation.cloud.tables.virtualMachines;
  const running = rows.filter(({ state }) => state === 'Running').length;
  assert.is(linesOf(text)[0], 'state|count');
  assert.ok(linesOf(text).includes(`Running|${running}`));
  assert.is(linesOf(text).at(-1), `${rows.length} in all.`);
  assert.is(structured['count'], rows.length);
});

test('_format json and csv give data and nothing around it', async () => {
  const asked = { name: 'web-0', _fields: ['name', 'state'] };
  const json = await connection.call(LIST, { ...asked, _format: 'json' });
  const parsed = linesOf(json.text).map((line) => JSON.parse(line) as unknown);
  assert.equal(parsed[0], { name: 'web-01', state: 'Running' });
  assert.is(parsed.length, 3);
  const csv = await connection.call(LIST, { ...asked, _format: 'csv' });
  assert.equal(linesOf(csv.text), ['name,state', 'web-01,Running', 'web-02,Running', 'web-03,Stopped']);
  assert.is(csv.structured['count'], 3);
});

test('an administrator sees what other accounts and projects own', async () => {
  const { text } = await connection.call(LIST, {
    _fields: ['name', 'account', 'project'],
    _filter: { name: ['shop-api', 'ledger-1'] },
  });
  assert.match(text, /^ledger-1\|bob\|$/m);
  assert.match(text, /^shop-api\|project webshop\|webshop$/m);
});

test('the text of a hostile name is harmless, and every row stays one line', async () => {
  const { text } = await connection.call(LIST, { id: 'intake-7', _fields: ['name', 'displayname'] });
  assert.is(linesOf(text).length, 3);
  // eslint-disable-next-line no-control-regex -- what must not be there
  assert.not.match(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/);
  assert.match(text, /\{\{item\.password\}\}/);
});

test('reads leave no change at the cloud, and a repeated one is answered from memory', async () => {
  const asked = () => conversation.cloud.requests.filter(({ command }) => command === 'listServiceOfferings').length;
  const before = asked();
  const first = await connection.call('list-service-offerings');
  assert.equal(await connection.call('list-service-offerings'), first);
  assert.is(asked(), before + 1);
  assert.equal(conversation.cloud.changes(), []);
});

test.run();
