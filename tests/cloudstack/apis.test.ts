import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchApis, openApis, parseApis } from '../../engine/cloudstack/apis.js';
import type { ApisSnapshot } from '../../engine/cloudstack/apis.js';
import { loadSnapshot, saveSnapshot, snapshotFile } from '../../engine/cloudstack/apis-file.js';
import { openAvailability } from '../../engine/cloudstack/availability.js';
import type { CloudClient } from '../../engine/cloudstack/client.js';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { createLog } from '../../engine/call/log.js';
import { aClient, failureOf } from './a-client.js';

interface Context {
  cloud: DemoCloud;
  client: CloudClient;
  folder: string;
}

const test = suite<Context>('apis');

test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin, timeoutMs: 10_000 });
  context.folder = await mkdtemp(join(tmpdir(), 'apis-'));
});
test.before.each(({ cloud }) => {
  cloud.calm();
  cloud.requests.length = 0;
});
test.after(async ({ cloud, client, folder }) => {
  client.close();
  await cloud.close();
  await rm(folder, { recursive: true });
});

type Body = { listapisresponse: { api: { name: string; params: { name: string }[] }[] } };

/** An answer that keeps only some commands, as throttling makes it. */
const part = (keep: (name: string, index: number) => boolean) => (real: unknown) => {
  const { api } = (real as Body).listapisresponse;
  return { listapisresponse: { api: api.filter(({ name }, index) => keep(name, index)) } };
};
const EVERYBODYS = ['listApis', 'queryAsyncJobResult', 'listCapabilities'];

test('tells commands, parameters and version of a real cloud', async ({ client, cloud }) => {
  const apis = openApis(await fetchApis(client));
  assert.is(apis.version, '4.23.0.0');
  assert.ok(Math.abs(apis.at - Date.now()) < 10_000);
  assert.ok(apis.has('listVirtualMachines'));
  assert.not.ok(apis.has('listvirtualmachines'));
  assert.not.ok(apis.has('constructor'));
  assert.is(apis.accepts('listVirtualMachines', 'zoneid'), true);
  assert.is(apis.accepts('listVirtualMachines', 'ZoneId'), true);
  assert.is(apis.accepts('listVirtualMachines', 'zone'), false);
  assert.is(apis.accepts('noSuchCommand', 'zoneid'), undefined);
  assert.equal(
    cloud.requests.map(({ command }) => command),
    ['listApis', 'listCapabilities'],
  );
});

test('what every command takes counts although it is never listed', async ({ client }) => {
  const apis = openApis(await fetchApis(client));
  assert.is(apis.accepts('deployVirtualMachine', 'customjobid'), true);
  assert.is(apis.accepts('listZones', 'response'), true);
  assert.is(apis.accepts('noSuchCommand', 'response'), undefined);
});

test('a user is offered less than an administrator', async ({ client, cloud }) => {
  const admin = openApis(await fetchApis(client));
  const user = openApis(await fetchApis(aClient({ url: cloud.url, ...cloud.keys.user, timeoutMs: 10_000 })));
  assert.ok(admin.has('deleteZone') && !user.has('deleteZone'));
  assert.ok(admin.accepts('deployVirtualMachine', 'podid') && !user.accepts('deployVirtualMachine', 'podid'));
});

test('two partial answers are put together', async ({ client, cloud }) => {
  const whole = await fetchApis(client);
  const even = part((name, index) => index % 2 === 0 || EVERYBODYS.includes(name));
  const odd = part((name, index) => index % 2 === 1 || EVERYBODYS.includes(name));
  cloud.misbehave({ command: 'listApis', kind: 'answer', body: even });
  cloud.misbehave({ command: 'listApis', kind: 'answer', body: odd });
  const united = await fetchApis(client, whole);
  assert.equal(Object.keys(united.commands).sort(), Object.keys(whole.commands).sort());
  assert.is(united.commands['listZones'], whole.commands['listZones']);
});

test('an answer without what everybody has is asked for again, also the first time', async ({ client, cloud }) => {
  cloud.misbehave({ command: 'listApis', kind: 'answer', body: part((name) => name !== 'queryAsyncJobResult') });
  const apis = await fetchApis(client);
  assert.ok(openApis(apis).has('queryAsyncJobResult'));
  assert.is(cloud.requests.filter(({ command }) => command === 'listApis').length, 2);
});

test('two answers without it are an error', async ({ client, cloud }) => {
  cloud.misbehave({ command: 'listApis', kind: 'answer', times: 2, body: part((_, index) => index < 5) });
  assert.is((await failureOf(fetchApis(client))).code, 'unreadable-answer');
});

test('a little less than before is believed, much less is not, even if it is said twice', async ({ client, cloud }) => {
  const whole = await fetchApis(client);
  cloud.requests.length = 0;
  const few = part((name, index) => index % 20 !== 0 || EVERYBODYS.includes(name));
  cloud.misbehave({ command: 'listApis', kind: 'answer', body: few });
  await fetchApis(client, whole);
  assert.is(cloud.requests.length, 2);
  const half = part((name, index) => index % 2 === 0 || EVERYBODYS.includes(name));
  cloud.misbehave({ command: 'listApis', kind: 'answer', times: 2, body: half });
  const kept = await fetchApis(client, whole);
  assert.equal(kept.commands, whole.commands);
  assert.is(kept.at, whole.at);
  assert.ok(kept.doubted);
});

