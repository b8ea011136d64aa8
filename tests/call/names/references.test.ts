import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ResolveOptions } from '../../../engine/call/names/resolve-names.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { openWorld } from '../../fixtures/open-engine.js';
import { refusal as refusalIn, resolve as resolveIn } from './resolve-in-world.js';

const GONE = '00000000-0000-4000-8000-000000000000';
const folder = new ManifestFolder({
  'tag/put-tags.yaml': `
command: createTags
title: Put tags on things
description: Puts tags on things of any kind, for the tests.
effect: change
async: true
answer: { kind: success }
params:
  resourcetype: { type: string, required: true, description: What kind they are. }
  resourceids:
    type: array
    required: true
    resolve: { by: resourcetype, map: { UserVm: virtual-machine, Volume: volume }, as: thing }
    description: Which ones.
  tags: { type: object, wire: kv, additionalProperties: { type: string }, required: true, description: The tags. }
danger: { severity: low }
changes: [virtual-machine, volume]
`,
});
const world = await openWorld({ env: { CLOUDSTACK_MCP_MANIFESTS: folder.path } });
const { cloud } = world;

const resolve = (tool: string, args: object, options?: Partial<ResolveOptions>) =>
  resolveIn(world, tool, args, options);
const refusal = (tool: string, args: object) => refusalIn(world, tool, args);

const vmId = (name: string): string | undefined => cloud.tables.virtualMachines.find((row) => row.name === name)?.id;
const volumeId = (name: string): string | undefined => cloud.tables.volumes.find((row) => row.name === name)?.id;
const networkId = (name: string): string | undefined => cloud.tables.networks.find((row) => row.name === name)?.id;

test('an id is sent as it is, and a read does not look it up', async () => {
  const before = cloud.requests.length;
  const { args, objects } = await resolve('list-volumes', { virtualmachineid: GONE });
  assert.is(args['virtualmachineid'], GONE);
  assert.ok(objects[0]?.isSeen);
  assert.is(cloud.requests.length, before);
});

test('before a change an id is looked up too, so that a person can see what it is', async () => {
  const { objects, bound } = await resolve(
    'start-virtual-machine',
    { id: vmId('web-01') },
    { lookAtIds: true, fresh: true },
  );
  assert.equal(
    objects.map(({ argument, id, name, isSeen }) => ({ argument, id, name, isSeen })),
    [{ argument: 'id', id: vmId('web-01'), name: 'web-01', isSeen: true }],
  );
  const { account, zonename, state } = objects[0]?.facts ?? {};
  assert.equal([account, zonename, state], ['alice', 'fra-1', 'Running']);
  assert.is(String(bound['vm']), `web-01 (${vmId('web-01') ?? ''})`);
});

test('an id behind which nothing can be seen stays the id, and that is said', async () => {
  const { args, objects, bound } = await resolve(
    'start-virtual-machine',
    { id: GONE },
    { lookAtIds: true, fresh: true },
  );
  assert.is(args['id'], GONE);
  assert.equal(objects, [{ argument: 'id', id: GONE, name: '', isSeen: false, why: 'not found' }]);
  assert.is(String(bound['vm']), `an object that could not be looked up (${GONE})`);
});

test('that the cloud did not answer is not the same as that there is nothing', async () => {
  const whyOf = async (): Promise<unknown> => {
    const { objects } = await resolve('start-virtual-machine', { id: GONE }, { lookAtIds: true, fresh: true });
    return objects[0]?.why;
  };
  const error = { command: 'listVirtualMachines', kind: 'error', times: 9 } as const;
  for (const [errorcode, why] of [
    [530, 'the cloud refused to show it'],
    [431, 'not found'],
  ] as const) {
    cloud.misbehave({ ...error, errorcode, errortext: 'no' });
    assert.is(await whyOf(), why);
    cloud.calm();
  }
  cloud.misbehave({ command: 'listVirtualMachines', kind: 'cut-before', times: 9 });
  assert.is(await whyOf(), 'the cloud did not answer');
  cloud.calm();
});

test('ids that are looked at by nobody count as not seen where they should have been', async () => {
  const ids = Array.from({ length: 102 }, () => volumeId('db-1-data'));
  const unseenOf = async (tool: string, args: object, lookAtIds = true): Promise<unknown[]> => {
    const { objects } = await resolve(tool, args, { lookAtIds, fresh: lookAtIds });
    return objects.flatMap(({ argument, isSeen, why }) => (isSeen ? [] : [`${argument} ${why ?? ''}`]));
  };
  const many = { id: 'db-1', volumeids: ids };
  assert.equal(await unseenOf('destroy-virtual-machine', many), [
    'volumeids[100] not looked up',
    'volumeids[101] not looked up',
  ]);
  assert.equal(await unseenOf('destroy-virtual-machine', many, false), []);
  const unknownKind = { resourcetype: 'Vpc', resourceids: [GONE], tags: { a: 'b' } };
  assert.equal(await unseenOf('put-tags', unknownKind), ['resourceids[0] not looked up']);
  assert.equal(await unseenOf('put-tags', unknownKind, false), []);
});

