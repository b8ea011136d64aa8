import { createHash } from 'node:crypto';
import { request } from 'node:http';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { maskAnswer, maskParameters } from '../../engine/demo/page/mask.js';
import { until } from '../fixtures/until.js';
import { call } from './signed-client.js';

let cloud: DemoCloud;
let home: string;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 60_000, page: true });
  home = new URL('/', cloud.url).href;
});
test.after(() => cloud.close());

interface Seen {
  version: string;
  totals: { machines: number; jobs: number };
  zones: { name: string; hosts: { name: string; state: string; count: number; machines: { name: string }[] }[] }[];
  networks: { name: string; range: string; machines: number }[];
  rules: { address: string; ports: string; from: string; isOpen: boolean }[];
  jobs: { command: string; about: string; account: string; outcome: { text: string } }[];
  requests: {
    command: string;
    changes: boolean;
    params: { name: string; value: string; means?: string }[];
    ignored: string[];
    outcome: { text: string; is: string };
    answer: string;
  }[];
}

const seen = async (): Promise<Seen> => (await (await fetch(`${home}demo/state`)).json()) as Seen;

test('the page is one file whose policy allows its own script and nothing from outside', async () => {
  const reply = await fetch(home);
  const html = await reply.text();
  assert.is(reply.status, 200);
  assert.not.match(html, /(src|href)=|@import|url\(|https?:\/\//);
  const policy = reply.headers.get('content-security-policy') ?? '';
  assert.match(policy, "default-src 'none'");
  for (const [name, form] of [
    ['script-src', /<script>([^]*?)<\/script>/],
    ['style-src', /<style>([^]*?)<\/style>/],
  ] as const) {
    const hash = createHash('sha256')
      .update(form.exec(html)?.[1] ?? '')
      .digest('base64');
    assert.match(policy, `${name} 'sha256-${hash}'`);
  }
});

test('the state has hosts with their machines, networks, and rules that are open to everybody', async () => {
  const { zones, networks, rules, totals } = await seen();
  assert.equal(
    zones.map(({ name }) => name),
    ['fra-1', 'ams-1'],
  );
  const hosts = zones.flatMap((zone) => zone.hosts);
  assert.equal(
    hosts.filter(({ state }) => state !== 'Up').map(({ name, state }) => [name, state]),
    [
      ['kvm-fra-4', 'Maintenance'],
      ['gpu-fra-2', 'Degraded'],
    ],
  );
  const first = hosts.find(({ name }) => name === 'kvm-fra-1');
  assert.ok(first?.machines.some(({ name }) => name === 'web-01'));
  assert.is(first?.count, cloud.tables.virtualMachines.filter(({ hostname }) => hostname === 'kvm-fra-1').length);
  assert.is(totals.machines, cloud.tables.virtualMachines.length);
  assert.ok(
    networks.some(({ name, range, machines }) => name === 'shop-net' && range === '10.1.4.0/24' && machines > 20),
  );
  const ssh = rules.find(({ address, from }) => address === '203.0.113.11' && from !== '');
  assert.equal([ssh?.ports, ssh?.from, ssh?.isOpen], ['tcp 22', '0.0.0.0/0', true]);
});

test('of a request: names beside ids, what was dropped, what came of it, and no secrets', async () => {
  const { id = '' } = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01') ?? {};
  await call(cloud, cloud.keys.user, 'stopVirtualMachine', { id, colour: 'red' });
  await call(cloud, cloud.keys.user, 'listHosts');
  await call(cloud, cloud.keys.user, 'listVirtualMachines', { page: '1', pagesize: '2' });
  await call(cloud, cloud.keys.admin, 'createUser', { username: 'x', password: 'hush-hush' });
  const { jobs, requests, totals } = await seen();
  assert.equal(
    requests.map(({ command, changes, outcome }) => [command, changes, outcome.is]),
    [
      ['createUser', true, 'bad'],
      ['listVirtualMachines', false, 'good'],
      ['listHosts', false, 'bad'],
      ['stopVirtualMachine', true, 'busy'],
    ],
  );
  const [created, listed, , stopped] = requests;
  assert.is(listed?.outcome.text, '2 of 7');
  assert.equal(stopped?.params, [
    { name: 'id', value: id, means: 'web-01' },
    { name: 'colour', value: 'red' },
  ]);
  assert.equal(stopped?.ignored, ['colour']);
  assert.match(stopped?.answer ?? '', 'jobid');
  assert.equal(created?.params.at(-1), { name: 'password', value: '***' });
  assert.is(totals.jobs, 1);
  const [job] = jobs;
  assert.equal([job?.command, job?.about, job?.account, job?.outcome.text], ['StopVM', 'web-01', 'alice', 'under way']);
});

test('secrets are masked in parameters, in answers and in maps, whatever they are', () => {
  const none = new Set<string>();
  const secret = fc.string({ minLength: 12 });
  const name = fc.constantFrom('password', 'userData', 'secretkey', 'privatekey', 'ipsecpsk', 'codefor2fa', 'x.apikey');
  fc.assert(
    fc.property(secret, name, (value, field) => {
      const hidden = (shown: unknown): void => assert.not.ok(JSON.stringify(shown).includes(JSON.stringify(value)));
      hidden(maskParameters({ [field]: value, [`details[0].${field}`]: value }, none));
      hidden(maskParameters({ 'details[3].key': field, 'details[3].value': value }, none));
      hidden(maskAnswer({ a: [{ [field]: value }, { name: field, value }] }, none));
      hidden(maskAnswer({ [field]: [value] }, none));
      hidden(maskAnswer({ odd: value }, new Set(['odd'])));
    }),
  );
  const plain = { name: 'web-01', count: 3, zone: [{ id: 'x', tags: [] }] };
  assert.equal(maskAnswer(plain, none), plain);
});

test('what has not changed is not sent again; a request and the end of a job are changes', async () => {
  const cloudOf = await startDemoCloud({ jobMs: 2500, page: true });
  const ask = (after: string): Promise<Response> =>
    fetch(new URL(`/demo/state?after=${encodeURIComponent(after)}`, cloudOf.url));
  const versionNow = async (): Promise<string> => ((await (await ask('')).json()) as Seen).version;
  try {
    const before = await versionNow();
    assert.is((await ask(before)).status, 204);
    const { id = '' } = cloudOf.tables.virtualMachines[0] ?? {};
    await call(cloudOf, cloudOf.keys.user, 'stopVirtualMachine', { id });
    const meanwhile = await versionNow();
    assert.is.not(meanwhile, before);
    await until('the job is over', () => cloudOf.tables.virtualMachines[0]?.state === 'Stopped');
    assert.is.not(await versionNow(), meanwhile);
  } finally {
    await cloudOf.close();
  }
});

/** fetch writes the Host header itself. */
const statusOf = (method: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(home, { method, headers: { host } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('it is only to look at, and only from this machine', async () => {
  assert.is(await statusOf('POST', '127.0.0.1'), 405);
  assert.is(await statusOf('GET', 'evil.example'), 403);
  assert.is(await statusOf('GET', 'localhost:8080'), 200);
});

test('a cloud that was not told to has no page', async () => {
  const other = await startDemoCloud();
  assert.is((await fetch(new URL('/', other.url))).status, 404);
  await other.close();
});

test.run();
