import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { finish, text } from '../signed-client.js';
import { cloud, eachDemo, named, vm } from './each-demo.js';

eachDemo(test);

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

test.run();
