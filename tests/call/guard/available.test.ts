import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../../engine/errors.js';
import { inWorld } from '../../fixtures/open-engine.js';

test('an argument that this role may not use is refused by name and never sent', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    await world.engine.availability.renew();
    const { isError, text } = await world.call('list-virtual-machines', {
      hostid: '7d263be8-9661-5f5e-b2c0-b87ac8356793',
    });
    assert.ok(isError);
    assert.match(text, '[argument-not-on-this-cloud]');
    assert.match(text, 'hostid');
    assert.match(text, 'for admin');
    assert.is(world.sent('listVirtualMachines').length, 0);
  });
});

test('a command that this role may not call is refused without asking for it', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    await world.engine.availability.renew();
    const { text } = await world.call('list-hosts');
    assert.match(text, '[not-on-this-cloud]');
    assert.is(world.sent('listHosts').length, 0);
  });
});

test('on a first start a call that depends on role or version waits for what the cloud offers', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    assert.is(world.engine.availability.now(), undefined);
    const { text } = await world.call('list-virtual-machines', { hostid: '7d263be8-9661-5f5e-b2c0-b87ac8356793' });
    assert.match(text, '[argument-not-on-this-cloud]');
    assert.is(world.sent('listApis').length, 1);
    assert.is(world.sent('listVirtualMachines').length, 0);
  });
});

test('a call that depends on nothing does not wait for listApis', async () => {
  await inWorld({}, async (world) => {
    const { isError } = await world.call('list-zones');
    assert.not(isError);
    assert.is(world.sent('listApis').length, 0);
  });
});

test('while nothing is known of the cloud a call passes, and the cloud itself refuses it', async () => {
  await inWorld({ as: 'user', env: { CLOUDSTACK_RETRIES: '0' } }, async (world) => {
    world.cloud.misbehave({ command: 'listApis', kind: 'error', errorcode: 530, errortext: 'not now', times: 9 });
    const { isError, text } = await world.call('list-hosts');
    assert.ok(isError);
    assert.match(text, '[command-refused]');
    assert.is(world.sent('listHosts').length, 1);
  });
});

test('a change is not sent with an argument that the cloud might ignore', async () => {
  await inWorld({ env: { CLOUDSTACK_RETRIES: '0' } }, async (world) => {
    world.cloud.misbehave({ command: 'listApis', kind: 'error', errorcode: 530, errortext: 'not now', times: 9 });
    const refused = await world.call('start-virtual-machine', { id: 'monitor', bootintosetup: true });
    assert.ok(refused.isError);
    assert.match(refused.text, '[cloud-unknown]');
    assert.match(refused.text, 'bootintosetup');
    assert.is(world.cloud.changes('startVirtualMachine').length, 0);
    await world.call('list-virtual-machines', { hostid: '7d263be8-9661-5f5e-b2c0-b87ac8356793' });
    assert.is(world.sent('listVirtualMachines').length, 1, 'a read is');
    const plain = await world.call('start-virtual-machine', { id: 'monitor' });
    assert.not(plain.isError, plain.text);
  });
});

test('what could not be seen is told in one sentence, and a high one is still asked for', async () => {
  await inWorld({}, async (world) => {
    const id = '00000000-0000-4000-8000-000000000000';
    const { text } = await world.call('destroy-virtual-machine', { id });
    assert.match(text, '_confirm: ');
    assert.match(text, `Destroy a virtual machine: id ${id} could not be seen with this key (not found).`);
    assert.is(world.cloud.changes('destroyVirtualMachine').length, 0);
  });
});

test('a preset that this cloud does not know is left out instead of refused', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    const { availability } = world.engine;
    await availability.renew();
    const known = availability.now();
    assert.ok(known);
    const older = {
      ...known,
      accepts: (command: string, name: string) => name !== 'projectid' && known.accepts(command, name),
    };
    world.engine.availability.now = () => older;
    world.engine.availability.known = () => Promise.resolve(older);
    const { isError } = await world.call('list-virtual-machines');
    assert.not(isError);
    assert.is(world.sent('listVirtualMachines')[0]?.params['projectid'], undefined);
    assert.is(world.sent('listVirtualMachines')[0]?.params['listall'], 'true');
    assert.match((await world.call('list-virtual-machines', { projectid: '-1' })).text, '[argument-not-on-this-cloud]');
  });
});

test('what was learned is known at once at the next start, from disk', async () => {
  await inWorld({ as: 'user' }, async (world) => {
    await world.engine.availability.renew();
    const { cacheDir } = world.engine.settings;
    await inWorld({ as: 'user', cloud: world.cloud, env: { CLOUDSTACK_MCP_CACHE_DIR: cacheDir } }, (next) => {
      assert.ok(next.engine.availability.atStart?.has('listZones'));
      assert.not(next.engine.availability.atStart?.has('listHosts'));
      assert.is(next.sent('listApis').length, 1, 'not asked again');
      return Promise.resolve();
    });
    await inWorld({ as: 'admin', cloud: world.cloud, env: { CLOUDSTACK_MCP_CACHE_DIR: cacheDir } }, (other) => {
      assert.is(other.engine.availability.atStart, undefined, 'another key learns nothing from it');
      return Promise.resolve();
    });
  });
});

test('the refusal of an argument says since when it exists', async () => {
  await inWorld({}, async (world) => {
    await world.engine.availability.renew();
    const known = world.engine.availability.now();
    assert.ok(known);
    const tool = world.engine.catalog.tool('deploy-virtual-machine');
    assert.ok(tool);
    const { checkAvailable } = await import('../../../engine/call/guard/available.js');
    const older = { ...known, accepts: () => false };
    assert.throws(
      () => checkAvailable(older, tool, ['volumeid']),
      (error: unknown) => error instanceof ToolError && error.message.includes('since 4.21'),
    );
  });
});

test.run();
