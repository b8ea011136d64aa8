import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { World } from '../../fixtures/open-engine.js';
import { refusal, resolve, worldsWith } from './resolve-in-world.js';

/** Entities whose list is searched without the server's help, and a tool that takes one of each. */
const MANIFESTS = {
  '_shared/entities.yaml': `
any-vm: { list: listVirtualMachines, name: [name, displayname], tell: [zonename], within: [zoneid], send: { listall: true, projectid: "-1" }, as: anyvm }
any-setting: { list: listConfigurations, id: name, byId: name, as: setting }
zoned-network: { list: listNetworks, needs: [zoneid], send: { listall: true, projectid: "-1" }, as: zonednet }
`,
  'test/find-things.yaml': `
command: listVolumes
title: Find things
description: Takes one of each kind of thing, for the tests.
effect: read
ttl: list
answer: { kind: list }
params:
  virtualmachineid: { use: any-vm }
  zoneid: { use: zone }
  id: { use: any-setting }
  storageid: { use: zoned-network }
`,
};

const { inWorld, remove } = worldsWith(MANIFESTS);
test.after(remove);

/** The id of a machine of the demo cloud. */
function idOf({ cloud }: World, name: string): string {
  return cloud.tables.virtualMachines.find((row) => row.name === name)?.id ?? '';
}

function rename({ cloud }: World, was: string, fields: { name?: string; displayname?: string }): void {
  const row = cloud.tables.virtualMachines.find(({ name }) => name === was);
  assert.ok(row);
  Object.assign(row, fields);
}

const vm = async (world: World, name: string): Promise<unknown> =>
  (await resolve(world, 'start-virtual-machine', { id: name })).args['id'];

test('a name on the last of several pages is found', async () => {
  await inWorld({ extraVirtualMachines: 1200 }, async (world) => {
    const { args } = await resolve(world, 'find-things', { virtualmachineid: 'bulk-01200' });
    assert.is(args['virtualmachineid'], idOf(world, 'bulk-01200'));
    assert.is(world.sent('listVirtualMachines').length, 3);
  });
});

test('a cloud with small pages is asked for smaller ones, and that is kept in mind', async () => {
  await inWorld({ extraVirtualMachines: 300, pageLimit: 100 }, async (world) => {
    const { args } = await resolve(world, 'find-things', { virtualmachineid: 'bulk-00300' });
    assert.is(args['virtualmachineid'], idOf(world, 'bulk-00300'));
    const sizes = world.sent('listVirtualMachines').map(({ params }) => Number(params['pagesize']));
    assert.equal(sizes.slice(0, 4), [500, 250, 125, 62]);
    assert.ok(sizes.slice(3).every((size) => size === 62));
    await resolve(world, 'find-things', { virtualmachineid: 'bulk-00001' }, { fresh: true });
    assert.is(world.sent('listVirtualMachines')[sizes.length]?.params['pagesize'], '62');
  });
});

test('things whose id is their name are searched over all pages too', async () => {
  await inWorld({ pageLimit: 20 }, async (world) => {
    const error = await refusal(world, 'find-things', { id: 'saml2.keystore.passwort' });
    assert.is(error.code, 'name-not-found');
    assert.match(error.message, 'Did you mean saml2.keystore.password');
  });
});

test('beyond 5000 nothing is searched: that is said, not guessed', async () => {
  await inWorld({ extraVirtualMachines: 5100 }, async (world) => {
    const error = await refusal(world, 'find-things', { virtualmachineid: 'nowhere' });
    assert.is(error.code, 'too-many-to-search');
    assert.match(error.next, 'narrow the search with zoneid');
    // That there are too many is known after the first page.
    assert.is(world.sent('listVirtualMachines').length, 1);
  });
});

