import { createPrivateKey } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud, type Tables } from '../../engine/demo/cloud.js';
import { loadFacts } from '../../engine/facts/load-facts.js';
import { handlers } from '../../engine/demo/handlers.js';
import { call, count, finish, text, type Json } from './signed-client.js';
import { withCloud } from './with-cloud.js';

let cloud: DemoCloud;
test.before.each(async () => {
  cloud = await startDemoCloud({ jobMs: 2 });
});
test.after.each(() => cloud.close());

function named(table: keyof Tables, name: string): string {
  const row = (cloud.tables[table] as { id: string; name?: string }[]).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`${table} has no ${name}`);
  return row.id;
}
const vm = (name: string): string => named('virtualMachines', name);

/** Runs a job as alice and gives its result; fails the test when the job fails. */
async function done(command: string, params: Record<string, string>): Promise<Json> {
  const job = await finish(cloud, cloud.keys.user, command, params);
  assert.is(count(job['jobstatus']), 1, `${command}: ${JSON.stringify(job['jobresult'])}`);
  return job['jobresult'] as Json;
}

/** Runs a job that has to fail; gives code and text. */
async function fails(command: string, params: Record<string, string>): Promise<[number, string]> {
  const { jobstatus, jobresult } = await finish(cloud, cloud.keys.user, command, params);
  assert.is(jobstatus, 2);
  return [count(jobresult?.['errorcode']), text(jobresult?.['errortext'])];
}

const deployment = (name: string): Record<string, string> => ({
  name,
  zoneid: named('zones', 'fra-1'),
  serviceofferingid: named('serviceOfferings', 'small'),
  templateid: named('templates', 'ubuntu-24.04'),
});

test('a machine lives: deploy with password, stop, scale, start, destroy, recover, expunge', async () => {
  const { virtualmachine } = await done('deployVirtualMachine', deployment('web-04'));
  assert.is(text(virtualmachine?.['state']), 'Running');
  assert.ok(text(virtualmachine?.['password']).length >= 8);
  const id = text(virtualmachine?.['id']);
  assert.is(cloud.tables.volumes.filter((row) => row.virtualmachineid === id).length, 1);
  await done('stopVirtualMachine', { id });
  const { virtualmachine: scaled } = await done('scaleVirtualMachine', {
    id,
    serviceofferingid: named('serviceOfferings', 'medium'),
  });
  assert.is(count(scaled?.['memory']), 4096);
  assert.type((await done('resetPasswordForVirtualMachine', { id }))['virtualmachine']?.['password'], 'string');
  await done('startVirtualMachine', { id });
  assert.match((await fails('resetPasswordForVirtualMachine', { id }))[1], 'should be stopped');
  await done('destroyVirtualMachine', { id });
  assert.is(
    (await call(cloud, cloud.keys.user, 'recoverVirtualMachine', { id })).body['virtualmachine']?.['state'],
    'Stopped',
  );
  assert.is((await call(cloud, cloud.keys.user, 'recoverVirtualMachine', { id })).status, 431);
  await done('destroyVirtualMachine', { id, expunge: 'true' });
  assert.equal((await call(cloud, cloud.keys.user, 'listVirtualMachines', { id })).body, {});
  assert.is((await call(cloud, cloud.keys.user, 'startVirtualMachine', { id })).status, 431);
  assert.equal(
    cloud.requests.flatMap((request) => request.ignored),
    [],
  );
});

test('a machine without a name is named by its id, and taken names and full accounts are refused', async () => {
  const unnamed = Object.fromEntries(Object.entries(deployment('x')).filter(([field]) => field !== 'name'));
  const { virtualmachine } = await done('deployVirtualMachine', unnamed);
  assert.is(text(virtualmachine?.['name']), `VM-${text(virtualmachine?.['id'])}`);
  assert.is((await call(cloud, cloud.keys.user, 'deployVirtualMachine', deployment('web-01'))).status, 431);
  await done('deployVirtualMachine', deployment('web-05'));
  const full = await call(cloud, cloud.keys.user, 'deployVirtualMachine', deployment('web-06'));
  assert.is(full.status, 532);
  assert.match(text(full.body['errortext']), "Type = 'user_vm'");
});

