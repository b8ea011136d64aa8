import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../fixtures/open-engine.js';
import type { World } from '../fixtures/open-engine.js';

const test = suite('a tool that does not exist');
let world: World;
test.before(async () => {
  world = await openWorld();
});
test.after(() => world.close());

const SUGGESTIONS: [wanted: string, suggestion: string][] = [
  ['list-zone', 'list-zones'],
  ['list_vm', 'list-virtual-machines'],
  ['deploy-instance', 'deploy-virtual-machine'],
  ['grow-disk', 'resize-volume'],
  ['wait-job', 'wait-for-job'],
  ['describe-tol', 'describe-tool'],
  ['destroyVMs', 'destroy-virtual-machine'],
  ['list-virtaul-machines', 'list-virtual-machines'],
  ['craete-volume', 'create-volume'],
  ['restart-vm', 'reboot-virtual-machine'],
  ['delete-firewall', 'delete-firewall-rule'],
  ['start-instance', 'start-virtual-machine'],
  ['reset-vm-pasword', 'reset-password-for-virtual-machine'],
];

for (const [wanted, suggestion] of SUGGESTIONS) {
  test(`${wanted} suggests ${suggestion}`, async () => {
    const { text, isError, structured } = await world.call(wanted);
    assert.ok(isError);
    assert.is(structured?.['error'], 'unknown-tool');
    assert.match(text, new RegExp(`^There is no tool named ${wanted}\\. Did you mean .*\\b${suggestion}\\b`));
  });
}

test('its command, other spellings of its name and other ways to say it lead to a tool too', async () => {
  for (const name of ['listZones', 'list_zones', 'LIST-ZONES', 'listzones', 'zones-list', 'list_vms', 'listVMs']) {
    assert.is((await world.call(name)).isError, false, name);
  }
});

const MISSING: [wanted: string, list: string][] = [
  ['create-event', 'list-events'],
  ['create-system-vm', 'list-system-vms'],
  ['delete-async-job', 'list-async-jobs'],
  ['restart-zone', 'list-zones'],
  ['create-capacity', 'list-capacity'],
];

for (const [wanted, list] of MISSING) {
  test(`there is no ${wanted}, and no other one that does the same to something else: ${list}`, async () => {
    const { text } = await world.call(wanted);
    assert.match(text, `There is no tool named ${wanted}. There is none that does this; ${list} shows what there is.`);
    const described = await world.call('describe-tool', { tool: wanted });
    assert.match(described.text, `${list} shows what there is`);
  });
}

test('what nothing here is about suggests nothing', async () => {
  for (const name of ['create-spaceship', 'list-unicorns', 'delete-quantum-gateway']) {
    const { text } = await world.call(name);
    assert.not.match(text, /Did you mean create-account|Did you mean delete-/, name);
  }
});

test('nonsense suggests nothing', async () => {
  for (const name of ['', 'xyzzy', '__proto__', 'constructor', '💥'.repeat(100)]) {
    const { text, isError } = await world.call(name);
    assert.ok(isError);
    assert.not.match(text, /Did you mean/, name);
  }
});

test('a name with letters that nobody sees is not told as if the tool were missing', async () => {
  for (const name of ['list\u200b-zones', 'list-zones\u0000', 'find\u00ad-tools']) {
    const { text, structured } = await world.call(name);
    assert.is(structured?.['error'], 'unknown-tool');
    assert.match(text, /There are letters in this name that nobody sees: type it again\./);
    assert.not.match(text, 'Did you mean');
  }
});

test.run();
