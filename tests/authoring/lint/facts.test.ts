import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withCommands } from '../../../engine/facts/facts.js';
import type { CommandFacts } from '../../../engine/facts/load-facts.js';
import { asFile, inChange, inRead } from '../../../engine/authoring/lint/example.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import type { Facts } from '../../../engine/facts/facts.js';
import { inputOf } from './lint-example.js';

const test = suite('lint by facts');

/** What the rules about facts say of an example: "rule: message hint". */
function said(example: Example, facts?: Facts): string[] {
  const { found } = lint({ ...inputOf(example), ...(facts ? { facts } : {}) });
  return found
    .filter(({ rule }) => rule.id.startsWith('facts/'))
    .map(({ rule, problem: { message, hint = '' } }) => `${rule.id.slice('facts/'.length)}: ${message} ${hint}`.trim());
}

const polish: CommandFacts = {
  name: 'polishRouter',
  async: true,
  answers: 'polishRouterAnswer',
  params: [
    { name: 'id', type: 'uuid', required: true, entityType: 'DomainRouterResponse' },
    { name: 'wax', type: 'boolean' },
  ],
};
const PRIVATE = withCommands({
  commands: [polish],
  types: {
    polishRouterAnswer: {
      fields: [
        { name: 'name', type: 'string' },
        { name: 'shine', type: 'long' },
      ],
    },
  },
});

const OWN_COMMAND = `command: polishRouter
answer: { kind: object }
params:
  id: { use: router, required: true, description: The router to polish. }
  waxs: { type: boolean, description: Put wax on it. }
danger:
  severity: medium
  warning: "{{router}} is polished."
output:
  done: "{{item.name}} has {{item.shin}}."
`;

test('of a command that nobody knows, only that is said', () => {
  const [only = '', ...others] = said(inChange(OWN_COMMAND));
  assert.match(only, /^command-exists: CloudStack 4\.\d+.* has no command `polishRouter`\. .*--apis .*\.$/);
  assert.equal(others, []);
});

test('a private command that the linter was told of is judged by what is known of it, and no further', () => {
  assert.equal(said(inChange(OWN_COMMAND), PRIVATE), [
    'param-missing: CloudStack has a parameter `wax` for `polishRouter`, and this tool does not have it. Add under `params`: `wax: { type: boolean, more: true, description: What it does. }`.',
    'param-exists: `polishRouter` has no parameter `waxs`. Did you mean wax?',
    'template-fields: The answer has no field `shin`. Did you mean shine?',
  ]);
  const right = OWN_COMMAND.replace('waxs', 'wax').replace('shin}', 'shine}');
  assert.equal(said(inChange(right), PRIVATE), []);
});

