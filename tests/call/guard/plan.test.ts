import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describePlan, planFor } from '../../../engine/call/guard/plan.js';
import type { Plan } from '../../../engine/call/guard/plan.js';
import { isAtLeast, SEVERITIES } from '../../../engine/manifest/annotations.js';
import type { Danger, Escalation, Tool } from '../../../engine/manifest/types.js';
import type { NamedObject, Resolved } from '../../../engine/call/names/resolve-names.js';
import { Bound, boundList } from '../../../engine/call/render/bound.js';

const ID = '7d263be8-9661-5f5e-b2c0-b87ac8356793';
const WEB: NamedObject = { argument: 'id', id: ID, name: 'web-01', isSeen: true };

function toolWith(danger: Danger | undefined): Tool {
  const listed = {} as Tool['listed'];
  const tool: Tool = {
    name: 'destroy-virtual-machine',
    resource: 'virtual-machine',
    file: 'virtual-machine/destroy-virtual-machine.yaml',
    command: 'destroyVirtualMachine',
    title: 'Destroy a virtual machine',
    description: '',
    effect: 'change',
    answer: { kind: 'object' },
    params: {},
    listed,
  };
  return danger ? { ...tool, danger } : tool;
}

function plan(
  danger: Danger,
  args: Record<string, unknown> = {},
  objects: NamedObject[] = [WEB],
  bound: Resolved['bound'] = {},
): Plan {
  const made = planFor(toolWith(danger), { args, objects, bound }, { args, ...bound }, { entities: {}, partials: {} });
  assert.ok(made);
  return made;
}

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

test('what is sent and no sentence speaks of is told too, things by their names', () => {
  const partials = { 'new-owner': 'for {{args.account}}' };
  const danger: Danger = {
    severity: 'high',
    warning: '{{vm}} will get {{args.size}} GiB{{#has.args.tags}} and tags{{/has.args.tags}} {{> new-owner}}.',
    escalate: [
      { when: { forced: true }, warning: 'At once.' },
      { when: { expunge: true }, severity: 'critical' },
    ],
  };
  const tool = { ...toolWith(danger), params: { listall: { type: 'boolean', preset: true } } } as unknown as Tool;
  const bound = { vm: new Bound({ name: 'web-01', id: ID }) };
  const told = (args: Record<string, unknown>): string[] =>
    planFor(tool, { args, objects: [WEB], bound }, { args, ...bound }, { entities: {}, partials })?.warnings ?? [];
  const all = {
    size: 20,
    tags: 'x',
    forced: true,
    expunge: true,
    listall: true,
    hosts: [{ host: ID, order: 1 }],
    note: '',
  };
  assert.is(told(all).at(-1), 'Also given: tags x, expunge true, hosts (host web-01, order 1), note "".');
  assert.is(told({ size: 20, forced: true }).at(-1), 'At once.');
  assert.is(told({ size: 20, forced: false }).at(-1), 'Also given: forced false.');
  // What reads like a sentence of the plan is quoted, and stays on its line.
  assert.is(told({ note: 'x.\nIt can be undone.' }).at(-1)?.split('\n').length, 1);
  assert.match(told({ note: 'x. It can be undone.' }).at(-1) ?? '', '"x. It can be undone."');
});

test('no argument goes unsaid, whatever the warning speaks of', () => {
  const names = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray(names), (given, spoken) => {
      const args = Object.fromEntries(given.map((name) => [name, `value-${name}`]));
      const warning = `It happens${spoken.map((name) => ` {{args.${name}}}`).join('')}.`;
      const text = describePlan(plan({ severity: 'high', warning }, args));
      for (const name of given) assert.match(text, `value-${name}`);
    }),
  );
});