test('the way out of web-03: a smaller offering lets it start', async () => {
  const id = vm('web-03');
  assert.is((await fails('startVirtualMachine', { id }))[0], 533);
  await done('scaleVirtualMachine', { id, serviceofferingid: named('serviceOfferings', 'medium') });
  assert.is((await done('startVirtualMachine', { id }))['virtualmachine']?.['state'], 'Running');
});

test('a volume lives: create, attach, resize, snapshot, detach, delete', async () => {
  const custom = { name: 'spare', zoneid: named('zones', 'fra-1'), diskofferingid: named('diskOfferings', 'custom') };
  assert.is((await call(cloud, cloud.keys.user, 'createVolume', custom)).status, 431, 'a custom offering needs a size');
  const { volume } = await done('createVolume', { ...custom, size: '20' });
  const id = text(volume?.['id']);
  await done('attachVolume', { id, virtualmachineid: vm('web-01') });
  assert.match((await fails('attachVolume', { id, virtualmachineid: vm('web-02') }))[1], 'attached already');
  assert.is((await done('resizeVolume', { id, size: '30' }))['volume']?.['size'], 30 * 1024 ** 3);
  assert.match((await fails('resizeVolume', { id, size: '10' }))[1], 'shrinkok');
  assert.is((await call(cloud, cloud.keys.user, 'deleteVolume', { id })).status, 431);
  const { snapshot } = await done('createSnapshot', {
    volumeid: id,
    name: 'before',
    'tags[0].key': 'why',
    'tags[0].value': 'test',
  });
  assert.is(text(snapshot?.['state']), 'BackedUp');
  assert.is((await call(cloud, cloud.keys.user, 'listTags', { key: 'why' })).body['count'], 1);
  await done('deleteSnapshot', { id: text(snapshot?.['id']) });
  await done('detachVolume', { virtualmachineid: vm('web-01'), deviceid: '1' });
  assert.equal((await call(cloud, cloud.keys.user, 'deleteVolume', { id })).body, { success: true });
});

test('destroying with volumeids takes the data disk along', async () => {
  const disk = named('volumes', 'db-1-data');
  const wrong = await call(cloud, cloud.keys.user, 'destroyVirtualMachine', { id: vm('web-01'), volumeids: disk });
  assert.is(wrong.status, 431);
  await done('destroyVirtualMachine', { id: vm('db-1'), volumeids: disk });
  assert.not.ok(cloud.tables.volumes.some((row) => row.id === disk));
});

test('a network lives: create, use, refuse to go while in use, go', async () => {
  const created = await call(cloud, cloud.keys.user, 'createNetwork', {
    name: 'new-net',
    zoneid: named('zones', 'fra-1'),
    networkofferingid: named('networkOfferings', 'isolated-with-source-nat'),
  });
  const id = text(created.body['network']?.['id']);
  assert.match((await fails('restartNetwork', { id }))[1], 'not in the right state');
  const { virtualmachine } = await done('deployVirtualMachine', { ...deployment('guest'), networkids: id });
  await done('restartNetwork', { id, cleanup: 'true' });
  assert.is((await fails('deleteNetwork', { id }))[0], 530);
  await done('destroyVirtualMachine', { id: text(virtualmachine?.['id']), expunge: 'true' });
  assert.equal(await done('deleteNetwork', { id }), { success: true });
});

test('public addresses and rules: forwarding, conflicts (537), static NAT, release', async () => {
  const { ipaddress } = await done('associateIpAddress', { networkid: named('networks', 'web-net') });
  const ip = text(ipaddress?.['id']);
  const forward = {
    ipaddressid: ip,
    protocol: 'tcp',
    publicport: '8080',
    privateport: '80',
    virtualmachineid: vm('web-01'),
  };
  const { portforwardingrule } = await done('createPortForwardingRule', forward);
  assert.is((await call(cloud, cloud.keys.user, 'listFirewallRules', { ipaddressid: ip })).body['count'], 1);
  assert.is((await call(cloud, cloud.keys.user, 'createPortForwardingRule', forward)).status, 537);
  assert.is(
    (
      await call(cloud, cloud.keys.user, 'createFirewallRule', {
        ipaddressid: ip,
        protocol: 'tcp',
        startport: '8000',
        endport: '9000',
      })
    ).status,
    537,
  );
  const nat = { ipaddressid: ip, virtualmachineid: vm('web-01') };
  assert.is((await call(cloud, cloud.keys.user, 'enableStaticNat', nat)).status, 537);
  await done('deletePortForwardingRule', { id: text(portforwardingrule?.['id']) });
  assert.equal((await call(cloud, cloud.keys.user, 'enableStaticNat', nat)).body, { success: true });
  await done('disableStaticNat', { ipaddressid: ip });
  await done('disassociateIpAddress', { id: ip });
  assert.is(cloud.tables.firewallRules.filter((rule) => rule.ipaddressid === ip).length, 0);
  const sourceNat = cloud.tables.publicIpAddresses.find((row) => row.issourcenat && row.account === 'alice')?.id ?? '';
  assert.match((await fails('disassociateIpAddress', { id: sourceNat }))[1], 'source nat');
});

