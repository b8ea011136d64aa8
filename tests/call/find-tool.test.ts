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
  ['start-vm', 'start-virtual-machine'],
  ['list_vms', 'list-virtual-machines'],
  ['deploy-instance', 'deploy-virtual-machine'],
  ['grow-disk', 'resize-volume'],
  ['wait-job', 'wait-for-job'],
];

for (const [wanted, suggestion] of SUGGESTIONS) {
  test(`${wanted} suggests ${suggestion}`, async () => {
    const { text, isError, structured } = await world.call(wanted);
    assert.ok(isError);
    assert.is(structured?.['error'], 'unknown-tool');
    assert.match(text, new RegExp(`^There is no tool named ${wanted}\\. Did you mean .*\\b${suggestion}\\b`));
  });
}

test('nonsense suggests nothing', async () => {
  for (const name of ['', 'xyzzy', '__proto__', 'constructor', '💥'.repeat(100)]) {
    const { text, isError } = await world.call(name);
    assert.ok(isError);
    assert.not.match(text, /Did you mean/, name);
  }
});

test.run();