test('much less is believed when the very same comes again some minutes later', async ({ client, cloud }) => {
  const whole = await fetchApis(client);
  const size = ({ commands }: ApisSnapshot) => Object.keys(commands).length;
  const half = (rest: number) => part((name, index) => index % 2 === rest || EVERYBODYS.includes(name));
  const renewed = (previous: ApisSnapshot, rest: number) => {
    cloud.misbehave({ command: 'listApis', kind: 'answer', times: 2, body: half(rest) });
    return fetchApis(client, previous);
  };
  const later = ({ doubted, ...rest }: ApisSnapshot): ApisSnapshot => {
    assert.ok(doubted);
    return { ...rest, doubted: { ...doubted, at: doubted.at - 3 * 60_000 } };
  };
  const first = await renewed(whole, 0);
  const again = await renewed(first, 0);
  assert.is(size(again), size(whole), 'too soon');
  assert.is(again.doubted?.at, first.doubted?.at, 'the doubt does not begin again');
  const other = await renewed(later(again), 1);
  assert.is(size(other), size(whole), 'another part says nothing about the first');
  const accepted = await renewed(later(again), 0);
  assert.ok(size(accepted) < size(whole) * 0.6);
  assert.is(accepted.doubted, undefined);
  assert.is((await fetchApis(client, again)).doubted, undefined, 'a whole answer ends the doubt');
});

test('a part is refused and kept in mind in the file, for the next start', async ({ client, cloud, folder }) => {
  const file = join(folder, 'doubted.json');
  const log = createLog('silent', new Set());
  await openAvailability(client, file, log).renew();
  cloud.misbehave({ command: 'listApis', kind: 'answer', times: 2, body: part((name) => EVERYBODYS.includes(name)) });
  const next = openAvailability(client, file, log);
  await next.renew();
  assert.ok(next.now()?.has('listVirtualMachines'));
  assert.is(loadSnapshot(file)?.doubted?.commands, [...EVERYBODYS].sort().join(' '));
  assert.ok(openAvailability(client, file, log).atStart?.has('listVirtualMachines'));
});

test('what cannot be kept for the next start is known all the same, and told as that', async ({ client, folder }) => {
  const inTheWay = join(folder, 'a-file');
  await writeFile(inTheWay, '');
  const told: unknown[] = [];
  const log = { ...createLog('silent', new Set()), warn: (...words: unknown[]) => void told.push(words) };
  const availability = openAvailability(client, join(inTheWay, 'apis.json'), log);
  await availability.renew();
  assert.ok(availability.now()?.has('listZones'));
  const fields = { file: join(inTheWay, 'apis.json'), code: 'EEXIST' };
  assert.equal(told, [[fields, 'what this key may call could not be kept for the next start']]);
});

test('a cloud that keeps its version to itself is still usable', async ({ client, cloud }) => {
  cloud.misbehave({ command: 'listCapabilities', kind: 'error', errorcode: 432, errortext: 'not allowed' });
  const apis = openApis(await fetchApis(client));
  assert.is(apis.version, undefined);
  assert.ok(apis.has('listZones'));
});

test('odd entries do no harm', () => {
  const params = [{ name: 'ZoneId' }, { name: 'zoneid' }, {}, { name: 'id' }];
  const { commands } = parseApis({ api: [{ name: 'a', params }, {}, { name: 'b' }, { name: 7 }], count: 4 });
  assert.equal(commands, { a: 'id zoneid', b: '' });
  assert.is(openApis({ at: 0, commands }).accepts('b', ''), false);
});

test('a snapshot is kept compact, private and without the key', async ({ client, folder }) => {
  const apiKey = 'PLgWJfZK4gyS3mOMTVmjUVg-X-jlWlnfaUJ9GAbBbf9EdM-kAYMmAiLqzzq1ElZLYq_u38zCm0bewzGUdP66mg';
  const file = snapshotFile(join(folder, 'deep', 'er'), '../my profile', apiKey);
  assert.is(join(file, '..'), join(folder, 'deep', 'er'));
  assert.not.equal(file, snapshotFile(join(folder, 'deep', 'er'), '../my profile', `${apiKey}2`));
  const snapshot = await fetchApis(client);
  await saveSnapshot(file, snapshot);
  await saveSnapshot(file, snapshot);
  assert.equal(loadSnapshot(file), snapshot);
  assert.is((await readdir(join(file, '..'))).length, 1);
  if (process.platform !== 'win32') assert.is((await stat(file)).mode & 0o777, 0o600);
  const written = `${file}${await readFile(file, 'utf8')}`;
  assert.ok(written.length < 200_000, `${written.length} characters`);
  for (const piece of [apiKey, apiKey.slice(0, 12)]) assert.not.ok(written.includes(piece));
});

test('what cannot be used is as good as nothing', async ({ folder }) => {
  const file = join(folder, 'broken.json');
  assert.is(loadSnapshot(file), undefined);
  for (const text of [
    '',
    '{',
    '[]',
    '{"at":1}',
    '{"at":1,"commands":{"a":["b"]}}',
    '{"at":"x","commands":{}}',
    '{"at":1,"commands":{},"doubted":7}',
  ]) {
    await writeFile(file, text);
    assert.is(loadSnapshot(file), undefined, text);
  }
  await writeFile(file, '{"at":1,"commands":{}}');
  assert.equal(loadSnapshot(file), { at: 1, commands: {} });
});

test.run();
