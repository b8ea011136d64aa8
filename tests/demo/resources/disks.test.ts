import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { call, text } from '../signed-client.js';
import { cloud, done, eachDemo, fails, named, vm } from './each-demo.js';

eachDemo(test);

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

test.run();
