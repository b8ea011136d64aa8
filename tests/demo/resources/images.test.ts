import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { call } from '../signed-client.js';
import { cloud, done, eachDemo, fails, named, vm } from './each-demo.js';

eachDemo(test);

test('images: register answers a list of one and gets ready; one in use stays; ISOs go in and out', async () => {
  const { body } = await call(cloud, cloud.keys.user, 'registerTemplate', {
    name: 'mine',
    format: 'QCOW2',
    hypervisor: 'KVM',
    url: 'https://images.demo.invalid/mine.qcow2',
    zoneid: named('zones', 'fra-1'),
    ostypeid: cloud.tables.osTypes[0]?.id ?? '',
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

test.run();
