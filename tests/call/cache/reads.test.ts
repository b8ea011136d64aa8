import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inWorld } from '../../fixtures/open-engine.js';
import { until } from '../../fixtures/until.js';

test('the same read again does not ask the cloud', async () => {
  await inWorld({}, async (world) => {
    const first = await world.call('list-volumes');
    const second = await world.call('list-volumes');
    assert.equal(second, first);
    assert.is(world.sent('listVolumes').length, 1);
    await world.call('list-volumes', { zoneid: 'fra-1' });
    assert.is(world.sent('listVolumes').length, 2, 'another question is another answer');
  });
});

test('each class of manifests is kept for its own time', async () => {
  await inWorld({}, async (world) => {
    const { listSeconds, infrastructureSeconds, configurationSeconds } = world.engine.settings.cache;
    assert.equal([listSeconds, infrastructureSeconds, configurationSeconds], [300, 900, 1800]);
    // Times are taken when the engine opens, so a reader of this test's own stands for an operator who set them.
    const { createReader } = await import('../../../engine/call/cache/read-through.js');
    const { client, cache, settings, knownSecrets, availability } = world.engine;
    const times = { ...settings.cache, listSeconds: 0, infrastructureSeconds: 60, configurationSeconds: 60 };
    const read = createReader({
      client,
      cache,
      settings: { ...settings, cache: times },
      knownSecrets,
      apis: availability.now,
    });
    for (const ttl of ['list', 'infrastructure', 'configuration', 'none'] as const) {
      const request = { command: 'listZones', params: { name: ttl }, shows: ['zone'], ttl, hide: [] };
      await read(request);
      await read(request);
      const asked = world.sent('listZones').filter(({ params }) => params['name'] === ttl).length;
      assert.is(asked, ttl === 'list' || ttl === 'none' ? 2 : 1, ttl);
    }
  });
});

test('a list that must be new is asked for each time', async () => {
  await inWorld({}, async (world) => {
    await world.call('list-async-jobs');
    await world.call('list-async-jobs');
    assert.is(world.sent('listAsyncJobs').length, 2);
  });
});

test('ten calls at once are one request', async () => {
  await inWorld({}, async (world) => {
    world.cloud.misbehave({ command: 'listVolumes', kind: 'slow', ms: 200 });
    const results = await Promise.all(Array.from({ length: 10 }, () => world.call('list-volumes')));
    assert.is(world.sent('listVolumes').length, 1);
    assert.is(new Set(results.map(({ text }) => text)).size, 1);
    assert.not(results[0]?.isError);
  });
});

test('one of those who wait may give up, the others get the answer', async () => {
  await inWorld({}, async (world) => {
    world.cloud.misbehave({ command: 'listVolumes', kind: 'slow', ms: 300 });
    const abort = new AbortController();
    const first = world.call('list-volumes', {}, { signal: abort.signal });
    const second = world.call('list-volumes');
    await until('it was sent', () => world.sent('listVolumes').length === 1);
    abort.abort();
    assert.match((await first).text, '[cancelled]');
    assert.not((await second).isError);
    assert.is(world.sent('listVolumes').length, 1);
  });
});

test('an answer reaches neither another caller, nor another key, nor another profile', async () => {
  await inWorld({}, async (world) => {
    const { cache, settings } = world.engine;
    const { createReader } = await import('../../../engine/call/cache/read-through.js');
    const { client, knownSecrets, availability } = world.engine;
    const readAs = (more: object, cloud: object = {}) =>
      createReader({
        client,
        cache,
        settings: { ...settings, ...more, cloud: { ...settings.cloud, ...cloud } },
        knownSecrets,
        apis: availability.now,
      });
    const request = { command: 'listZones', params: {}, shows: ['zone'], ttl: 'list', hide: [] } as const;
    await readAs({})(request);
    await readAs({})(request);
    assert.is(world.sent('listZones').length, 1);
    await readAs({ caller: 'another' })(request);
    await readAs({ profile: 'another' })(request);
    await readAs({}, { apiKey: 'another' })(request);
    await readAs({}, { url: 'http://127.0.0.1:1/client/api' })(request);
    assert.is(world.sent('listZones').length, 5);
  });
});

