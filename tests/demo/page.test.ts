import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
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
  zones: { name: string; hosts: { name: string; machines: { name: string }[] }[] }[];
  rules: { address: string; ports: string; from: string }[];
  jobs: { command: string; account: string }[];
  requests: { command: string; params: Record<string, string>; answer: string }[];
}

const state = async (after = ''): Promise<Response> => fetch(`${home}demo/state?after=${encodeURIComponent(after)}`);
const seen = async (): Promise<Seen> => (await (await state()).json()) as Seen;

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

test('the state shows hosts with their machines, rules, jobs under way, and requests with their answers', async () => {
  const vm = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01');
  await call(cloud, cloud.keys.user, 'stopVirtualMachine', { id: vm?.id ?? '' });
  await call(cloud, cloud.keys.admin, 'createUser', { username: 'x', password: 'hush-hush' });
  const { zones, rules, jobs, requests } = await seen();
  assert.equal(
    zones.map(({ name }) => name),
    ['fra-1', 'ams-1'],
  );
  assert.is(zones.flatMap(({ hosts }) => hosts).length, 8);
  assert.ok(zones.some(({ hosts }) => hosts.some(({ machines }) => machines.length > 5)));
  assert.ok(
    rules.some((rule) => rule.address === '203.0.113.11' && rule.ports === 'tcp 22' && rule.from === '0.0.0.0/0'),
  );
  assert.equal(
    jobs.map(({ command, account }) => [command, account]),
    [['StopVM', 'alice']],
  );
  assert.equal(
    requests.map(({ command }) => command),
    ['createUser', 'stopVirtualMachine'],
  );
  assert.match(requests[1]?.answer ?? '', 'jobid');
  assert.not.match(JSON.stringify(requests), 'hush-hush');
});

test('what has not changed is not sent again', async () => {
  const { version } = await seen();
  assert.is((await state(version)).status, 204);
  await call(cloud, cloud.keys.admin, 'listZones');
  assert.is((await state(version)).status, 200);
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