test('one of the first 5000 is not taken for the only one, unless a filter of the cloud says so', async () => {
  await inWorld({ extraVirtualMachines: 5100 }, async (world) => {
    const error = await refusal(world, 'find-things', { virtualmachineid: 'bulk-00001' });
    assert.is(error.code, 'too-many-to-search');
    assert.is(await vm(world, 'bulk-00001'), idOf(world, 'bulk-00001'));
    rename(world, 'bulk-00002', { displayname: 'Second' });
    assert.is(await vm(world, 'Second'), idOf(world, 'bulk-00002'), 'the filter sees this name too');
    assert.is((await refusal(world, 'start-virtual-machine', { id: 'Third' })).code, 'name-not-found');
    // What the filter matches is too much itself.
    assert.is((await refusal(world, 'start-virtual-machine', { id: 'bulk-0' })).code, 'too-many-to-search');
  });
});

test('a list of exactly 5000 was searched to its end', async () => {
  await inWorld({}, async (world) => {
    const { virtualMachines } = world.cloud.tables;
    const first = virtualMachines[0];
    assert.ok(first);
    const make = (at: number) => ({ ...first, id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000` });
    while (virtualMachines.length < 5000) {
      const at = virtualMachines.length;
      virtualMachines.push({ ...make(at), name: `copy-${at}`, displayname: `copy-${at}` });
    }
    const { args } = await resolve(world, 'find-things', { virtualmachineid: 'copy-4999' });
    assert.is(args['virtualmachineid'], idOf(world, 'copy-4999'));
    assert.is((await refusal(world, 'find-things', { virtualmachineid: 'nowhere' })).code, 'name-not-found');
  });
});

test('the server’s filter finds parts of names; only the whole name counts', async () => {
  await inWorld({}, async (world) => {
    const error = await refusal(world, 'start-virtual-machine', { id: 'web-0' });
    assert.is(error.code, 'name-not-found');
    assert.match(error.message, 'Did you mean web-01, web-02 or web-03?');
    assert.match(error.next, 'list-virtual-machines');
  });
});

test('the exact name wins over one that differs in case', async () => {
  await inWorld({}, async (world) => {
    rename(world, 'web-02', { name: 'WEB-01' });
    assert.is(await vm(world, 'web-01'), idOf(world, 'web-01'));
    assert.is(await vm(world, 'WEB-01'), idOf(world, 'WEB-01'));
    assert.is((await refusal(world, 'start-virtual-machine', { id: 'Web-01' })).code, 'name-ambiguous');
  });
});

test('every field of names counts as much as the first, and exact wins over not', async () => {
  await inWorld({}, async (world) => {
    rename(world, 'web-02', { displayname: 'web-01' });
    const error = await refusal(world, 'start-virtual-machine', { id: 'web-01' });
    assert.is(error.code, 'name-ambiguous');
    assert.match(error.message, /^- web-02: [0-9a-f-]{36} \(displayname web-01, /m);
    rename(world, 'web-03', { displayname: 'Bastion' });
    assert.is(await vm(world, 'Bastion'), idOf(world, 'web-03'));
    assert.is(await vm(world, 'bastion'), idOf(world, 'bastion'));
  });
});

test('a name that only a second field holds is searched without the filter: it may stand for several', async () => {
  await inWorld({}, async (world) => {
    rename(world, 'web-01', { name: 'old-db', displayname: 'db' });
    rename(world, 'web-02', { name: 'i-2-33-VM', displayname: 'db' });
    const error = await refusal(world, 'start-virtual-machine', { id: 'db' });
    assert.is(error.code, 'name-ambiguous');
    assert.equal(
      [...(error.data['candidates'] as string[])].sort(),
      [idOf(world, 'old-db'), idOf(world, 'i-2-33-VM')].sort(),
    );
  });
});

test('a name is the same name in either form of Unicode, and with blanks around it', async () => {
  await inWorld({}, async (world) => {
    rename(world, 'web-02', { name: 'b\u00fcro', displayname: 'b\u00fcro' });
    assert.is(await vm(world, 'bu\u0308ro'), idOf(world, 'b\u00fcro'));
    const { text, isError } = await world.call('list-volumes', { virtualmachineid: '  web-01 ' });
    assert.not(isError, text);
  });
});

test('names that look the same are the same: nobody takes one of them for the other', async () => {
  for (const [mine, twin] of [
    ['b\u00fcro', 'bu\u0308ro'],
    ['prod', 'prod\u200b'],
    ['prod', 'prod '],
    ['prod', '\u00a0prod'],
  ] as const) {
    await inWorld({}, async (world) => {
      rename(world, 'web-01', { name: mine, displayname: mine });
      rename(world, 'web-02', { name: twin, displayname: twin });
      const error = await refusal(world, 'start-virtual-machine', { id: mine });
      assert.is(error.code, 'name-ambiguous', JSON.stringify(twin));
      assert.is((error.data['candidates'] as string[]).length, 2);
    });
  }
});

test('several of one name are told with what tells them apart; a zone in the same call decides', async () => {
  await inWorld({}, async (world) => {
    const error = await refusal(world, 'list-volumes', { virtualmachineid: 'build' });
    assert.is(error.code, 'name-ambiguous');
    assert.match(error.message, /zonename fra-1[\s\S]*zonename ams-1|zonename ams-1[\s\S]*zonename fra-1/);
    assert.is((error.data['candidates'] as string[]).length, 2);
    const { args } = await resolve(world, 'list-volumes', { virtualmachineid: 'build', zoneid: 'ams-1' });
    const inAms = world.cloud.tables.virtualMachines.find(
      ({ name, zonename }) => name === 'build' && zonename === 'ams-1',
    );
    assert.is(args['virtualmachineid'], inAms?.id);
  });
});

test('what can only be found inside something else says so', async () => {
  await inWorld({}, async (world) => {
    const error = await refusal(world, 'find-things', { storageid: 'web-net' });
    assert.is(error.code, 'parent-needed');
    assert.match(error.next, 'zoneid');
    const { args } = await resolve(world, 'find-things', { storageid: 'web-net', zoneid: 'fra-1' });
    assert.is(args['storageid'], world.cloud.tables.networks.find(({ name }) => name === 'web-net')?.id);
    assert.is(world.sent('listNetworks')[0]?.params['zoneid'], args['zoneid']);
  });
});

test('a role that may not ask one way is asked the other way', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    const { args } = await resolve(world, 'deploy-virtual-machine', { templateid: 'debian-12', zoneid: 'fra-1' });
    assert.is(args['templateid'], world.cloud.tables.templates.find(({ name }) => name === 'debian-12')?.id);
    const filters = world.sent('listTemplates').map(({ params }) => params['templatefilter']);
    assert.equal(filters, ['all', 'executable']);
  });
});

test('a search is remembered for a read and made again for a change', async () => {
  await inWorld({}, async (world) => {
    await resolve(world, 'list-volumes', { virtualmachineid: 'web-01' });
    await resolve(world, 'list-volumes', { virtualmachineid: 'web-01' });
    assert.is(world.sent('listVirtualMachines').length, 1);
    await resolve(world, 'list-volumes', { virtualmachineid: 'web-01' }, { fresh: true });
    assert.is(world.sent('listVirtualMachines').length, 2);
  });
});

test('a caller who gives up is not made to wait for the search', async () => {
  await inWorld({}, async (world) => {
    world.cloud.misbehave({ command: 'listVirtualMachines', kind: 'hang-before' });
    const abort = new AbortController();
    const outcome = refusal(world, 'list-volumes', { virtualmachineid: 'web-01' }, { signal: abort.signal });
    abort.abort();
    assert.is((await outcome).code, 'cancelled');
  });
});

test('hostile names are found by their plain name and shown without what hides in them', async () => {
  await inWorld({}, async (world) => {
    rename(world, 'web-02', { name: 'we\u202eb-\u001b[31mx' });
    const error = await refusal(world, 'start-virtual-machine', { id: 'web-y' });
    for (const hidden of ['\u202e', '\u001b']) assert.not(error.message.includes(hidden));
    assert.is(
      await vm(world, 'web-x'),
      world.cloud.tables.virtualMachines.find(({ name }) => name.includes('\u202e'))?.id,
    );
  });
});

test.run();
