import { createRequire } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import type { Json } from '../signed-client.js';
import { count, text } from '../signed-client.js';

// The package `csclient` from npm, which nobody here wrote: it signs, sends and follows jobs by itself.

type Answer = (error: { code?: number; message: string } | null, answer: Json) => void;
interface Client {
  executeSync: (command: string, params: Record<string, unknown>, then: Answer) => void;
  executeAsync: (command: string, params: Record<string, unknown>, then: Answer) => void;
}
type ClientClass = new (options: Record<string, unknown>) => Client;
const CloudStackClient = createRequire(import.meta.url)('csclient') as ClientClass;

let cloud: DemoCloud;
let client: Client;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 30, requirePostAndTimestamps: false });
  client = connect(cloud.keys.user.secretKey);
});
test.after(() => cloud.close());

const connect = (secretKey: string): Client =>
  new CloudStackClient({ baseUrl: `${cloud.url}?`, apiKey: cloud.keys.user.apiKey, secretKey, pollingTime: 20 });

type Way = 'executeSync' | 'executeAsync';
const run = (way: Way, command: string, params: Record<string, unknown>, by = client): Promise<Json> =>
  new Promise((resolve, reject) => {
    by[way](command, { ...params }, (error, answer) => {
      // It gives an error of its own class.
      if (error) reject(Object.assign(new Error(error.message), { code: error.code }));
      else resolve(answer);
    });
  });

async function rows(command: string, key: string, params: Record<string, unknown> = {}): Promise<Json[]> {
  const answer = await run('executeSync', command, params);
  return [...(answer[`${command.toLowerCase()}response`]?.[key] ?? [])];
}
const named = async (command: string, key: string, name: string, params = {}): Promise<string> =>
  text((await rows(command, key, params)).find((row) => (row['name'] as unknown) === name)?.['id']);
const job = async (command: string, params: Record<string, unknown>, key: string): Promise<Json> => {
  const result = (await run('executeAsync', command, params))['jobresult']?.[key];
  if (result === undefined) throw new Error(`${command} left no ${key}`);
  return result;
};
const refusal = (promise: Promise<unknown>): Promise<{ code?: number; message: string }> =>
  promise.then(
    () => ({ message: 'it was not refused' }),
    (error: unknown) => error as { code?: number; message: string },
  );

test('it takes a machine through its life: deploy, stop, start, a disk, a rule, destroy', async () => {
  const zoneid = await named('listZones', 'zone', 'fra-1');
  const vm = await job(
    'deployVirtualMachine',
    {
      zoneid,
      name: 'web-04',
      serviceofferingid: await named('listServiceOfferings', 'serviceoffering', 'small'),
      templateid: await named('listTemplates', 'template', 'debian-12', { templatefilter: 'executable' }),
      networkids: await named('listNetworks', 'network', 'web-net'),
    },
    'virtualmachine',
  );
  const id = text(vm['id']);
  assert.equal([vm['name'], vm['state']], ['web-04', 'Running']);
  assert.is((await job('stopVirtualMachine', { id }, 'virtualmachine'))['state'], 'Stopped');
  assert.is((await job('startVirtualMachine', { id }, 'virtualmachine'))['state'], 'Running');

  const diskofferingid = await named('listDiskOfferings', 'diskoffering', 'ssd-20');
  const volume = await job('createVolume', { name: 'new-disk', zoneid, diskofferingid }, 'volume');
  const attached = await job('attachVolume', { id: volume['id'], virtualmachineid: id }, 'volume');
  assert.is(attached['vmname'], 'web-04');
  assert.is((await rows('listVolumes', 'volume', { virtualmachineid: id })).length, 2);

  const address = (await rows('listPublicIpAddresses', 'publicipaddress')).find(
    (row) => (row['ipaddress'] as unknown) === '203.0.113.14',
  );
  const ports = { protocol: 'tcp', startport: 8443, endport: 8443, cidrlist: '198.51.100.0/24' };
  const rule = await job('createFirewallRule', { ipaddressid: address?.['id'], ...ports }, 'firewallrule');
  assert.is(count(rule['startport']), 8443);
  await run('executeAsync', 'deleteFirewallRule', { id: rule['id'] });

  await job('detachVolume', { id: volume['id'] }, 'volume');
  await run('executeSync', 'deleteVolume', { id: volume['id'] });
  await run('executeAsync', 'destroyVirtualMachine', { id, expunge: true });
  assert.equal(await rows('listVirtualMachines', 'virtualmachine', { id }), []);
});

test('it understands what is refused, at once and in a job', async () => {
  const unknown = await refusal(run('executeSync', 'listVolumes', { id: '00000000-0000-0000-0000-000000000001' }));
  assert.is(unknown.code, 431);
  const id = await named('listVirtualMachines', 'virtualmachine', 'web-03');
  const failed = await refusal(run('executeAsync', 'startVirtualMachine', { id }));
  assert.is(failed.code, 533);
  assert.match(failed.message, 'web-03');
  assert.is((await refusal(run('executeSync', 'listZones', {}, connect('wrong')))).code, 401);
});

test.run();
