import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { call, count, text } from '../signed-client.js';
import { cloud, deployment, done, eachDemo, fails, named, vm } from './each-demo.js';

eachDemo(test);

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
  assert.is((await fails('startVirtualMachine', { id }))[0], 431);
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
  assert.is(full.status, 535);
  assert.match(text(full.body['errortext']), "Type = 'user_vm'");
});

test('the way out of web-03: a smaller offering lets it start', async () => {
  const id = vm('web-03');
  assert.is((await fails('startVirtualMachine', { id }))[0], 533);
  await done('scaleVirtualMachine', { id, serviceofferingid: named('serviceOfferings', 'medium') });
  assert.is((await done('startVirtualMachine', { id }))['virtualmachine']?.['state'], 'Running');
});

test.run();