test('a list of names is resolved one by one, in its order, names and ids mixed', async () => {
  const { args, objects, bound } = await resolve('destroy-virtual-machine', {
    id: 'db-1',
    volumeids: ['ROOT-web-02', volumeId('db-1-data'), 'ROOT-web-01'],
  });
  assert.equal(args['volumeids'], [volumeId('ROOT-web-02'), volumeId('db-1-data'), volumeId('ROOT-web-01')]);
  assert.equal(
    objects.map(({ argument }) => argument),
    ['id', 'volumeids[0]', 'volumeids[1]', 'volumeids[2]'],
  );
  assert.match(String(bound['volumes']), 'ROOT-web-02');
  const error = await refusal('destroy-virtual-machine', { id: 'db-1', volumeids: ['ROOT-web-01', 'nope'] });
  assert.match(error.message, 'no volume named "nope"');
});

test('names inside records are resolved where they stand', async () => {
  const { args, objects, bound } = await resolve('deploy-virtual-machine', {
    iptonetworklist: [{ networkid: 'web-net', ip: '10.1.1.77' }, { networkid: networkId('ops-net') }],
  });
  assert.equal(args['iptonetworklist'], [
    { networkid: networkId('web-net'), ip: '10.1.1.77' },
    { networkid: networkId('ops-net') },
  ]);
  assert.equal(
    objects.map(({ argument }) => argument),
    ['iptonetworklist[0].networkid', 'iptonetworklist[1].networkid'],
  );
  assert.equal(bound, {}, 'fields of records have no name in texts');
});

test('a literal is sent as it is and is no object', async () => {
  const { args, objects } = await resolve('list-virtual-machines', { projectid: '-1' });
  assert.is(args['projectid'], '-1');
  assert.equal(objects, []);
  const project = await resolve('list-virtual-machines', { projectid: 'webshop' });
  assert.is(project.args['projectid'], cloud.tables.projects[0]?.id);
});

test('who names an account has named its domain', async () => {
  const { args } = await resolve('list-virtual-machines', { account: 'alice' });
  assert.is(args['account'], 'alice');
  assert.is(args['domainid'], cloud.tables.domains.find(({ name }) => name === 'acme')?.id);
  assert.is((await refusal('list-virtual-machines', { account: 'alice', domainid: 'globex' })).code, 'name-not-found');
});

test('what kind of thing it is may depend on another argument', async () => {
  const tags = { tags: { a: 'b' } };
  const machines = await resolve('put-tags', { resourcetype: 'uservm', resourceids: ['web-01', 'web-02'], ...tags });
  assert.equal(machines.args['resourceids'], [vmId('web-01'), vmId('web-02')]);
  const volumes = await resolve('put-tags', { resourcetype: 'Volume', resourceids: ['db-1-data'], ...tags });
  assert.equal(volumes.args['resourceids'], [volumeId('db-1-data')]);
  const error = await refusal('put-tags', { resourcetype: 'Volume', resourceids: ['web-01'], ...tags });
  assert.match(error.message, 'no volume named "web-01"');
});

test('of a kind that nobody described only ids are taken', async () => {
  const tags = { tags: { a: 'b' } };
  const { args } = await resolve('put-tags', { resourcetype: 'Vpc', resourceids: [GONE], ...tags });
  assert.equal(args['resourceids'], [GONE]);
  assert.is(
    (await refusal('put-tags', { resourcetype: 'Vpc', resourceids: ['my-vpc'], ...tags })).code,
    'name-unsupported',
  );
  const { text, isError } = await world.call('put-tags', { resourcetype: 'UserVm', resourceids: 'web-01', ...tags });
  assert.not(isError, text);
  assert.is(cloud.changes('createTags')[0]?.params['resourceids'], vmId('web-01'));
});

test('what has no name is told by what it is', async () => {
  const error = await refusal('delete-firewall-rule', { id: 'ssh' });
  assert.is(error.code, 'name-not-found');
  assert.match(error.next, 'list-firewall-rules');
});

test('the object that the call is about comes first, whatever was found first', async () => {
  const { objects } = await resolve('deploy-virtual-machine', {
    templateid: 'debian-12',
    networkids: ['web-net'],
    serviceofferingid: 'small',
    zoneid: 'fra-1',
  });
  assert.equal(
    objects.map(({ argument }) => argument),
    ['zoneid', 'serviceofferingid', 'templateid', 'networkids[0]'],
  );
});

test.after(async () => {
  await world.close();
  folder.remove();
});
test.run();