test('a command of the simulator and one that CloudStack has lost are told as that', () => {
  assert.match(said(inChange('command: querySimulatorMock\n'))[0] ?? '', /only in CloudStack's simulator/);
  assert.match(said(inChange('command: addNuageVspDevice\n'))[0] ?? '', /left CloudStack/);
});

const card = (text: string): Example =>
  inRead(`output:\n  columns: [name, id]\n  card: "${text}"\n  empty: No virtual router matches.\n`);

test('a text is read as the engine renders it: sections, questions, formats, nested objects and partials', () => {
  const fine = [
    '{{#item}}{{name}} {{#has.nic}}{{#nic}}{{ipaddress}}{{/nic}}{{/has.nic}}{{/item}}',
    '{{#is.item.state.Running}}{{item.name}} runs{{/is.item.state.Running}}',
    '{{^has.item.hostname}}{{item.name}} has no host{{/has.item.hostname}}',
    '{{#join}}{{#item.nic}}{{networkname}} {{/item.nic}}{{/join}} {{#date}}{{item.created}}{{/date}}',
    '{{#item}}{{> owner}}{{/item}}',
  ];
  for (const text of fine) assert.equal(said(card(text)), [], text);

  assert.equal(said(card('{{#item}}{{#nic}}{{ipadress}}{{/nic}}{{/item}}')), [
    'template-fields: The answer has no field `nic.ipadress`. Did you mean ipaddress or ip6address?',
  ]);
  assert.match(
    said(card('{{#is.item.stat.Running}}x{{/is.item.stat.Running}}'))[0] ?? '',
    /no field `stat`\. Did you mean state/,
  );
  assert.match(said(card('{{#date}}{{item.creatd}}{{/date}}'))[0] ?? '', /`creatd`\. Did you mean created/);
  assert.match(said(card('{{item.name.first}}'))[0] ?? '', /no field `name\.first`/);
  assert.match(said(card('{{args.zonid}}'))[0] ?? '', /no argument `zonid`\. Did you mean zoneid/);
});

test('a field that a partial asks for is told with the name of the partial', () => {
  const beside = {
    '_shared/partials.yaml': 'place: "{{zonename}} in {{continent}}"\nround: "{{> round}}{{moon}}"\n',
  };
  const fragment = (text: string): string =>
    `output:\n  columns: [name, id]\n  card: "${text}"\n  empty: No virtual router matches.\n`;
  assert.match(
    said(inRead(fragment('{{#item}}{{> place}}{{/item}}'), beside))[0] ?? '',
    /no field `continent`\. The partial `place` speaks of it\./,
  );
});

test('warnings and conditions ask of an object only what is looked up', () => {
  const danger = (warning: string, when = '{ forced: true }'): Example =>
    inChange(`danger:
  severity: high
  category: interruption
  warning: "${warning}"
  reversible: true
  undo: It comes back by itself.
  impact: every guest of its network
  confirm: reboot
  escalate:
    - when: ${when}
      severity: critical
      warning: It is stopped at once, without waiting for it.
`);
  assert.equal(said(danger('{{router.name}} of {{router.guestnetworkname}} ({{router.id}})')), []);
  assert.match(
    said(danger('{{#router}}{{name}} on {{hostname}}{{/router}}'))[0] ?? '',
    /\{\{router\.hostname\}\} would stay empty/,
  );
  assert.match(
    said(danger('{{router}}', '{ "router.hoststate": Up }'))[0] ?? '',
    /\{\{router\.hoststate\}\} would stay empty/,
  );
  assert.equal(said(danger('{{router}}', '{ "router.state": Running }')), []);
});

test('where CloudStack is known to be wrong about what an id is of, the entry that is right is taken', () => {
  const id = (use: string): Example =>
    inRead(`params:\n  id: { use: ${use}, more: true, description: Only this one. }\n`);
  assert.equal(said(id('router')), [], 'CloudStack says that it is a virtual machine');
  const once = said(id('virtual-machine'));
  assert.is(once.length, 1, 'one rule tells it, not two');
  assert.match(once[0] ?? '', /^own-id: `id` is one of the things that listRouters lists, .*`use: router`/);
  const text = inRead(
    'params:\n  hostid: { type: string, format: uuid, more: true, description: Only those on it. }\n',
  );
  assert.match(said(text)[0] ?? '', /nobody can give its name here\. Write `use: host`/);
});

test('a mistake in a group is told where the group is included', () => {
  const { found } = lint(inputOf(inRead('include: [keyword, scope, paging, icon]\n')));
  const [one] = found.filter(({ rule }) => rule.id === 'facts/param-exists');
  assert.is(one?.problem.message, '`listRouters` has no parameter `showicon`, which comes with the group `icon`.');
  assert.is(one?.problem.source, 'include: [keyword, scope, paging, icon]');
  assert.is(one?.problem.column, 'include: [keyword, scope, paging, i'.length);
});

test('every part of an entity is a parameter or a field of its list', () => {
  const entity = (text: string): string[] =>
    said(asFile('_shared/entities.yaml', `router: { list: listRouters, as: router, ${text} }\n`));
  assert.equal(entity('filter: name, byId: id, within: [zoneid], needs: [networkid], send: { listall: true }'), []);
  const wrong: [string, RegExp][] = [
    ['filter: nam', /`nam`\. Did you mean name/],
    ['within: [zonid]', /`zonid`\. Did you mean zoneid/],
    ['needs: [netid]', /no parameter `netid`/],
    ['send: { listal: true }', /`listal`\. Did you mean listall/],
    ['fallback: { all: true }', /no parameter `all`/],
    ['byId: uuid', /no parameter `uuid`/],
    ['name: [title]', /no field `title`/],
    ['tell: [zone]', /no field `zone`/],
    ['id: uuid', /no field `uuid`/],
    ['fills: { domainid: domid }', /no field `domid`/],
  ];
  for (const [text, told] of wrong) assert.match(entity(text).join('\n'), told, text);
  assert.match(
    said(asFile('_shared/entities.yaml', 'router: { list: listRooters, as: router }\n'))[0] ?? '',
    /Did you mean listRouters/,
  );
});

test('types, lists, lengths, releases and roles: each is told with what to write', () => {
  const param = (text: string): string => said(inRead(`params:\n  ${text}\n`)).join('\n');
  assert.match(
    param('forvpc: { type: integer, more: true, description: Only those of VPCs. }'),
    /Write `type: boolean`/,
  );
  assert.match(
    param('name: { type: string, maxLength: 256, more: true, description: Its name. }'),
    /at most 255 .* or leave it out/,
  );
  assert.match(param('zoneid: { use: zone, list: true, description: Only there. }'), /Remove `list: true`/);
  assert.match(param('arch: { type: string, more: true, description: Only for this CPU. }'), /Write `since: "4\.20"`/);
  assert.match(param('name: { type: string, since: "4.18", description: Its name. }'), /Remove `since`/);
  assert.match(param('name: { type: string, required: true, description: Its name. }'), /Remove `required: true`/);
  assert.match(said(inRead('for: [admin, user]\n'))[0] ?? '', /Write `for: \[admin, resource-admin, domain-admin\]`/);
});

const value = (limits: string): string =>
  said(
    asFile(
      'configuration/update-configuration.yaml',
      `command: updateConfiguration
title: Change a setting
description: Changes the value of a setting of the cloud, for all of it or for a part.
effect: change
answer: { kind: object, of: ConfigurationResponse }
for: [admin]
include: [configuration-scope]
params:
  name: { use: configuration, required: true, description: The setting. }
  value: { type: string, ${limits}keepEmpty: true, description: Its new value. }
danger: { severity: medium }
changes: [configuration]
`,
    ),
  )
    .filter((one) => one.startsWith('param-length'))
    .join('\n');

test('a text of which CloudStack takes more than usual says how much', () => {
  assert.is(value('maxLength: 4096, '), '');
  assert.match(value(''), /takes 4096 characters for `value`, and this tool 255\. Write `maxLength: 4096`/);
  assert.match(value('maxLength: 5000, '), /at most 4096/);
});

test.run();
