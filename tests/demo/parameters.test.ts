import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { call, count, text } from './signed-client.js';

let cloud: DemoCloud;
const absent = '11111111-2222-4333-8444-555555555555';

test.before(async () => {
  cloud = await startDemoCloud({ pageLimit: 5 });
});
test.after(() => cloud.close());

const zone = (): string => cloud.tables.zones[0]?.id ?? '';

/** What is sent, the status, and a piece of the text. */
const refused: [what: string, command: string, params: () => Record<string, string>, status: number, text: string][] = [
  ['missing required', 'startVirtualMachine', () => ({}), 431, 'due to missing parameter id'],
  ['text for an id', 'startVirtualMachine', () => ({ id: 'web-01' }), 431, 'Invalid parameter id value=web-01'],
  ['id of nothing', 'startVirtualMachine', () => ({ id: absent }), 431, 'entity does not exist'],
  ['id of another kind', 'startVirtualMachine', () => ({ id: zone() }), 431, 'entity does not exist'],
  ['id in a list', 'listVirtualMachines', () => ({ ids: absent }), 431, 'Invalid parameter ids'],
  ['kind that the demo has none of', 'listVirtualMachines', () => ({ vpcid: absent }), 431, 'Invalid parameter vpcid'],
  [
    'text for an integer',
    'listEvents',
    () => ({ duration: 'abc' }),
    431,
    'due to invalid value abc for parameter duration',
  ],
  ['integer too large', 'listEvents', () => ({ duration: '2147483648' }), 431, 'for parameter duration'],
  ['decimal for a long', 'createVolume', () => ({ size: '1.5' }), 431, 'for parameter size'],
  ['empty long', 'createVolume', () => ({ size: '' }), 431, 'for parameter size'],
  ['wrong date', 'listEvents', () => ({ startdate: '24.07.2026' }), 431, 'Unable to parse date 24.07.2026'],
  ['long text', 'listVirtualMachines', () => ({ name: 'x'.repeat(256) }), 431, 'max allowed length 255'],
  ['control character', 'listVirtualMachines', () => ({ name: 'a\u0007b' }), 431, 'illegal ASCII non-printable'],
  ['tab', 'listVirtualMachines', () => ({ name: 'a\tb' }), 431, 'illegal ASCII non-printable'],
  ['map as plain text', 'createTags', () => ({ tags: '{"a":"b"}' }), 430, 'tags'],
  ['map without a dot', 'deployVirtualMachine', () => ({ 'details[0]key': 'b' }), 430, 'details[0]key'],
  ['map with a word as index', 'deployVirtualMachine', () => ({ 'details[a].b': 'c' }), 430, 'details[a].b'],
  ['map with two brackets', 'deployVirtualMachine', () => ({ 'details[0][1].b': 'c' }), 430, 'details[0][1].b'],
  ['page alone', 'listZones', () => ({ page: '1' }), 431, '"pagesize" parameter is required'],
  ['page size alone', 'listZones', () => ({ pagesize: '2' }), 431, '"page" parameter is required'],
  [
    'page size over the limit',
    'listZones',
    () => ({ page: '1', pagesize: '6' }),
    431,
    'max allowed page size value: 5',
  ],
];

for (const [what, command, params, status, piece] of refused) {
  test(`refuses: ${what}`, async () => {
    const answer = await call(cloud, cloud.keys.admin, command, params());
    assert.is(answer.status, status);
    assert.is(count(answer.body['errorcode']), status);
    assert.match(text(answer.body['errortext']), piece);
    assert.is(answer.envelope, `${command.toLowerCase()}response`);
  });
}

