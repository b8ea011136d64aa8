import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refusal, resolve, worldsWith } from './resolve-in-world.js';

/** Things that are listed inside others, and a tool that takes one of each. */
const MANIFESTS = {
  '_shared/entities.yaml': `
some-machine: { list: listVirtualMachines, filter: keyword, or: [system-vm, router], send: { listall: true, projectid: "-1" }, as: machine }
card-inside: { list: listVirtualMachines, in: nic, byId: "", name: [], label: "{{networkname}} of {{name}}", send: { listall: true, projectid: "-1" }, as: card }
kind-of-traffic: { list: listTrafficTypes, byId: "", name: [], label: "{{traffictype}} on {{physicalnetwork}}", needs: [physicalnetworkid], each: { physicalnetworkid: physical-network }, as: trafficthere }
`,
  'test/find-things.yaml': `
command: listVolumes
title: Find things
description: Takes one of each kind of thing, for the tests.
effect: read
ttl: list
answer: { kind: list }
params:
  podid: { use: kind-of-traffic }
  hostid: { use: card-inside }
  clusterid: { use: some-machine }
`,
};

const { inWorld, remove } = worldsWith(MANIFESTS);
test.after(remove);

test('what can be listed only inside a parent is looked for in each one, and the row knows the name of its own', async () => {
  await inWorld({}, async (world) => {
    const { objects, args } = await resolve(world, 'find-things', { podid: 'Storage on ams-1-physical' });
    assert.is(objects[0]?.name, 'Storage on ams-1-physical');
    const byId = await resolve(world, 'find-things', { podid: args['podid'] }, { lookAtIds: true });
    assert.is(byId.objects[0]?.name, 'Storage on ams-1-physical', 'also by its id');
    const error = await refusal(world, 'find-things', { podid: 'Storage' });
    assert.match(error.message, /Storage on fra-1-physical/);
  });
});

test('what stands in the rows of others is found by what it is and by where it stands', async () => {
  await inWorld({}, async (world) => {
    const { objects, args } = await resolve(world, 'find-things', { hostid: 'web-net of web-01' });
    assert.is(objects[0]?.name, 'web-net of web-01');
    const byId = await resolve(world, 'find-things', { hostid: args['hostid'] }, { lookAtIds: true });
    assert.is(byId.objects[0]?.name, 'web-net of web-01', 'also by its id');
  });
});

test('what several kinds may be is found among them, also by a role that may not see all of these', async () => {
  await inWorld({}, async (world) => {
    for (const name of ['web-01', 'r-10-VM', 's-1-VM']) {
      const { objects, args } = await resolve(world, 'find-things', { clusterid: name });
      assert.is(objects[0]?.name, name);
      const byId = await resolve(world, 'find-things', { clusterid: args['clusterid'] }, { lookAtIds: true });
      assert.is(byId.objects[0]?.name, name, 'also by its id');
    }
    assert.is((await refusal(world, 'find-things', { clusterid: 'build' })).code, 'name-ambiguous');
    assert.is((await refusal(world, 'find-things', { clusterid: 'nobody' })).code, 'name-not-found');
  });
  await inWorld({ as: 'user' }, async (world) => {
    const { objects } = await resolve(world, 'find-things', { clusterid: 'web-01' });
    assert.is(objects[0]?.name, 'web-01');
    assert.is((await refusal(world, 'find-things', { clusterid: 'r-10-VM' })).code, 'name-not-found');
  });
});

test.run();
