import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { handlers } from '../../../engine/demo/handlers.js';
import { loadFacts } from '../../../engine/facts/load-facts.js';
import { call, count } from '../signed-client.js';
import { withCloud } from '../with-cloud.js';
import { cloud, eachDemo, named, vm } from './each-demo.js';

eachDemo(test);

test('every list of the demo answers a root admin', async () => {
  const lists = loadFacts().commands.filter(
    ({ name, kind }) => kind === 'list' && name.startsWith('list') && handlers[name],
  );
  assert.ok(lists.length > 25);
  const extra: Record<string, Record<string, string>> = {
    listTemplates: { templatefilter: 'all' },
    listUsageRecords: { startdate: '2020-01-01', enddate: '2099-01-01' },
    listVnfTemplates: { templatefilter: 'all' },
    listNetworkPermissions: { networkid: named('networks', 'web-net') },
    listResourceDetails: { resourcetype: 'UserVm', resourceid: vm('web-01') },
    listUserKeyRules: { keypairid: cloud.tables['userKeys']?.[0]?.id ?? '' },
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