test('images: register answers a list of one and gets ready; one in use stays; ISOs go in and out', async () => {
  const { body } = await call(cloud, cloud.keys.user, 'registerTemplate', {
    name: 'mine',
    format: 'QCOW2',
    hypervisor: 'KVM',
    url: 'https://images.demo.invalid/mine.qcow2',
    zoneid: named('zones', 'fra-1'),
  });
  assert.is(body['template']?.length, 1);
  assert.is(body['template']?.[0]?.['isready'], false);
  await new Promise((resolve) => setTimeout(resolve, 15));
  assert.is(cloud.tables.templates.find((row) => row.name === 'mine')?.isready, true);
  await done('deleteTemplate', { id: named('templates', 'mine') });
  assert.is(
    (await call(cloud, cloud.keys.user, 'deleteTemplate', { id: named('templates', 'debian-12') })).status,
    531,
  );
  const iso = { virtualmachineid: vm('web-01'), id: named('isos', 'rescue-disk') };
  assert.is((await done('attachIso', iso))['virtualmachine']?.['isoname'], 'rescue-disk');
  await done('detachIso', { virtualmachineid: iso.virtualmachineid });
  assert.match((await fails('detachIso', { virtualmachineid: iso.virtualmachineid }))[1], 'no ISO attached');
});

test('a host goes into maintenance without its machines, and comes back', async () => {
  const id = named('hosts', 'kvm-fra-1');
  const admin = cloud.keys.admin;
  const on = (): number => cloud.tables.virtualMachines.filter((row) => row.hostid === id).length;
  assert.ok(on() > 0);
  const job = await finish(cloud, admin, 'prepareHostForMaintenance', { id });
  assert.is(text(job['jobresult']?.['host']?.['resourcestate']), 'Maintenance');
  assert.is(on(), 0);
  const again = await finish(cloud, admin, 'prepareHostForMaintenance', { id });
  assert.is(again['jobresult']?.['errorcode'], 530);
  const back = await finish(cloud, admin, 'cancelHostMaintenance', { id });
  assert.is(text(back['jobresult']?.['host']?.['resourcestate']), 'Enabled');
  const migrated = await finish(cloud, admin, 'migrateVirtualMachine', { virtualmachineid: vm('web-01'), hostid: id });
  assert.is(text(migrated['jobresult']?.['virtualmachine']?.['hostname']), 'kvm-fra-1');
});

test('people: accounts, users, domains, projects, keys that work', async () => {
  const admin = cloud.keys.admin;
  const domain = await call(cloud, admin, 'createDomain', { name: 'initech' });
  const domainid = text(domain.body['domain']?.['id']);
  const person = {
    firstname: 'Peter',
    lastname: 'Gibbons',
    email: 'p@demo.invalid',
    password: 'x',
    username: 'peter',
    domainid,
  };
  assert.is((await call(cloud, admin, 'createAccount', person)).status, 431, 'a role or a type is needed');
  const created = await call(cloud, admin, 'createAccount', { ...person, accounttype: '0' });
  const user = created.body['account']?.['user']?.[0];
  assert.is(text(user?.['username']), 'peter');
  assert.is(user?.['password'], undefined);
  const keys = (await finish(cloud, admin, 'registerUserKeys', { id: text(user?.['id']) }))['jobresult']?.['userkeys'];
  const peter = { apiKey: text(keys?.['apikey']), secretKey: text(keys?.['secretkey']) };
  assert.is((await call(cloud, peter, 'listZones')).status, 200);
  assert.is(
    (await call(cloud, peter, 'getUserKeys', { id: text(user?.['id']) })).body['userkeys']?.['apikey'],
    peter.apiKey,
  );
  assert.is((await call(cloud, peter, 'getUserKeys', { id: cloud.tables.users[0]?.id ?? '' })).status, 531);
  await finish(cloud, admin, 'createProject', { name: 'tps', account: 'peter', domainid });
  assert.is((await call(cloud, peter, 'listProjects')).body['project']?.[0]?.['name'], 'tps');
  await finish(cloud, admin, 'disableAccount', { account: 'peter', domainid, lock: 'false' });
  assert.is((await call(cloud, peter, 'listZones')).status, 401);
});

