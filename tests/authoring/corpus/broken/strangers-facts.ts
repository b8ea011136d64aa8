import { DONE } from '../case.js';
import type { Case } from '../case.js';

/** Columns, templates, parameters and rules that do not do what their author meant, by somebody who has not read the rules. */
export const strangersFacts: readonly Case[] = [
  {
    id: 'pipe-in-a-text',
    what: 'A filter is written as in a column.',
    base: 'resize-volume',
    change: [DONE, '  done: "{{item.name}} is now {{item.size | bytes}} (id {{item.id}})."\n'],
  },
  {
    id: 'handlebars-if',
    what: 'A condition as another template language has it.',
    base: 'restart-network',
    change: [
      '"{{network}} in {{network.zonename}} will be restarted;',
      '"{{network}}{{#if args.cleanup}} with a new router{{/if}} will be restarted;',
    ],
  },
  {
    id: 'jinja',
    what: 'A condition as Ansible has it.',
    base: 'copy-template',
    change: [
      DONE,
      '  done: "{% if item.isready %}{{item.name}} is ready{% else %}{{item.name}} is on its way{% endif %} (id {{item.id}})."\n',
    ],
  },
  {
    id: 'shell-variable',
    what: 'A value as a shell writes it.',
    base: 'delete-snapshot',
    change: [DONE, '  done: "Snapshot ${item.name} is deleted."\n'],
  },
  {
    id: 'percent-s',
    what: 'A value as a programmer writes it.',
    base: 'delete-network',
    change: [DONE, '  done: "%s is deleted."\n'],
  },
  {
    id: 'shown-where-absent',
    what: 'The machine’s name stands where there is no machine.',
    base: 'list-volumes',
    change: [
      '{{^has.item.vmname}}Not attached to any machine.{{/has.item.vmname}}',
      '{{^has.item.vmname}}Last attached to {{item.vmname}}.{{/has.item.vmname}}',
    ],
  },
  {
    id: 'bytes-of-a-name',
    what: 'A name is counted in bytes.',
    base: 'create-snapshot',
    change: ['{{#bytes}}{{volume.size}}{{/bytes}}', '{{#bytes}}{{volume.name}}{{/bytes}}'],
  },
  {
    id: 'closed-by-another',
    what: 'Two conditions overlap.',
    base: 'start-virtual-machine',
    change: [
      '{{#has.host}} on host {{host}}{{/has.host}}',
      '{{#has.host}} on host {{#has.cluster}}{{host}}{{/has.host}}{{/has.cluster}}',
    ],
  },
  {
    id: 'id-instead-of-name',
    what: 'A person reads what was typed instead of the thing.',
    base: 'prepare-host-for-maintenance',
    change: ['"Host {{host}} of cluster', '"Host {{args.id}} of cluster'],
  },
  {
    id: 'filter-on-date',
    what: 'A time is shown as a size.',
    base: 'list-alerts',
    change: ['- when: sent | date', '- when: sent | bytes'],
  },
  {
    id: 'sort-by-heading',
    what: 'Rows are sorted by the heading instead of the field.',
    base: 'list-events',
    change: ['sort: -created', 'sort: -when'],
  },
  {
    id: 'no-id-column',
    what: 'Nobody can go on with what the list shows: the id is missing.',
    base: 'list-hosts',
    change: ['    - memory used: memoryused | bytes\n    - id\n', '    - memory used: memoryused | bytes\n'],
    at: ['columns:', 'memory used:'],
  },
  {
    id: 'field-twice',
    what: 'Two columns show the same field.',
    base: 'list-storage-pools',
    change: ['- allocated: disksizeallocated | bytes', '- allocated: disksizeused | bytes'],
    at: ['disksizeused | bytes'],
  },
  {
    id: 'minus-the-wrong-way',
    what: 'The free space is used minus total.',
    base: 'list-capacity',
    change: ['capacitytotal - capacityused', 'capacityused - capacitytotal'],
  },
  {
    id: 'since-a-number',
    what: 'Without quotes 4.20 is 4.2.',
    base: 'list-zones',
    change: ['since: "4.21"', 'since: 4.20'],
  },
  {
    id: 'more-yes',
    what: 'Yes is a word here.',
    base: 'list-zones',
    change: ['more: true, description: Only zones of this kind.', 'more: yes, description: Only zones of this kind.'],
  },
  {
    id: 'required-with-default',
    what: 'It must be given, and has a value if it is not.',
    base: 'attach-iso',
    change: ['forced: { type: boolean, default: false,', 'forced: { type: boolean, required: true, default: false,'],
  },
  {
    id: 'unit-in-text',
    what: 'The text says another unit than the parameter.',
    base: 'resize-volume',
    change: ['"Its new total size, not the amount to add."', '"Its new total size in MB, not the amount to add."'],
  },
  {
    id: 'id-of-another-kind',
    what: 'A storage pool is looked up among hosts.',
    base: 'list-volumes-metrics',
    change: ['storageid: { use: storage-pool,', 'storageid: { use: host,'],
  },
  {
    id: 'one-for-many',
    what: 'Several are wanted, and only one is taken.',
    base: 'list-volumes-metrics',
    change: ['ids: { use: volume, list: true,', 'ids: { use: volume,'],
  },
  {
    id: 'two-words-one-code',
    what: 'Two words stand for the same number.',
    base: 'list-capacity',
    change: ['cpu: 1\n', 'cpu: 0\n'],
    at: ['cpu: 0', 'memory: 0'],
  },
  {
    id: 'slow-pattern',
    what: 'A pattern that takes forever on some texts.',
    base: 'create-role-permission',
    change: ['rule: { matches: "^\\\\*$" }', 'rule: { matches: "^(\\\\*+)+$" }'],
  },
  {
    id: 'rule-of-one',
    what: 'A rule about one argument says nothing.',
    base: 'list-users',
    change: ['shows: [user]', 'rules:\n  - atMostOne: [account]\n\nshows: [user]'],
    at: ['atMostOne', 'rules:'],
  },
  {
    id: 'needs-what-is-required',
    what: 'At least one of two, of which one must be there anyway.',
    base: 'copy-template',
    change: [
      '  - exactlyOne: [destzoneid, destzoneids]',
      '  - exactlyOne: [destzoneid, destzoneids]\n  - atLeastOne: [id, sourcezoneid]',
    ],
  },
  {
    id: 'never-both-always-both',
    what: 'One rule wants both, the other forbids it.',
    base: 'detach-volume',
    change: [
      '  - together: [virtualmachineid, deviceid]',
      '  - together: [virtualmachineid, deviceid]\n  - atMostOne: [virtualmachineid, deviceid]',
    ],
    at: ['together:', 'atMostOne:'],
  },
  {
    id: 'requires-itself',
    what: 'An argument needs itself.',
    base: 'create-firewall-rule',
    change: [
      '- { requires: [startport], when: { endport: { present: true } } }',
      '- { requires: [endport], when: { endport: { present: true } } }',
    ],
  },
  {
    id: 'for-everybody',
    what: 'A tool for administrators is offered to everybody.',
    base: 'list-storage-pools',
    change: ['for: [admin, resource-admin]\n', ''],
    at: ['command:', 'answer:', 'effect:'],
  },
  {
    id: 'one-port-too-many',
    what: 'A port may be 65536.',
    base: 'create-load-balancer-rule',
    change: ['    minimum: 1\n    maximum: 65535\n', '    minimum: 1\n    maximum: 65536\n'],
    at: 'maximum: 65536',
  },
  {
    id: 'two-first-servers',
    what: 'The second name server is described as the first.',
    base: 'create-zone',
    change: [
      'Second name server of virtual machines. }\n  ip6dns1',
      'First name server of virtual machines. }\n  ip6dns1',
    ],
  },
];
