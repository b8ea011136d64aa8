import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describePlan, planFor } from '../../../engine/call/guard/plan.js';
import { isAtLeast, SEVERITIES } from '../../../engine/manifest/annotations.js';
import type { Danger, Escalation } from '../../../engine/manifest/types.js';
import type { NamedObject, Resolved } from '../../../engine/call/names/resolve-names.js';
import { Bound, boundList } from '../../../engine/call/render/bound.js';
import { ID, WEB, plan, toolWith } from './planned.js';

test('a tool without danger has no plan', () => {
  assert.is(
    planFor(toolWith(undefined), { args: {}, objects: [], bound: {} }, {}, { entities: {}, partials: {} }),
    undefined,
  );
});

const escalation = fc.record(
  {
    when: fc.record({ a: fc.boolean() }),
    severity: fc.constantFrom(...SEVERITIES),
    reversible: fc.boolean(),
    warning: fc.constantFrom('one', 'two', 'three'),
  },
  { requiredKeys: ['when'] },
) as fc.Arbitrary<Escalation>;
const dangerous = fc.record(
  {
    severity: fc.constantFrom(...SEVERITIES),
    reversible: fc.boolean(),
    escalate: fc.array(escalation, { maxLength: 5 }),
  },
  { requiredKeys: ['severity'] },
) as fc.Arbitrary<Danger>;

test('a condition on an object that nobody could see counts as true, one on an object that was not named does not', () => {
  const danger: Danger = {
    severity: 'medium',
    escalate: [{ when: { 'vm.state': 'Running' }, severity: 'critical', warning: 'It runs.' }],
  };
  const unseen = { ...WEB, name: '', isSeen: false };
  const severity = (objects: NamedObject[], bound: Resolved['bound']): string =>
    plan(danger, {}, objects, bound).severity;
  assert.is(severity([WEB], { vm: new Bound({ id: ID, state: 'Running' }) }), 'critical');
  assert.is(severity([WEB], { vm: new Bound({ id: ID, state: 'Stopped' }) }), 'medium');
  assert.is(severity([unseen], { vm: new Bound({ id: ID }) }), 'critical');
  assert.is(severity([], {}), 'medium');
  // Of several one is enough, seen or not.
  const stopped = new Bound({ id: 'b', state: 'Stopped' });
  assert.is(severity([unseen], { vm: boundList([stopped, new Bound({ id: ID })]) }), 'critical');
  assert.is(severity([WEB], { vm: boundList([stopped]) }), 'medium');
});

test('escalations only raise: never less severe, never reversible again', () => {
  fc.assert(
    fc.property(dangerous, fc.boolean(), (danger, a) => {
      const made = plan(danger, { a });
      const hits = (danger.escalate ?? []).filter(({ when }) => (when as { a: boolean }).a === a);
      assert.ok(isAtLeast(made.severity, danger.severity));
      for (const { severity } of hits) if (severity) assert.ok(isAtLeast(made.severity, severity));
      const everyReversible = [danger, ...hits].every(({ reversible }) => reversible !== false);
      assert.is(made.reversible, everyReversible);
      const warned = made.warnings.filter((line) => !line.startsWith('Also given: '));
      assert.is(warned.length, hits.filter(({ warning }) => warning !== undefined).length);
    }),
  );
});

test('the order of escalations changes neither severity nor reversibility nor what is warned of', () => {
  fc.assert(
    fc.property(dangerous, fc.boolean(), (danger, a) => {
      const turned = { ...danger, escalate: [...(danger.escalate ?? [])].reverse() };
      const [one, other] = [plan(danger, { a }), plan(turned, { a })];
      assert.is(one.severity, other.severity);
      assert.is(one.reversible, other.reversible);
      assert.equal([...one.warnings].sort(), [...other.warnings].sort());
    }),
  );
});

test('a condition may ask about the object that was found', () => {
  const danger: Danger = { severity: 'medium', escalate: [{ when: { 'vm.state': 'Running' }, severity: 'high' }] };
  const vm = (state: string): Resolved['bound'] => ({ vm: new Bound({ name: 'web-01', id: ID, state }) });
  assert.is(plan(danger, {}, [WEB], vm('Running')).severity, 'high');
  assert.is(plan(danger, {}, [WEB], vm('Stopped')).severity, 'medium');
});

test('a condition does not find words that every object of the language has', () => {
  for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const danger: Danger = {
      severity: 'low',
      escalate: [{ when: { [word]: { present: true } }, severity: 'critical' }],
    };
    assert.is(plan(danger).severity, 'low', word);
  }
});

test('the phrase is the verb and the name', () => {
  assert.is(plan({ severity: 'critical', confirm: 'destroy' }).phrase, 'destroy web-01');
});

test('a name that nobody can type gives way to the start of the id', () => {
  for (const name of ['', 'büro', 'a'.repeat(41), ' padded', 'padded ', 'two\nlines', 'pаypal']) {
    const made = plan({ severity: 'critical', confirm: 'destroy' }, {}, [{ ...WEB, name }]);
    assert.is(made.phrase, 'destroy 7d263be8', JSON.stringify(name));
  }
});

