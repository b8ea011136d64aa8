import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { approve, readPending } from '../../engine/call/guard/approvals.js';
import type { VirtualMachineRow } from '../../engine/demo/store/rows.js';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';
import { TestPerson, typed, YES } from '../fixtures/person.js';

const test = suite('conversation: what was agreed to is what is hit');
const REBOOT = 'reboot-virtual-machine';
const DESTROY = 'destroy-virtual-machine';
const NEW_ID = '5fd0a1de-0001-4000-8000-00000000000';

const person = new TestPerson();
let conversation: Conversation;
/** Its client can ask. */
let asking: Connection;
/** Its client cannot. */
let plain: Connection;

test.before(async () => {
  conversation = await openConversation();
  asking = await conversation.connect({ person: person.answer });
  plain = await conversation.connect();
});
test.after(() => conversation.close());

const machines = (): VirtualMachineRow[] => conversation.cloud.tables.virtualMachines;

function machine(name: string): VirtualMachineRow {
  const found = machines().find((row) => row.name === name);
  if (!found) throw new Error(`There is no machine ${name}`);
  return found;
}

function rename(from: string, to: string): void {
  Object.assign(machine(from), { name: to, displayname: to });
}

let replaced = 0;

/** Somebody deletes the machine and makes another of the same name. */
function replace(name: string): void {
  Object.assign(machine(name), { id: `${NEW_ID}${(replaced += 1)}` });
}

async function unchanged(server: Connection, tool: string, args: Record<string, unknown>): Promise<Answer> {
  const before = conversation.cloud.changes().length;
  const answer = await server.call(tool, args);
  assert.ok(answer.isError, answer.text);
  assert.is(conversation.cloud.changes().length, before, 'nothing was changed');
  return answer;
}

test('of two things of one name in one call, what becomes of either counts', async () => {
  const { virtualMachines, loadBalancerRules } = conversation.cloud.tables;
  const twins = virtualMachines.filter(({ account, state }) => account === 'carol' && state === 'Running').slice(0, 2);
  for (const twin of twins) Object.assign(twin, { name: 'twin', displayname: 'twin' });
  const careful = await conversation.connect({ person: person.answer, args: ['--ask-from', 'low'] });
  const args = { id: loadBalancerRules?.[0]?.id, virtualmachineids: twins.map(({ id }) => id) };
  for (const twin of twins) {
    person.will(() => {
      twin.state = 'Stopped';
      return YES;
    });
    const { structured, text } = await unchanged(careful, 'assign-to-load-balancer-rule', args);
    assert.is(structured['error'], 'object-changed', text);
    assert.match(text, 'state of twin was "Running", now it is "Stopped"');
    twin.state = 'Running';
  }
});

test('replaced by another of the same name while the question is open: it does not run', async () => {
  const was = machine('web-01').id;
  person.will(() => {
    replace('web-01');
    return YES;
  });
  const { text, structured } = await unchanged(asking, REBOOT, { id: 'web-01' });
  assert.is(structured['error'], 'object-changed');
  assert.ok(text.includes(was) && text.includes(machine('web-01').id), text);
  assert.match(text, /Nothing was done/);
});

test('renamed while the question is open: it does not run, by name or by id', async () => {
  person.will(() => {
    rename('web-02', 'web-02-old');
    return YES;
  });
  const byName = await unchanged(asking, REBOOT, { id: 'web-02' });
  assert.is(byName.structured['error'], 'name-not-found');

  const { id } = machine('db-1');
  person.will(() => {
    rename('db-1', 'payroll');
    return YES;
  });
  const byId = await unchanged(asking, REBOOT, { id });
  assert.is(byId.structured['error'], 'object-changed');
  assert.match(byId.text, /db-1.*payroll/);
});

test('gone while the question is open: it does not run', async () => {
  person.will(() => {
    machines().splice(machines().indexOf(machine('bastion')), 1);
    return typed('destroy bastion');
  });
  const { structured } = await unchanged(asking, DESTROY, { id: 'bastion', expunge: true });
  assert.is(structured['error'], 'name-not-found');
});

test('a second one of that name while the question is open: it does not run', async () => {
  person.will(() => {
    machines().push({ ...machine('cafe-tokyo'), id: `${NEW_ID}0` });
    return YES;
  });
  const { structured } = await unchanged(asking, REBOOT, { id: 'cafe-tokyo' });
  assert.is(structured['error'], 'name-ambiguous');
});

test('unchanged while the question is open: it runs', async () => {
  person.will(YES);
  const answer = await asking.call(REBOOT, { id: 'shop-api' });
  assert.is(answer.isError, false, answer.text);
});

test('replaced between the plan and its token: the token is worthless', async () => {
  const plan = await unchanged(plain, REBOOT, { id: 'ledger-1' });
  replace('ledger-1');
  const { structured, text } = await unchanged(plain, REBOOT, { id: 'ledger-1', _confirm: plan.structured['confirm'] });
  assert.is(structured['error'], 'confirmation-changed');
  assert.match(text, /id was ledger-1 \([0-9a-f-]+\), now it is ledger-1 \([0-9a-f-]+\)/);
});

