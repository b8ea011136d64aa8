import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describePlan, planFor } from '../../../engine/call/guard/plan.js';
import type { Danger, Escalation, Tool } from '../../../engine/manifest/types.js';
import { Bound, boundList } from '../../../engine/call/render/bound.js';
import { ID, WEB, plan, toolWith } from './planned.js';

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
