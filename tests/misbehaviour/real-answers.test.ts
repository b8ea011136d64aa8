import { setTimeout as pause } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import type { Question, Reply } from '../../engine/call/guard/confirm.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';
import { aVolume, POLL } from './begin-job.js';

interface Context {
  world: World;
}

/** Seen on a real CloudStack 4.23: none of it is in its documentation. */
const test = suite<Context>('what a real server answers besides the usual');

test.before(async (context) => {
  context.world = await openWorld({ env: { CLOUDSTACK_RETRIES: '1', CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

const JSON_TYPE = 'application/json;charset=UTF-8';
const raw = (command: string, text: string, status = 200, contentType = JSON_TYPE): Fault => ({
  kind: 'raw',
  command,
  text,
  status,
  contentType,
});
let made = 0;
const addKey = (world: World) => world.call('create-ssh-key-pair', { name: `real-${++made}` });
/** A job ends with this result. */
const ends = (world: World, result: object): void =>
  world.cloud.misbehave({
    kind: 'answer',
    command: POLL,
    times: 99,
    body: () => ({ queryasyncjobresultresponse: { jobprocstatus: 0, jobresultcode: 0, jobstatus: 1, ...result } }),
  });

test('broken JSON: a list is read', async ({ world }) => {
  world.cloud.misbehave(
    raw('listZones', '{"listzonesresponse":{"count":1,"zone":[{"id":"z","name":"a\\<b\\> \\\n\\é"}]}}'),
  );
  const { isError, text } = await world.call('list-zones', { keyword: 'broken' });
  assert.is(isError, false, text);
  assert.match(text, 'a<b> ');
});

test('broken JSON: a change that happened is told as done', async ({ world }) => {
  const text = '{"createsshkeypairresponse":{"keypair":{"name":"a\\<b","fingerprint":"00:11","privatekey":"k"}}}';
  world.cloud.misbehave(raw('createSSHKeyPair', text));
  const result = await addKey(world);
  assert.is(result.isError, false, result.text);
  assert.match(result.text, 'a<b');
  assert.is(world.cloud.changes().length, 1);
});

test('200 without a body: for a change it is no success, and it is not sent again', async ({ world }) => {
  world.cloud.misbehave({ kind: 'empty', command: 'createSSHKeyPair' });
  const result = await addKey(world);
  assert.is(result.structured?.['error'], 'outcome-unknown', result.text);
  assert.match(result.text, 'nothing at all, which is not a success');
  assert.match(result.text, 'list-ssh-key-pairs');
  assert.is(world.cloud.changes().length, 1);
});

test('200 without a body: a read says what to look at', async ({ world }) => {
  world.cloud.misbehave({ kind: 'empty', command: 'listZones' });
  const result = await world.call('list-zones', { keyword: 'empty' });
  assert.is(result.structured?.['error'], 'empty-answer', result.text);
  assert.match(result.text, 'Check the arguments');
});

test('a job with status 1 that did not succeed has failed', async ({ world }) => {
  ends(world, { jobresult: { success: false } });
  const silent = await world.call('create-volume', aVolume(++made));
  assert.is(silent.structured?.['error'], 'cloud-failed', silent.text);
  assert.match(silent.text, 'CloudStack failed at createVolume');
  assert.match(silent.text, 'CloudStack gives no reason.');
  world.cloud.calm();

  const result = { message: 'failed', details: 'Exit code: 1' };
  ends(world, { jobresult: { customactionresult: { id: 'x', name: 'act', success: false, result } } });
  const custom = await world.call('create-volume', aVolume(++made));
  assert.is(custom.structured?.['error'], 'cloud-failed', custom.text);
  assert.match(custom.text, 'CloudStack says: "failed: Exit code: 1"');
});

test('a change that answers at once that it did not succeed has failed', async ({ world }) => {
  const displaytext = 'Failed to unlink it';
  world.cloud.misbehave({
    kind: 'answer',
    command: 'createSSHKeyPair',
    body: () => ({ r: { success: false, displaytext } }),
  });
  const { isError, text } = await addKey(world);
  assert.is(isError, true);
  assert.match(text, `CloudStack says: "${displaytext}"`);
});

test('a job that failed has no number of the exception: the kind of failure is told all the same', async ({
  world,
}) => {
  const errortext =
    'The range conflicts with rule FirewallRule {"id":56,"uuid":"16a57dcb-b912-47a8-8a0c-0dabc6b06c20"}';
  ends(world, { jobstatus: 2, jobresultcode: 537, jobresult: { errorcode: 537, errortext } });
  const result = await world.call('create-volume', aVolume(++made));
  assert.is(result.structured?.['error'], 'rule-conflict', result.text);
  assert.match(result.text, 'with rule FirewallRule 16a57dcb-b912-47a8-8a0c-0dabc6b06c20"');
});

test('401 for one command: the key is asked about, and is fine', async ({ world }) => {
  world.cloud.misbehave({ kind: 'error', command: 'listZones', errorcode: 401, errortext: 'unable to verify' });
  const result = await world.call('list-zones', { keyword: 'unknown' });
  assert.is(result.structured?.['error'], 'unknown-command', result.text);
  assert.match(result.text, 'This cloud does not know listZones');
  assert.is(world.sent('listCapabilities').length, 1);
});

test('432 with a text of its own is no word about the role', async ({ world }) => {
  const errortext = 'This api is only available when api.throttling.enabled = true.';
  world.cloud.misbehave({ kind: 'error', command: 'listZones', errorcode: 432, cserrorcode: 9999, errortext });
  const result = await world.call('list-zones', { keyword: 'throttling' });
  assert.is(result.structured?.['error'], 'not-supported', result.text);
  assert.match(result.text, errortext);
});

test('the first line says what was refused, and for which object', async ({ world }) => {
  const errortext =
    'VM instance {"id":12,"instanceName":"i-2-12-VM","uuid":"3e76981d-4998-4406-9878-2c388e986b6a"} is busy';
  world.cloud.misbehave({
    kind: 'error',
    command: 'rebootVirtualMachine',
    errorcode: 431,
    cserrorcode: 4350,
    errortext,
  });
  const { text } = await world.call('reboot-virtual-machine', { id: 'web-01' });
  const [first, second] = text.split('\n');
  assert.match(first ?? '', /^CloudStack refused rebootVirtualMachine for web-01 \([0-9a-f-]{36}\)\.$/);
  assert.is(
    second,
    'CloudStack says: "VM instance i-2-12-VM (3e76981d-4998-4406-9878-2c388e986b6a) is busy" (431/4350)',
  );
});

test('a missing argument is named', async ({ world }) => {
  const errortext = 'Unable to execute API command listzones due to missing parameter zonetype';
  world.cloud.misbehave({ kind: 'error', command: 'listZones', errorcode: 431, cserrorcode: 9999, errortext });
  const { text } = await world.call('list-zones', { keyword: 'missing' });
  assert.match(text, 'CloudStack refused listZones: it needs the argument zonetype.');
  assert.match(text, 'Call again with zonetype.');
});

test('an error without a text, and one that is nothing but a text', async ({ world }) => {
  const silent = '{"listzonesresponse":{"uuidList":[],"errorcode":530,"cserrorcode":9999}}';
  world.cloud.misbehave(raw('listZones', silent, 530));
  const first = await world.call('list-zones', { keyword: 'silent' });
  assert.equal(first.text.split('\n').slice(0, 2), [
    'CloudStack failed at listZones.',
    'CloudStack gives no reason (530/9999).',
  ]);

  world.cloud.misbehave(raw('createSSHKeyPair', 'Invalid token', 431, 'text/plain'));
  const second = await addKey(world);
  assert.is(second.structured?.['error'], 'refused', second.text);
  assert.match(second.text, 'CloudStack says: "Invalid token" (431)');
  assert.is(world.cloud.changes().length, 1);
});

test('a number and no rows: of a list without a page, and of a page behind its end', async ({ world }) => {
  world.cloud.misbehave({ kind: 'answer', command: 'listZones', body: () => ({ listzonesresponse: { count: 5 } }) });
  const count = await world.call('list-zones', { keyword: 'count' });
  assert.is(count.text, '5 in all.');
  world.cloud.misbehave({ kind: 'answer', command: 'listZones', body: () => ({ listzonesresponse: { count: 5 } }) });
  const behind = await world.call('list-zones', { keyword: 'behind', _page: 9 });
  assert.match(behind.text, 'There is no page 9: 5 in all.');
});

test('of a machine that is gone for good only the frame comes: the sentence is about the machine that was looked up', async ({
  world,
}) => {
  const frame = { securitygroup: [], nic: [], affinitygroup: [], deleteprotection: false, tags: [] };
  ends(world, { jobresult: { virtualmachine: frame } });
  const ask = async ({ phrase }: Question): Promise<Reply> => {
    await pause(400);
    return { action: 'accept', ...(phrase === undefined ? {} : { phrase }) };
  };
  const result = await world.call('destroy-virtual-machine', { id: 'web-03', expunge: true }, { ask });
  assert.is(result.isError, false, result.text);
  assert.match(
    result.text,
    /^Destroy a virtual machine: done for web-03 \([0-9a-f-]{36}\)\.\nCloudStack’s answer says nothing about it any more\.$/,
  );
  assert.is(result.structured?.['name'], 'web-03');
});

test('a job that is done and has no result at all is a success, told of what was looked up', async ({ world }) => {
  ends(world, {});
  const result = await world.call('reboot-virtual-machine', { id: 'web-01' });
  assert.is(result.isError, false, result.text);
  assert.match(result.text, /^Reboot a virtual machine: done for web-01 \([0-9a-f-]{36}\)\.$/);
});

test('an address that is Allocating though its job is done is looked at again, once', async ({ world }) => {
  const address = world.cloud.tables.publicIpAddresses.find(({ state }) => state === 'Allocated');
  assert.ok(address);
  ends(world, { jobresult: { ipaddress: { ...address, state: 'Allocating' } } });
  world.cloud.requests.length = 0;
  const result = await world.call('associate-ip-address', { networkid: 'web-net' });
  assert.match(result.text, `${address.ipaddress} is Allocated`);
  assert.equal(
    world.sent('listPublicIpAddresses').map(({ params }) => params['id']),
    [address.id],
  );

  world.cloud.misbehave({ kind: 'error', command: 'listPublicIpAddresses', errorcode: 530, errortext: 'no' });
  const unseen = await world.call('associate-ip-address', { networkid: 'web-net' });
  assert.match(unseen.text, `${address.ipaddress} is Allocating`);
});

test('a mistyped state finds nothing, and is told', async ({ world }) => {
  const { text, isError } = await world.call('list-virtual-machines', { state: 'Runing' });
  assert.is(isError, false, text);
  assert.match(text, 'No state is known as "Runing": usual are ');
  assert.match(text, 'Did you mean Running?');
  const usual = await world.call('list-virtual-machines', { state: 'Error' });
  assert.not.match(usual.text, 'is known as');
});

test('whoever may not see the reason is told who may', async ({ world }) => {
  const errortext = 'Internal error executing command, please contact your system administrator';
  world.cloud.misbehave({ kind: 'error', command: 'listZones', errorcode: 530, cserrorcode: 4250, errortext });
  const { text } = await world.call('list-zones', { keyword: 'hidden' });
  assert.match(text, 'root administrators only');
});

test('afterwards every change has one line of intent and one of its end', ({ world }) => {
  assertPaired(readAudit(world.engine.settings.auditFile));
});

test.run();