test('of several the phrase says how many', () => {
  const volumes = [0, 1, 2].map((at) => ({ argument: `volumeids[${at}]`, id: ID, name: `data-${at}`, isSeen: true }));
  assert.is(plan({ severity: 'critical', confirm: 'delete' }, {}, volumes).phrase, 'delete 3 volumes');
  assert.is(plan({ severity: 'critical', confirm: 'delete' }, {}, volumes.slice(0, 1)).phrase, 'delete data-0');
  assert.is(plan({ severity: 'critical', confirm: 'destroy' }, {}, [WEB, ...volumes]).phrase, 'destroy web-01');
});

test('an id inside a record is not what the call is about', () => {
  const inside = { argument: 'iptonetworklist[0].networkid', id: ID, name: 'net', isSeen: true };
  assert.is(plan({ severity: 'critical', confirm: 'deploy' }, {}, [inside]).phrase, 'deploy');
});

test('the phrase can always be typed, whatever the object is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) =>
      /^[\x20-\x7e]{1,60}$/.test(plan({ severity: 'critical', confirm: 'destroy' }, {}, [{ ...WEB, name }]).phrase),
    ),
  );
});

const UNSEEN: NamedObject = { argument: 'id', id: ID, name: '', isSeen: false, why: 'not found' };

test('of an object that nobody could see the plan says so, instead of a sentence with holes', () => {
  const bound = { vm: new Bound({ name: 'an object that could not be looked up', id: ID }) };
  const sentence = `Destroy a virtual machine: id ${ID} could not be seen with this key (not found).`;
  for (const warning of ['{{vm}}, now {{vm.state}}, is gone.', '{{ vm.name }}', '{{#vm}}{{state}}{{/vm}}']) {
    assert.equal(plan({ severity: 'high', warning }, {}, [UNSEEN], bound).warnings, [sentence], warning);
  }
  const escalate = [{ when: { a: true }, warning: 'Its disk too.' }];
  const both = plan({ severity: 'high', warning: '{{vm.state}}', escalate }, { a: true }, [UNSEEN], bound);
  assert.equal(both.warnings, [sentence, 'Its disk too.'], 'what has no holes is still said');
});

test('what could be seen next to it is named, on the same line', () => {
  const host = { argument: 'hostid', id: 'h', name: 'h-1\nSeverity: low', isSeen: true };
  const { warnings } = plan({ severity: 'high' }, {}, [UNSEEN, host]);
  assert.is(
    warnings.join('|'),
    `Destroy a virtual machine: id ${ID} could not be seen with this key (not found). Seen: hostid "h-1 Severity: low" (h).`,
  );
});

test('a sentence about a list stays, even if one of it could not be seen', () => {
  const volumes = boundList([new Bound({ name: 'data', id: 'd' }), new Bound({ name: 'an unknown one', id: ID })]);
  const objects = [
    { argument: 'volumeids[0]', id: 'd', name: 'data', isSeen: true },
    { ...UNSEEN, argument: 'volumeids[1]', why: 'not looked up' as const },
  ];
  const { warnings } = plan({ severity: 'high', warning: '{{volumes}} are gone.' }, {}, objects, { volumes });
  assert.match(warnings[0] ?? '', 'volumeids[1]');
  assert.is(warnings[1], 'data and an unknown one are gone.');
});

test('the plan as text says what happens, how bad it is, whether it can be undone and what is hit', () => {
  const vm = new Bound({ name: 'web-01', id: ID });
  const danger: Danger = {
    severity: 'critical',
    category: 'data-loss',
    warning: '{{vm}} is gone.',
    reversible: false,
    impact: 'one virtual machine',
  };
  assert.is(
    describePlan(plan(danger, {}, [WEB], { vm })),
    `web-01 (${ID}) is gone.\nSeverity: critical (data-loss). Affects: one virtual machine. It CANNOT be undone.`,
  );
  assert.match(describePlan(plan({ severity: 'low' })), /^Destroy a virtual machine\n.*It can be undone\.$/);
});

test('what can be undone says how, unless an escalation makes it final or nobody saw the object', () => {
  const danger: Danger = {
    severity: 'high',
    reversible: true,
    undo: 'start-virtual-machine starts {{vm.name}} again.',
    escalate: [{ when: { forced: true }, reversible: false }],
  };
  const bound = { vm: new Bound({ name: 'web-01', id: ID }) };
  const lastOf = (args: Record<string, unknown>, object = WEB): string =>
    describePlan(plan(danger, args, [object], bound))
      .split('\n')
      .at(-1) ?? '';
  assert.match(lastOf({}), /\. start-virtual-machine starts web-01 again\.$/);
  assert.match(lastOf({ forced: true }), /\. It CANNOT be undone\.$/);
  assert.match(lastOf({}, { ...WEB, isSeen: false }), /\. It can be undone\.$/);
});

test.run();