test('an SSH key pair is real and shown once', async () => {
  const { body } = await call(cloud, cloud.keys.user, 'createSSHKeyPair', { name: 'k1' });
  assert.is(createPrivateKey(text(body['keypair']?.['privatekey'])).asymmetricKeyType, 'ed25519');
  assert.is((await call(cloud, cloud.keys.user, 'createSSHKeyPair', { name: 'k1' })).status, 431);
  const listed = await call(cloud, cloud.keys.user, 'listSSHKeyPairs', { name: 'k1' });
  assert.is(listed.body['sshkeypair']?.[0]?.['privatekey'], undefined);
  assert.equal((await call(cloud, cloud.keys.user, 'deleteSSHKeyPair', { name: 'k1' })).body, { success: true });
});

test('tags and settings can be changed', async () => {
  const target = { resourcetype: 'UserVm', resourceids: vm('db-1') };
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      [`tags[${at}].key`, `k${at}`],
      [`tags[${at}].value`, `v ${at} ~!'()*`],
    ]).flat() as [string, string][],
  );
  await done('createTags', { ...target, ...many });
  assert.is((await call(cloud, cloud.keys.user, 'listTags', { resourceid: target.resourceids })).body['count'], 12);
  await done('deleteTags', { ...target, 'tags[0].key': 'k3' });
  assert.is((await call(cloud, cloud.keys.user, 'listTags', { resourceid: target.resourceids })).body['count'], 11);
  const setting = { name: 'expunge.delay', value: '60' };
  const updated = await call(cloud, cloud.keys.admin, 'updateConfiguration', setting);
  assert.is(text(updated.body['configuration']?.['value']), '60');
  assert.is((await call(cloud, cloud.keys.admin, 'updateConfiguration', { ...setting, value: 'soon' })).status, 431);
});

test('every list of the demo answers a root admin', async () => {
  const lists = loadFacts().commands.filter(
    ({ name, kind }) => kind === 'list' && name.startsWith('list') && handlers[name],
  );
  assert.ok(lists.length > 25);
  const extra: Record<string, Record<string, string>> = {
    listTemplates: { templatefilter: 'all' },
    listUsageRecords: { startdate: '2020-01-01', enddate: '2099-01-01' },
    listVnfTemplates: { templatefilter: 'all' },
    listNics: { virtualmachineid: vm('web-01') },
    listLoadBalancerRuleInstances: { id: named('loadBalancerRules', 'web-lb') },
  };
  cloud.misbehave({ kind: 'job-stuck' });
  await call(cloud, cloud.keys.admin, 'stopVirtualMachine', { id: vm('bastion') });
  for (const { name, key, params } of lists) {
    const all: Record<string, string> = params.some((param) => param.name === 'listall') ? { listall: 'true' } : {};
    const { status, body } = await call(cloud, cloud.keys.admin, name, { ...all, ...extra[name] });
    assert.is(status, 200, name);
    assert.ok(count(body['count']) > 0, `${name} is empty`);
    assert.is(body[key ?? '']?.length, count(body['count']), name);
    assert.not.match(JSON.stringify(body), '"_');
  }
});

test('ids are the same at every start, and the hostile name is hostile', () =>
  withCloud({ extraVirtualMachines: 30 }, (other) => {
    assert.is(other.tables.virtualMachines.find((row) => row.name === 'web-01')?.id, vm('web-01'));
    assert.is(other.tables.virtualMachines.filter((row) => row.name.startsWith('bulk-')).length, 30);
    const hostile = cloud.tables.virtualMachines.find((row) => row.name === 'intake-7')?.displayname ?? '';
    for (const piece of ['\u001b[', '\u202e', '\u200b', '|', '\n', '<b>', '{{']) assert.ok(hostile.includes(piece));
  }));

test.run();