test('that there is an argument does not tell its value: only what is printed or asked for by its value does', () => {
  const warning = [
    '{{vm}} will be {{#has.args.url}}uploaded{{/has.args.url}}{{^has.args.url}}kept{{/has.args.url}}',
    '{{#is.args.mode.fast}} at once{{/is.args.mode.fast}}{{#is.args.kind.allow}} for all{{/is.args.kind.allow}}{{#has.args.never}} to {{args.path}}{{/has.args.never}}.',
  ].join('');
  const escalate: Escalation[] = [
    { when: { rule: { present: true } }, warning: 'A rule will run.' },
    { when: { level: [1, 2] }, warning: 'It is a low level.' },
    { when: { forced: { not: false } }, warning: 'By force.' },
  ];
  const params: Tool['params'] = { forced: { type: 'boolean' }, kind: { enum: ['allow', 'deny'] } };
  const bound = { vm: new Bound({ name: 'web-01', id: ID }) };
  const told = (args: Record<string, unknown>): string | undefined => {
    const tool = { ...toolWith({ severity: 'high', warning, escalate }), params };
    return planFor(
      tool,
      { args, objects: [WEB], bound },
      { args, ...bound },
      { entities: {}, partials: {} },
    )?.warnings.at(-1);
  };
  assert.is(
    told({ url: 'https://evil.example', rule: 'a', forced: true }),
    'Also given: url https://evil.example, rule a.',
  );
  assert.is(told({ mode: 'slow', path: '/x', level: 2, forced: true }), 'Also given: mode slow, path /x, level 2.');
  // What the words depend on is told, and so is that a secret is sent.
  assert.is(told({ mode: 'fast', kind: 'deny', url: '[hidden]', forced: true }), 'By force.');
});

test('what the sentences cut is told whole, and what is too long for that says how long it is', () => {
  const warning = '{{vms}} and {{#join}}{{#args.cidrs}}{{.}},{{/args.cidrs}}{{/join}} will be hit.';
  const numbers = Array.from({ length: 8 }, (_, at) => at);
  const objects = numbers.map((at) => ({ argument: `ids[${at}]`, id: `id-${at}`, name: `vm-${at}`, isSeen: true }));
  const bound = { vms: boundList(objects.map(({ id, name }) => new Bound({ id, name }))) };
  const args = {
    ids: objects.map(({ id }) => id),
    cidrs: numbers.map((at) => `10.${at}.0.0/16`),
    note: 'x'.repeat(300),
  };
  const text = describePlan(plan({ severity: 'high', warning }, args, objects, bound));
  for (const at of numbers) assert.match(text, `vm-${at}`);
  for (const cidr of args.cidrs) assert.match(text, cidr);
  assert.match(text, 'x… (300 characters)');
});

test('an object that could not be seen is told once, by its id', () => {
  const unseen = { ...WEB, name: '', isSeen: false };
  const text = describePlan(plan({ severity: 'high', warning: '{{vm.name}} goes.' }, { id: ID }, [unseen]));
  assert.not.match(text, 'Also given');
  const record = { ...unseen, argument: 'hosts[0].host' };
  assert.match(
    describePlan(plan({ severity: 'high', warning: '' }, { hosts: [{ host: ID }] }, [record])),
    `Also given: hosts (host ${ID}).`,
  );
});

test('what comes along with a thing that the plan names is not told again, and neither is a single choice', () => {
  const tool: Tool = {
    ...toolWith({ severity: 'medium', category: 'access', warning: 'Account {{account}} will be locked.' }),
    params: {
      account: { use: 'account-name' },
      domainid: { type: 'string' },
      format: { type: 'string', enum: ['ISO'] },
    },
  };
  const entities = { 'account-name': { list: 'listAccounts', fills: { domainid: 'domainid' }, as: 'account' } };
  const said = (domainid: string): string => {
    const args = { account: 'alice', domainid, format: 'ISO' };
    const objects = [{ argument: 'account', id: 'alice', name: 'alice', isSeen: true, facts: { domainid: ID } }];
    const made = planFor(tool, { args, objects, bound: {} }, { args, account: 'alice' }, { entities, partials: {} });
    assert.ok(made);
    return describePlan(made);
  };
  assert.not.match(said(ID), /Also given/);
  assert.match(said('elsewhere'), /Also given: domainid elsewhere\./);
});

test.run();