const accepted: [what: string, command: string, params: () => Record<string, string>][] = [
  ['names in any case', 'listVirtualMachines', () => ({ ListAll: 'true', ZONEID: zone() })],
  ['line breaks in a value', 'listVirtualMachines', () => ({ name: 'a\r\nb' })],
  ['any text as a boolean', 'listVirtualMachines', () => ({ listall: 'perhaps' })],
  ['an empty integer', 'listEvents', () => ({ duration: '' })],
  ['an empty list', 'listVirtualMachines', () => ({ ids: '' })],
  ['text for an id that was added later', 'listServiceOfferings', () => ({ zoneid: 'not-a-uuid' })],
  ['page size without limit', 'listVirtualMachines', () => ({ pagesize: '-1' })],
  ['a short date', 'listEvents', () => ({ startdate: '2026-01-01', enddate: '2026-01-02 10:00:00' })],
  ['a date with offset', 'listEvents', () => ({ startdate: '2026-01-01T10:00:00+0200' })],
];

for (const [what, command, params] of accepted) {
  test(`accepts: ${what}`, async () => {
    const { status, body } = await call(cloud, cloud.keys.admin, command, params());
    assert.is(status, 200, JSON.stringify(body));
    assert.equal(cloud.requests.at(-1)?.ignored, []);
  });
}

test('drops unknown names without a word, but remembers them', async () => {
  const { status } = await call(cloud, cloud.keys.user, 'listVirtualMachines', {
    nmae: 'web',
    hostid: absent,
    'tag[0].key': 'a',
    response: 'json',
  });
  assert.is(status, 200);
  assert.equal(cloud.requests.at(-1)?.ignored, ['nmae', 'hostid', 'tag[0].key']);
});

test('an annotation with a capital letter can never be set', async () => {
  await call(cloud, cloud.keys.admin, 'updateGuestOs', { forDisplay: 'true' });
  assert.equal(cloud.requests.at(-1)?.ignored, ['forDisplay']);
});

test('lists come in pages and count everything', async () => {
  const all = await call(cloud, cloud.keys.admin, 'listVirtualMachines', { listall: 'true' });
  assert.is(all.body['virtualmachine']?.length, 5);
  const total = count(all.body['count']);
  assert.ok(total > 10);
  const seen = new Set<string>();
  for (let page = 1; page <= Math.ceil(total / 4); page++) {
    const { body } = await call(cloud, cloud.keys.admin, 'listVirtualMachines', {
      listall: 'true',
      page: String(page),
      pagesize: '4',
    });
    assert.is(count(body['count']), total);
    for (const vm of body['virtualmachine'] ?? []) seen.add(text(vm['id']));
  }
  assert.is(seen.size, total);
  const beyond = await call(cloud, cloud.keys.admin, 'listVirtualMachines', {
    listall: 'true',
    page: '99',
    pagesize: '4',
  });
  assert.is(count(beyond.body['count']), total);
});

test('an empty list has neither count nor key', async () => {
  const { body } = await call(cloud, cloud.keys.admin, 'listZones', { name: 'nowhere' });
  assert.equal(body, {});
});

test('filters by field, by part of a name, by keyword and by tag', async () => {
  const names = async (command: string, key: string, params: Record<string, string>): Promise<string[]> => {
    const { body } = await call(cloud, cloud.keys.user, command, params);
    return (body[key] ?? []).map((row) => text(row['name']));
  };
  assert.equal(await names('listVirtualMachines', 'virtualmachine', { name: 'WEB-0' }), ['web-01', 'web-02', 'web-03']);
  assert.equal(await names('listVirtualMachines', 'virtualmachine', { state: 'stopped' }), ['web-03']);
  assert.equal(await names('listVolumes', 'volume', { type: 'DATADISK' }), ['db-1-data', 'old-disk']);
  assert.equal(await names('listVolumes', 'volume', { keyword: 'web-01' }), ['ROOT-web-01']);
  assert.equal(await names('listZones', 'zone', { name: 'fra' }), []);
  const tagged = { 'tags[0].key': 'service', 'tags[0].value': 'web' };
  assert.is((await names('listVirtualMachines', 'virtualmachine', tagged)).length, 3);
});

test.run();
