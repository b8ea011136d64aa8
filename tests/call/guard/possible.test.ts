import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkPossible } from '../../../engine/call/guard/check-possible.js';
import type { Resolved } from '../../../engine/call/names/resolve-names.js';
import { Bound, boundList } from '../../../engine/call/render/bound.js';
import { ToolError } from '../../../engine/errors.js';
import type { Possible, Tool } from '../../../engine/manifest/types.js';
import type { Ask } from '../../../engine/call/guard/confirm.js';
import { openWorld } from '../../fixtures/open-engine.js';

const test = suite('possible: what the state of an object forbids');
const world = await openWorld();
const { cloud } = world;
test.after(() => world.close());

const vm = (name: string) => {
  const found = cloud.tables.virtualMachines.find((row) => row.name === name);
  if (!found) throw new Error(`There is no machine ${name}`);
  return found;
};

test('it is told before a person is asked, and nothing is sent', async () => {
  let asked = 0;
  const ask: Ask = () => {
    asked += 1;
    return Promise.resolve({ action: 'decline' });
  };
  const { text, structured, isError } = await world.call('delete-volume', { id: 'db-1-data' }, { ask });
  assert.ok(isError);
  assert.match(text, /^db-1-data \([0-9a-f-]{36}\) is attached to db-1: detach-volume first\./);
  assert.is(structured?.['error'], 'not-possible');
  assert.is(asked, 0);
  assert.equal(cloud.changes('deleteVolume'), []);
});

test('a dry run tells it too', async () => {
  const { structured, isError } = await world.call('start-virtual-machine', { id: 'web-01', _dry_run: true });
  assert.ok(isError);
  assert.is(structured?.['error'], 'not-possible');
});

test('it is checked on a fresh look-up, also for an id', async () => {
  const { id } = vm('web-02');
  await world.call('list-virtual-machines', { id });
  vm('web-02')['state'] = 'Stopped';
  const { structured } = await world.call('stop-virtual-machine', { id, _dry_run: true });
  assert.is(structured?.['error'], 'not-possible');
  assert.not(
    (await world.call('stop-virtual-machine', { id, forced: true, _dry_run: true })).isError,
    'by an argument',
  );
  vm('web-02')['state'] = 'Running';
});

test('it is checked again after the question', async () => {
  const ask: Ask = async () => {
    vm('web-03')['state'] = 'Stopped';
    await new Promise((resolve) => setTimeout(resolve, 350));
    return { action: 'accept' };
  };
  const { structured } = await world.call('stop-virtual-machine', { id: 'web-03' }, { ask });
  assert.is(structured?.['error'], 'not-possible');
  assert.equal(cloud.changes('stopVirtualMachine'), []);
});

const resolved = (bound: Resolved['bound'], unseen: string[] = [], args: Resolved['args'] = {}): Resolved => ({
  args,
  bound,
  objects: Object.values(bound)
    .flat()
    .map((one) => {
      const { id } = one as unknown as { id: string };
      return { argument: 'id', id, name: id, isSeen: !unseen.includes(id) };
    }),
});

function refused(possible: Possible, of: Resolved): string | undefined {
  try {
    checkPossible({ name: 'do-it', possible: [possible] } as Tool, of, { args: of.args, ...of.bound }, {});
    return undefined;
  } catch (error) {
    assert.instance(error, ToolError);
    return (error as ToolError).message;
  }
}

const STOPPED: Possible = { when: { 'vm.state': 'Stopped' }, otherwise: '{{vm}} is {{vm.state}}.' };
const running = new Bound({ id: 'v1', name: 'web', state: 'Running' });

test('what could not be seen, or was not named, forbids nothing', () => {
  assert.is(refused(STOPPED, resolved({ vm: running })), 'web (v1) is Running.');
  assert.is(refused(STOPPED, resolved({ vm: new Bound({ id: 'v1', name: '' }) }, ['v1'])), undefined);
  assert.is(refused(STOPPED, resolved({})), undefined);
  // Seen, and without the field: that is an answer.
  assert.is(refused(STOPPED, resolved({ vm: new Bound({ id: 'v1', name: 'web' }) })), 'web (v1) is .');
});

test('of several objects each has to fulfil it, and those in the way are named', () => {
  const volume = (id: string, vmname?: string): Bound => new Bound({ id, name: id, vmname });
  const possible: Possible = {
    when: { 'volumes.vmname': { present: false } },
    otherwise: '{{volumes}} are attached ({{volumes.count}}).',
  };
  const volumes = boundList([volume('a'), volume('b', 'web'), volume('c', 'db'), volume('d', 'unseen')]);
  assert.is(refused(possible, resolved({ volumes }, ['d'])), 'b and c are attached (2).');
  assert.is(refused(possible, resolved({ volumes: boundList([volume('a')]) })), undefined);
});

test('a list of conditions is fulfilled by one of them, also by an argument', () => {
  const possible: Possible = { ...STOPPED, when: [{ 'vm.state': 'Stopped' }, { forced: true }] };
  assert.is(refused(possible, resolved({ vm: running }, [], { forced: true })), undefined);
  assert.is(refused(possible, resolved({ vm: running }, [], { forced: false })), 'web (v1) is Running.');
});

test.run();