test('after a change the next read shows it', async () => {
  await inWorld({}, async (world) => {
    assert.match((await world.call('list-virtual-machines', { name: 'web-03' })).text, 'Stopped');
    assert.match((await world.call('list-virtual-machines', { name: 'web-01' })).text, 'Running');
    const stopped = await world.call('stop-virtual-machine', { id: 'web-01', _dry_run: true });
    assert.match(stopped.text, 'Nothing was done');
    assert.is(
      world
        .sent('listVirtualMachines')
        .filter(({ params }) => params['name'] === 'web-01' || params['keyword'] === 'web-01').length,
      2,
    );
    const started = await world.call('start-virtual-machine', { id: 'monitor' });
    assert.not(started.isError, started.text);
    const shown = await world.call('list-virtual-machines', { name: 'monitor' });
    assert.match(shown.text, 'Running');
  });
});

test('while its job goes on nothing of the changed kind is remembered, afterwards it is', async () => {
  await inWorld({ jobMs: 1500 }, async (world) => {
    const list = () => world.call('list-virtual-machines', { name: 'monitor' });
    const asked = () =>
      world
        .sent('listVirtualMachines')
        .filter(({ params }) => params['name'] === 'monitor' && params['details'] === undefined).length;
    await list();
    const started = await world.call('start-virtual-machine', { id: 'monitor', _wait: false });
    assert.match(started.text, 'wait-for-job');
    const before = asked();
    assert.match((await list()).text, 'Starting');
    await list();
    assert.is(asked(), before + 2, 'asked each time');
    const job = (started.structured?.['job'] as { id: string }).id;
    const ended = await world.call('wait-for-job', { jobid: job, tool: 'start-virtual-machine' });
    assert.not(ended.isError, ended.text);
    assert.match((await list()).text, 'Running');
    const after = asked();
    await list();
    assert.is(asked(), after, 'remembered again');
  });
});

test('what a list command shows is forgotten for each kind of thing that it is searched for', async () => {
  await inWorld({}, async (world) => {
    const find = () => world.call('list-virtual-machines', { account: 'newbie' });
    assert.match((await find()).text, '[name-not-found]');
    // As a change of accounts does when it begins and ends.
    world.engine.cache.hold(['account']).release();
    const before = world.sent('listAccounts').length;
    assert.match((await find()).text, '[name-not-found]');
    assert.ok(world.sent('listAccounts').length > before, 'asked again');
  });
});

test('what a change does not touch stays remembered', async () => {
  await inWorld({}, async (world) => {
    await world.call('list-zones');
    const started = await world.call('start-virtual-machine', { id: 'monitor' });
    assert.not(started.isError, started.text);
    await world.call('list-zones');
    assert.is(world.sent('listZones').length, 1);
  });
});

test('a change that failed is no reason to believe what was remembered', async () => {
  await inWorld({}, async (world) => {
    await world.call('list-virtual-machines', { name: 'monitor' });
    world.cloud.misbehave({ command: 'startVirtualMachine', kind: 'job-fails', errorcode: 530, errortext: 'no' });
    assert.ok((await world.call('start-virtual-machine', { id: 'monitor' })).isError);
    const before = world.sent('listVirtualMachines').length;
    await world.call('list-virtual-machines', { name: 'monitor' });
    assert.is(world.sent('listVirtualMachines').length, before + 1);
  });
});

test('filtering, sorting and counting work over all pages of a cloud with small ones', async () => {
  await inWorld({ pageLimit: 60, extraVirtualMachines: 130 }, async (world) => {
    const sorted = await world.call('list-virtual-machines', {
      _sort: '-name',
      _filter: { name: { matches: 'bulk' } },
    });
    assert.not(sorted.isError, sorted.text);
    assert.match(sorted.text, 'bulk-00130');
    assert.match(sorted.text, 'Rows 1-50 of 130');
  });
});

test.run();