test('renamed between the plan and its token: the token is worthless', async () => {
  const { id } = machine('shop-api');
  const plan = await unchanged(plain, REBOOT, { id });
  rename('shop-api', 'shop-db');
  const { structured, text } = await unchanged(plain, REBOOT, { id, _confirm: plan.structured['confirm'] });
  assert.is(structured['error'], 'confirmation-changed');
  assert.match(text, /id was shop-api .* now it is shop-db/);
});

test('replaced after a person approved it: the approval is worthless', async () => {
  const args = { id: 'web-01', expunge: true };
  const plan = await unchanged(plain, DESTROY, args);
  const pending = readPending(conversation.folders.state, String(plan.structured['code']));
  approve(conversation.folders.state, pending, pending.phrase, 'ada');
  replace('web-01');
  const { structured } = await unchanged(plain, DESTROY, { ...args, _confirm: plan.structured['confirm'] });
  assert.is(structured['error'], 'confirmation-changed');
});

/** Changes of a machine, and what the answer says of it. */
const CHANGES: [what: string, change: () => void, told: RegExp, tool?: string][] = [
  [
    'its state',
    () => Object.assign(machine('payroll'), { state: 'Stopped' }),
    /state of payroll was "Running", now it is "Stopped"/,
    // A reboot would not even be possible then.
    DESTROY,
  ],
  [
    'its owner',
    () => Object.assign(machine('payroll'), { account: 'mallory' }),
    /account of payroll was ".+", now it is "mallory"/,
  ],
  [
    'its zone',
    () => Object.assign(machine('payroll'), { zonename: 'tokyo-9' }),
    /zonename of payroll was ".+", now it is "tokyo-9"/,
  ],
];

for (const [what, change, told, tool = REBOOT] of CHANGES) {
  test(`${what} changes while the question is open, or between the plan and its token: it does not run`, async () => {
    const before = { ...machine('payroll') };
    person.will(() => {
      change();
      return YES;
    });
    const asked = await unchanged(asking, tool, { id: 'payroll' });
    assert.is(asked.structured['error'], 'object-changed', asked.text);
    assert.match(asked.text, told);
    Object.assign(machine('payroll'), before);

    const plan = await unchanged(plain, tool, { id: 'payroll' });
    change();
    const late = await unchanged(plain, tool, { id: 'payroll', _confirm: plan.structured['confirm'] });
    assert.is(late.structured['error'], 'confirmation-changed', late.text);
    assert.match(late.text, told);
    Object.assign(machine('payroll'), before);
  });
}

test('the old value of a setting changes: neither a yes nor an approval of the old plan sets it', async () => {
  const args = { name: 'expunge.delay', value: '259200' };
  const [row] = conversation.cloud.tables.configurations.filter(({ name }) => name === args.name);
  if (!row) throw new Error('There is no such setting');
  const was = row.value;
  person.will(() => {
    row.value = '7';
    return typed('set expunge.delay');
  });
  const asked = await unchanged(asking, 'update-configuration', args);
  assert.is(asked.structured['error'], 'object-changed', asked.text);
  assert.match(asked.text, new RegExp(`value of expunge.delay was "${was}", now it is "7"`));

  const plan = await unchanged(plain, 'update-configuration', args);
  const pending = readPending(conversation.folders.state, String(plan.structured['code']));
  approve(conversation.folders.state, pending, pending.phrase, 'ada');
  row.value = was;
  const late = await unchanged(plain, 'update-configuration', { ...args, _confirm: plan.structured['confirm'] });
  assert.is(late.structured['error'], 'confirmation-changed', late.text);
  assert.match(late.text, new RegExp(`value of expunge.delay was "7", now it is "${was}"`));
});

test('another disk that goes with it: the token is worthless', async () => {
  const args = { id: 'payroll', volumeids: ['db-1-data'] };
  const plan = await unchanged(plain, DESTROY, args);
  assert.match(plan.text, /^Its data disks will be deleted for good too: db-1-data\.$/m);
  const [disk] = conversation.cloud.tables.volumes.filter(({ name }) => name === 'db-1-data');
  if (disk) disk.id = `${NEW_ID}f`;
  const { structured } = await unchanged(plain, DESTROY, { ...args, _confirm: plan.structured['confirm'] });
  assert.is(structured['error'], 'confirmation-changed');
});

test('a critical call on something that cannot be seen is refused, with and without a person', async () => {
  person.will(typed('destroy'));
  for (const server of [asking, plain]) {
    const { structured, text } = await unchanged(server, DESTROY, { id: `${NEW_ID}e`, expunge: true });
    assert.is(structured['error'], 'object-unseen');
    assert.match(text, /cannot be seen with this key/);
  }
  assert.equal(person.questions, [], 'nobody is asked to agree to what nobody sees');
});

test('what belongs to somebody else cannot be seen either', async () => {
  const alice = await conversation.connect({ keys: conversation.cloud.keys.user });
  const { structured } = await unchanged(alice, DESTROY, { id: machine('ledger-1').id, expunge: true });
  assert.is(structured['error'], 'object-unseen');
});

test.run();
