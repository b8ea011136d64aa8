import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';
import { refusal as refusalIn, resolve as resolveIn } from './resolve-in-world.js';

const world = await openWorld();
const { cloud } = world;
const { tables } = cloud;
test.after(() => world.close());

const LOOKED_UP = { fresh: true, lookAtIds: true };
const resolve = (tool: string, args: object) => resolveIn(world, tool, args, LOOKED_UP);
const refusal = (tool: string, args: object) => refusalIn(world, tool, args, LOOKED_UP);

const domain = (name: string): string => tables.domains.find((row) => row.name === name)?.id ?? '';
const account = (name: string) => {
  const found = tables.accounts.find((row) => row.name === name);
  assert.ok(found);
  return found;
};

function addKeyPair(of: string): void {
  const { domainid, domain: domainName } = account(of) as unknown as { domainid: string; domain: string };
  const row = { id: `key-of-${of}`, name: 'shared-key', account: of, domainid, domain: domainName, fingerprint: of };
  tables.sshKeyPairs.push(row);
}

addKeyPair('alice');
addKeyPair('bob');

test('two key pairs of one name: nobody guesses, and the owner decides', async () => {
  const error = await refusal('delete-ssh-key-pair', { name: 'shared-key' });
  assert.is(error.code, 'name-ambiguous');
  assert.match(error.message, /^- shared-key \(account alice, .*\n- shared-key \(account bob, /m);
  assert.match(error.next, /Call again with account or domainid of the one you mean/);
  assert.equal(
    (error.data['candidates'] as { account: string }[]).map((one) => one.account),
    ['alice', 'bob'],
  );
  for (const owner of ['alice', 'bob']) {
    const { args } = await resolve('delete-ssh-key-pair', { name: 'shared-key', account: owner });
    assert.is(args['account'], owner);
    assert.is(args['domainid'], account(owner)['domainid']);
  }
  assert.is((await refusal('delete-ssh-key-pair', { name: 'shared-key', account: 'admin' })).code, 'name-not-found');
  // The whole way: nothing was sent for the one that was not meant.
  const { structured } = await world.call('delete-ssh-key-pair', { name: 'shared-key' });
  assert.is(structured?.['error'], 'name-ambiguous');
  assert.equal(cloud.changes('deleteSSHKeyPair'), []);
});

test('two accounts of one name in different domains: the domain decides, by its path too', async () => {
  const alice = account('alice');
  const other = { ...alice, id: 'b1b1b1b1-0000-4000-8000-000000000001', domainid: domain('globex') };
  tables.accounts.push({ ...other, domain: 'globex', domainpath: 'ROOT/globex' });
  const error = await refusal('list-virtual-machines', { account: 'alice' });
  assert.is(error.code, 'name-ambiguous');
  assert.match(error.message, 'domainpath ROOT/acme');
  assert.match(error.message, 'domainpath ROOT/globex');
  assert.match(error.next, 'Call again with domainid of');
  const { args } = await resolve('list-virtual-machines', { account: 'alice', domainid: 'ROOT/globex' });
  assert.equal([args['account'], args['domainid']], ['alice', domain('globex')]);
  tables.accounts.pop();
});

test('two settings of one name and different values are not one setting', async () => {
  const [first] = tables.configurations;
  assert.ok(first);
  const { name } = first;
  assert.is((await resolve('update-configuration', { name, value: '1' })).args['name'], name);
  tables.configurations.push({ ...first, value: 'another' });
  const error = await refusal('update-configuration', { name, value: '1' });
  assert.is(error.code, 'name-ambiguous');
  tables.configurations.pop();
  // The same one twice, as pages that move may bring it, is one.
  tables.configurations.push({ ...first });
  assert.is((await resolve('update-configuration', { name, value: '1' })).args['name'], name);
  tables.configurations.pop();
});

test('where all that is told is the same, it is told when they were made', async () => {
  const [volume] = tables.volumes;
  assert.ok(volume);
  const twin = (n: number) => ({
    ...volume,
    id: `d1d1d1d1-0000-4000-8000-00000000000${n}`,
    name: 'twin',
    created: `2026-01-0${n}T10:00:00+0000`,
  });
  tables.volumes.push(twin(1), twin(2));
  const { message } = await refusal('delete-volume', { id: 'twin' });
  assert.match(message, /created 2026-01-01T10:00:00\+0000\)\n.*created 2026-01-02T10:00:00\+0000\)$/);
  tables.volumes.splice(-2);
});

test('when they were made is told beside what differs anyway', async () => {
  const [volume] = tables.volumes;
  assert.ok(volume);
  const twin = (n: number) => ({
    ...volume,
    id: `d1d1d1d1-0000-4000-8000-00000000000${n}`,
    name: 'twin',
    state: n === 1 ? 'Ready' : 'Allocated',
    created: `2026-01-0${n}T10:00:00+0000`,
  });
  tables.volumes.push(twin(1), twin(2));
  const { message } = await refusal('delete-volume', { id: 'twin' });
  assert.match(message, /state Ready, created 2026-01-01T10:00:00\+0000\)\n.*state Allocated, created 2026-01-02/);
  tables.volumes.splice(-2);
});

test('one command takes several kinds: while one of them cannot be asked, a name of another is not sure', async () => {
  const tool = 'create-console-endpoint';
  const args = { virtualmachineid: 'r-10-VM' };
  const { args: found } = await resolve(tool, args);
  assert.is(found['virtualmachineid'], tables.routers.find(({ name }) => name === 'r-10-VM')?.id);
  const failures = [
    { kind: 'error', errorcode: 530, errortext: 'failed' },
    { kind: 'cut-before' },
    { kind: 'not-json' },
  ] as const;
  for (const failure of failures) {
    cloud.misbehave({ ...failure, command: 'listVirtualMachines', times: 9 });
    const { code } = await refusal(tool, args);
    assert.ok(['cloud-failed', 'connection-lost', 'cannot-connect', 'unreadable-answer'].includes(code), code);
    cloud.calm();
  }
  // A role that may not list one of them has none of these.
  cloud.misbehave({ kind: 'error', errorcode: 432, errortext: 'no', command: 'listVirtualMachines', times: 9 });
  assert.equal((await resolve(tool, args)).args, found);
  cloud.calm();
});

test.run();
