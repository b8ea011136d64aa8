import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { call, text } from '../signed-client.js';
import { cloud, deployment, done, eachDemo, fails, named, vm } from './each-demo.js';

eachDemo(test);

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

test.run();
