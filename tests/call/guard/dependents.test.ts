import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CallResult } from '../../../engine/call/request.js';
import { openWorld } from '../../fixtures/open-engine.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const DRAIN = `command: prepareHostForMaintenance
overrides: true
title: Put a host into maintenance
description: Moves all virtual machines off a host, so that it can be repaired.
effect: change
async: true
for: [admin]
answer: { kind: object, of: HostResponse }
params:
  id: { use: host, required: true, description: The host. }
danger:
  severity: medium
  category: interruption
  warning: "{{host}} will be emptied."
  also:
    machines: { use: virtual-machine, by: { hostid: id }, label: Machines on it }
  escalate:
    - when: { machines.count: { over: 0 } }
      severity: high
      warning: "{{machines.count}} will be moved: {{machines}}."
changes: [host]
`;

const test = suite('danger.also: how much hangs on the object of a call');
const folder = new ManifestFolder({ 'host/prepare-host-for-maintenance.yaml': DRAIN });
const plainWorld = await openWorld();
const world = await openWorld({
  cloud: plainWorld.cloud,
  env: { CLOUDSTACK_MCP_MANIFESTS: folder.path, CLOUDSTACK_MCP_ASK_FROM: 'medium' },
});
const { cloud } = world;
test.after(async () => {
  await world.close();
  await plainWorld.close();
  folder.remove();
});

const DRAIN_TOOL = 'prepare-host-for-maintenance';
const plan = (host: string, more: Record<string, unknown> = { _dry_run: true }): Promise<CallResult> =>
  world.call(DRAIN_TOOL, { id: host, ...more });
const host = (name: string): string => String(cloud.tables.hosts.find((row) => row.name === name)?.id);
const machinesOn = (name: string) => cloud.tables.virtualMachines.filter((vm) => vm['hostid'] === host(name));
const allFails = (command: string): void =>
  cloud.misbehave({ kind: 'error', command, errorcode: 531, errortext: 'no', times: 9 });

test('the plan tells how many there are, and names the first', async () => {
  const machines = machinesOn('kvm-fra-2');
  assert.ok(machines.length > 0);
  const { text } = await plan('kvm-fra-2');
  const [, told, names = ''] = /^Machines on it: (\d+) \((.*)\)\.$/m.exec(text) ?? [];
  assert.is(Number(told), machines.length, text);
  assert.ok(names.startsWith(machines[0]?.name ?? '?') || machines.some(({ name }) => names.includes(name)), names);
  assert.match(text, new RegExp(`^${machines.length} will be moved: `, 'm'));
  assert.match(text, /^Severity: high/m);
});

test('it is one small request, and one that only counts', async () => {
  const before = world.sent('listVirtualMachines').length;
  await plan('kvm-fra-2');
  const asked = world.sent('listVirtualMachines').slice(before);
  assert.equal(
    asked.map(({ params }) => [params['hostid'], params['pagesize']]),
    [[host('kvm-fra-2'), '5']],
  );
});

test('where there is none, that is said, and it is less severe', async () => {
  const machines = machinesOn('kvm-fra-1');
  machines.forEach((vm) => Object.assign(vm, { hostid: host('kvm-fra-2') }));
  const { text } = await plan('kvm-fra-1');
  machines.forEach((vm) => Object.assign(vm, { hostid: host('kvm-fra-1') }));
  assert.match(text, /^Machines on it: none\.$/m);
  assert.match(text, /^Severity: medium/m);
});

test('what could not be counted is said, and counts as the worst', async () => {
  allFails('listVirtualMachines');
  const { text, isError } = await plan('kvm-fra-2');
  cloud.calm();
  assert.not(isError, text);
  assert.match(text, /^Machines on it: could not be counted\.$/m);
  assert.not.match(text, /will be moved/);
  assert.match(text, /^Severity: high/m);
});

test('who agreed to some machines has not agreed to more', async () => {
  const { text } = await plan('kvm-fra-2', {});
  const token = /_confirm: "([^"]+)"/.exec(text)?.[1];
  const guest = cloud.tables.virtualMachines.find(
    (vm) => vm['hostid'] !== undefined && vm['hostid'] !== host('kvm-fra-2'),
  );
  assert.ok(token !== undefined && guest);
  const was = guest['hostid'];
  guest['hostid'] = host('kvm-fra-2');
  const { structured, text: refusal } = await plan('kvm-fra-2', { _confirm: token });
  Object.assign(guest, { hostid: was });
  assert.is(structured?.['error'], 'confirmation-changed', refusal);
  assert.match(refusal, /Machines on it: \d+/);
  assert.equal(cloud.changes('prepareHostForMaintenance'), []);
});

test('an account is counted without its projects beside it, which CloudStack would refuse', async () => {
  const before = plainWorld.sent('listVirtualMachines').length;
  const { text } = await plainWorld.call('disable-account', { id: 'alice', lock: true, _dry_run: true });
  assert.match(text, /^Its virtual machines: \d+ \(web-01, /m);
  const [{ params } = { params: {} as Record<string, string> }] = plainWorld.sent('listVirtualMachines').slice(before);
  assert.is(params['account'], 'alice');
  assert.is(params['projectid'], undefined);
});

test('nothing is counted for a call that nobody is asked about', async () => {
  const quiet = await openWorld({ cloud, env: { CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
  const before = quiet.sent('listVirtualMachines').length;
  await quiet.call('restart-network', { id: 'web-net' });
  assert.is(quiet.sent('listVirtualMachines').length, before);
  await quiet.close();
});

test.run();
