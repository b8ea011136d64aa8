import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { call, count, ended, finish, text } from './signed-client.js';
import { withCloud } from './with-cloud.js';

let cloud: DemoCloud;
test.before.each(async () => {
  cloud = await startDemoCloud({ jobMs: 40 });
});
test.after.each(() => cloud.close());

const id = (name: string): string => cloud.tables.virtualMachines.find((row) => row.name === name)?.id ?? '';

test('a job is pending, shows on its object, then ends with the object', () =>
  withCloud({ jobMs: 600 }, async (slow) => {
    const { user } = slow.keys;
    const { body, status } = await call(slow, user, 'stopVirtualMachine', { id: id('web-01') });
    assert.is(status, 200);
    assert.equal(Object.keys(body), ['jobid']);
    const jobid = text(body['jobid']);
    const during = await call(slow, user, 'queryAsyncJobResult', { jobid });
    assert.is(during.envelope, 'queryasyncjobresultresponse');
    assert.is(count(during.body['jobstatus']), 0);
    assert.is(during.body['jobresult'], undefined);
    const listed = await call(slow, user, 'listVirtualMachines', { id: id('web-01') });
    assert.is(text(listed.body['virtualmachine']?.[0]?.['state']), 'Stopping');
    assert.is(text(listed.body['virtualmachine']?.[0]?.['jobid']), jobid);
    assert.is((await call(slow, user, 'listAsyncJobs')).body['count'], 1);

    const after = await ended(slow, user, jobid);
    assert.is(count(after['jobstatus']), 1);
    assert.is(count(after['jobresultcode']), 0);
    assert.is(text(after['jobresult']?.['virtualmachine']?.['state']), 'Stopped');
    assert.is(text(after['cmd']), 'org.apache.cloudstack.api.command.user.vm.StopVMCmd');
    assert.equal((await call(slow, user, 'listAsyncJobs')).body, {});
  }));

test('starting without capacity fails in the job and leaves the machine stopped', async () => {
  const job = await finish(cloud, cloud.keys.user, 'startVirtualMachine', { id: id('web-03') });
  assert.is(count(job['jobstatus']), 2);
  assert.is(count(job['jobresult']?.['errorcode']), 533);
  assert.match(text(job['jobresult']?.['errortext']), '196608 MB');
  assert.is(job['jobresult']?.['cserrorcode'], undefined);
  assert.is(cloud.tables.virtualMachines.find((row) => row.name === 'web-03')?.state, 'Stopped');
  const events = await call(cloud, cloud.keys.user, 'listEvents', { resourceid: id('web-03'), level: 'ERROR' });
  assert.ok(count(events.body['count']) >= 2);
  const alerts = await call(cloud, cloud.keys.admin, 'listAlerts', { name: 'ALERT.USERVM' });
  assert.match(text(alerts.body['alert']?.[0]?.['description']), /of web-03: .*196608 MB/);
});

test('a wrong state fails in the job, not in the request', async () => {
  const job = await finish(cloud, cloud.keys.user, 'startVirtualMachine', { id: id('web-01') });
  assert.is(count(job['jobstatus']), 2);
  assert.is(count(job['jobresult']?.['errorcode']), 530);
  assert.is(count(job['jobresultcode']), 530);
  const invalid = await finish(cloud, cloud.keys.user, 'detachIso', { virtualmachineid: id('web-01') });
  assert.is(count(invalid['jobresult']?.['errorcode']), 431);
});

test('success-type commands end with success, asyncCreate ones answer the id at once', async () => {
  const ip =
    cloud.tables.publicIpAddresses.find((row) => row.state === 'Allocated' && row.account === 'alice')?.id ?? '';
  const rule = { ipaddressid: ip, protocol: 'tcp', startport: '22', cidrlist: '198.51.100.0/24' };
  const started = await call(cloud, cloud.keys.user, 'createFirewallRule', rule);
  const ruleId = text(started.body['id']);
  assert.match(ruleId, /^[0-9a-f-]{36}$/);
  await ended(cloud, cloud.keys.user, text(started.body['jobid']));
  const job = await finish(cloud, cloud.keys.user, 'deleteFirewallRule', { id: ruleId });
  assert.equal(job['jobresult'], { success: true });
  const again = await call(cloud, cloud.keys.user, 'deleteFirewallRule', { id: ruleId });
  assert.is(again.status, 431, 'a removed id is still known, but nothing is found');
});

test('the caller may choose the id of a job; others do not see it', async () => {
  const chosen = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
  const { body } = await call(cloud, cloud.keys.admin, 'stopVirtualMachine', {
    id: id('ledger-1'),
    customjobid: chosen,
  });
  assert.is(text(body['jobid']), chosen);
  assert.equal(cloud.requests.at(-1)?.ignored, []);
  assert.is((await call(cloud, cloud.keys.user, 'queryAsyncJobResult', { jobid: chosen })).status, 431);
  assert.is((await call(cloud, cloud.keys.admin, 'queryAsyncJobResult', { jobid: chosen })).status, 200);
});

test('closing in the middle of a job leaves nothing behind', async () => {
  let state: string | undefined;
  await withCloud({ jobMs: 60_000 }, async (other) => {
    const vm = other.tables.virtualMachines[0];
    await call(other, other.keys.user, 'stopVirtualMachine', { id: vm?.id ?? '' });
    state = vm?.state;
  });
  assert.is(state, 'Stopping');
});

test.run();
