import { createPrivateKey } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { call, count, finish, text } from '../signed-client.js';
import { cloud, done, eachDemo, vm } from './each-demo.js';

eachDemo(test);

test('people: accounts, users, domains, projects, keys that work', async () => {
  const admin = cloud.keys.admin;
  const domain = await call(cloud, admin, 'createDomain', { name: 'initech' });
  const domainid = text(domain.body['domain']?.['id']);
  const person = {
    firstname: 'Peter',
    lastname: 'Gibbons',
    email: 'p@demo.invalid',
    password: 'x',
    username: 'peter',
    domainid,
  };
  assert.is((await call(cloud, admin, 'createAccount', person)).status, 431, 'a role or a type is needed');
  const created = await call(cloud, admin, 'createAccount', { ...person, accounttype: '0' });
  const user = created.body['account']?.['user']?.[0];
  assert.is(text(user?.['username']), 'peter');
  assert.is(user?.['password'], undefined);
  const keys = (await finish(cloud, admin, 'registerUserKeys', { id: text(user?.['id']) }))['jobresult']?.['userkeys'];
  const peter = { apiKey: text(keys?.['apikey']), secretKey: text(keys?.['secretkey']) };
  assert.is((await call(cloud, peter, 'listZones')).status, 200);
  assert.is(
    (await call(cloud, peter, 'getUserKeys', { id: text(user?.['id']) })).body['userkeys']?.['apikey'],
    peter.apiKey,
  );
  assert.is((await call(cloud, peter, 'getUserKeys', { id: cloud.tables.users[0]?.id ?? '' })).status, 531);
  await finish(cloud, admin, 'createProject', { name: 'tps', account: 'peter', domainid });
  assert.is((await call(cloud, peter, 'listProjects')).body['project']?.[0]?.['name'], 'tps');
  await finish(cloud, admin, 'disableAccount', { account: 'peter', domainid, lock: 'false' });
  assert.is((await call(cloud, peter, 'listZones')).status, 401);
});

test('an SSH key pair is real and shown once', async () => {
  const { body } = await call(cloud, cloud.keys.user, 'createSSHKeyPair', { name: 'k1' });
  assert.is(createPrivateKey(text(body['keypair']?.['privatekey'])).asymmetricKeyType, 'ed25519');
  assert.is((await call(cloud, cloud.keys.user, 'createSSHKeyPair', { name: 'k1' })).status, 431);
  const listed = await call(cloud, cloud.keys.user, 'listSSHKeyPairs', { name: 'k1' });
  assert.is(listed.body['sshkeypair']?.[0]?.['privatekey'], undefined);
  assert.equal((await call(cloud, cloud.keys.user, 'deleteSSHKeyPair', { name: 'k1' })).body, { success: true });
});

test('what an account may take is counted in cores, MiB and GiB', async () => {
  const { admin } = cloud.keys;
  const owner = {
    account: 'alice',
    domainid: cloud.tables.accounts.find(({ name }) => name === 'alice')?.domainid ?? '',
  };
  const resourcetypename = 'primary_storage';
  const counted = await call(cloud, admin, 'updateResourceCount', { ...owner, resourcetype: '10' });
  const used = count(counted.body['resourcecount']?.[0]?.['resourcecount']);
  assert.ok(used > 0);
  await call(cloud, admin, 'updateResourceLimit', { ...owner, resourcetype: '10', max: String(used + 10) });
  const limits = await call(cloud, admin, 'listResourceLimits', { ...owner, resourcetypename });
  assert.is(limits.body['resourcelimit']?.[0]?.['max'], used + 10);
  const disk = {
    ...owner,
    name: 'more',
    zoneid: cloud.tables.zones[0]?.id ?? '',
    diskofferingid: cloud.tables.diskOfferings.find((one) => one.iscustomized)?.id ?? '',
  };
  const refused = await call(cloud, admin, 'createVolume', { ...disk, size: '11' });
  assert.is(refused.status, 535);
  assert.match(text(refused.body['errortext']), /'primary_storage' for account alice is exceeded/);
  await done('createVolume', { ...disk, size: '10' });
});

test('tags and settings can be changed', async () => {
  const target = { resourcetype: 'UserVm', resourceids: vm('db-1') };
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      [`tags[${at}].key`, `k${at}`],
      [`tags[${at}].value`, `v ${at} ~!'()*`],
    ]).flat() as [string, string][],
  );
  await done('createTags', { ...target, ...many });
  assert.is((await call(cloud, cloud.keys.user, 'listTags', { resourceid: target.resourceids })).body['count'], 12);
  await done('deleteTags', { ...target, 'tags[0].key': 'k3' });
  assert.is((await call(cloud, cloud.keys.user, 'listTags', { resourceid: target.resourceids })).body['count'], 11);
  const setting = { name: 'expunge.delay', value: '60' };
  const updated = await call(cloud, cloud.keys.admin, 'updateConfiguration', setting);
  assert.is(text(updated.body['configuration']?.['value']), '60');
  assert.is((await call(cloud, cloud.keys.admin, 'updateConfiguration', { ...setting, value: 'soon' })).status, 431);
});

test.run();
