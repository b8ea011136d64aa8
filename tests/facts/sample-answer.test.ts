import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemOf, rowsOf, successOf } from '../../engine/cloudstack/answer.js';
import { builtInFacts, withCommands } from '../../engine/facts/facts.js';
import { sampleAnswer, sampleRows } from '../../engine/facts/sample-answer.js';
import type { CommandFacts } from '../../engine/facts/load-facts.js';
import { sparseRow } from '../../engine/facts/sample-row.js';
import { isUuid } from '../../engine/text/uuid.js';

const test = suite('made-up answers');
const facts = builtInFacts();

function commandNamed(name: string): CommandFacts {
  const command = facts.command(name);
  assert.ok(command, name);
  return command;
}

test('every command has one, the same each time, that reads as its kind of answer', () => {
  for (const command of facts.commands()) {
    const answer = sampleAnswer(command, facts);
    assert.equal(answer, sampleAnswer(command, facts));
    if (command.kind === 'list') assert.is(rowsOf(answer).count, rowsOf(answer).rows.length, command.name);
    if (command.kind === 'success') assert.is(successOf(answer).success, true);
    if (command.kind === 'list' || command.kind === 'object') {
      const item = itemOf(answer) ?? {};
      const empty = Object.entries(item).filter(([, value]) => value === undefined || value === '' || value === null);
      assert.equal(empty, [], command.name);
    }
  }
});

test('ids are UUIDs, names say what it is, a place has one name and one id everywhere', () => {
  const [vm = {}, other = {}] = sampleRows(commandNamed('listVirtualMachines'), facts);
  assert.is(vm['name'], 'vm-1');
  assert.is(other['name'], 'vm-2');
  assert.is.not(vm['id'], other['id']);
  assert.ok(isUuid(String(vm['id'])));
  const [zone = {}] = sampleRows(commandNamed('listZones'), facts);
  assert.is(vm['zonename'], zone['name']);
  assert.is(vm['zoneid'], zone['id']);
  assert.is(vm['memory'], 4096);
  assert.match(String(vm['created']), /^2026-03-\d\dT/);
});

test('what was asked comes back: states, names, the object itself', () => {
  const stopped = sampleRows(commandNamed('listVirtualMachines'), facts, { params: { state: 'Stopped' } });
  assert.equal(
    stopped.map((row) => row['state']),
    ['Stopped', 'Stopped'],
  );
  const id = 'aaaaaaaa-0000-4000-8000-000000000001';
  const vm = { type: 'UserVmResponse', name: 'web-03', row: { id, name: 'web-03', state: 'Running' } };
  const asked = { params: { id }, objects: new Map([[id, vm]]) };
  const [destroyed] = sampleRows(commandNamed('destroyVirtualMachine'), facts, asked);
  assert.is(destroyed?.['name'], 'web-03');
  assert.is(destroyed?.['state'], 'Destroyed');
  const disks = sampleRows(commandNamed('listVolumes'), facts, {
    params: { virtualmachineid: id },
    objects: asked.objects,
  });
  assert.is(disks[0]?.['vmname'], 'web-03');
  const [disk] = sampleRows(commandNamed('createVolume'), facts, { params: { size: '100' } });
  assert.is(disk?.['size'], 100 * 1024 ** 3, 'asked in GiB, answered in bytes');
});

test('a list command that answers for one object has one row', () => {
  assert.is(sampleRows(commandNamed('registerTemplate'), facts).length, 1);
  assert.is(sampleRows(commandNamed('listZones'), facts, { params: { id: 'x' } }).length, 1);
});

test('of a type that nobody knows there is an id and a name', () => {
  const more: CommandFacts = { name: 'listRacks', async: false, params: [], kind: 'list', answers: 'RackResponse' };
  const rows = sampleRows(more, withCommands({ commands: [more] }));
  assert.equal(rows, [sparseRow('RackResponse', 1), sparseRow('RackResponse', 2)]);
  assert.is(rows[1]?.['name'], 'rack-2');
});

test.run();
