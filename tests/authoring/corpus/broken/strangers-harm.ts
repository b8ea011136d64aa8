import { WARNING } from '../case.js';
import type { Case } from '../case.js';

/** Where something is missing: the manifest as a whole. */
const COMMAND_LINE = 'command:';

/** Secrets that get out, answers kept too long, and danger made small, by somebody who has not read the rules. */
export const strangersHarm: readonly Case[] = [
  {
    id: 'same-file-twice',
    what: 'Two secrets go into one file: the second takes the place of the first.',
    base: 'register-user-keys',
    change: ['secretkey: "{{user.username}}.secretkey"', 'secretkey: "{{user.username}}.apikey"'],
    at: '{{user.username}}.apikey',
  },
  {
    id: 'home-of-ssh',
    what: 'A secret is written where programs look for keys.',
    base: 'create-ssh-key-pair',
    change: ['privatekey: "{{args.name}}.pem"', 'privatekey: ~/.ssh/authorized_keys'],
  },
  {
    id: 'file-without-a-name',
    what: 'Every machine’s password goes into a file of the same name.',
    base: 'reset-password-for-virtual-machine',
    change: ['password: "{{item.name}}.password"', 'password: new.password'],
  },
  {
    id: 'password-in-done',
    what: 'The password that was just set is in the answer.',
    base: 'add-vpn-user',
    change: [
      'is {{item.state}} (id {{item.id}})."',
      'with password {{args.password}} is {{item.state}} (id {{item.id}})."',
    ],
  },
  {
    id: 'default-password',
    what: 'A password that everybody knows.',
    base: 'add-vpn-user',
    change: ['    required: true\n    sensitive: true', '    default: changeme123\n    sensitive: true'],
    at: ['default: changeme123', 'password:'],
  },
  {
    id: 'sensitive-off',
    what: 'A password is no secret any more.',
    base: 'reset-password-for-virtual-machine',
    change: ['sensitive: true', 'sensitive: false'],
  },
  {
    id: 'value-of-any-setting',
    what: 'The warning shows values of secret settings.',
    base: 'update-configuration',
    change: [
      'The setting {{configuration.name}} will be changed',
      'The setting {{configuration.name}} will be changed from {{configuration.value}}',
    ],
  },
  {
    id: 'hidden-is-sorted-by',
    what: 'Rows are sorted by a key that is hidden.',
    base: 'list-users',
    change: ['sort: username', 'sort: apikey'],
  },
  {
    id: 'hide-by-wrong-name',
    what: 'What is hidden is spelled as in the UI.',
    base: 'list-user-data',
    change: ['hide: [userdata.userdata]', 'hide: [userdata.userData]'],
  },
  {
    id: 'jobs-for-minutes',
    what: 'Running jobs are remembered like hosts.',
    base: 'list-async-jobs',
    change: ['ttl: none', 'ttl: infrastructure'],
  },
  {
    id: 'change-with-ttl',
    what: 'The answer of a change is remembered.',
    base: 'attach-iso',
    change: ['changes: [virtual-machine]', 'changes: [virtual-machine]\nttl: list'],
  },
  {
    id: 'shows-nothing',
    what: 'A list that no change makes old.',
    base: 'list-zones',
    change: ['shows: [zone]\n', ''],
    at: [COMMAND_LINE, 'ttl:'],
  },
  {
    id: 'shows-parent',
    what: 'Load of volumes is said to be that of pools.',
    base: 'list-volumes-metrics',
    change: ['shows: [volume]', 'shows: [storage-pool]'],
  },
  {
    id: 'changes-what-it-reads',
    what: 'It forgets the network’s addresses, which it says go along.',
    base: 'delete-network',
    change: ['  - router\n  - public-ip\n', '  - router\n'],
    at: ['changes:', '- router'],
  },
  {
    id: 'read-that-deletes',
    what: 'A deletion is said to only read.',
    base: 'delete-network-acl',
    change: ['effect: change', 'effect: read'],
  },
  {
    id: 'no-danger',
    what: 'The danger of ending a machine was taken out.',
    base: 'destroy-virtual-machine',
    change: [/^danger:\n[\s\S]*?(?=^changes:)/m, ''],
    at: [COMMAND_LINE, 'changes:', 'effect:'],
  },
  {
    id: 'undo-with-new',
    what: 'A new empty disk is said to bring back a deleted one.',
    base: 'delete-volume',
    change: ['  reversible: false\n', '  reversible: true\n  undo: create-volume makes it again.\n'],
    at: ['reversible: true', 'undo:'],
  },
  {
    id: 'undo-is-no',
    what: 'It can be undone, and how is: not at all.',
    base: 'delete-port-forwarding-rule',
    change: ['undo: create-port-forwarding-rule forwards it again.', 'undo: Cannot be undone.'],
    at: ['undo:', 'reversible:'],
  },
  {
    id: 'undo-by-itself',
    what: 'What undoes it is the tool itself.',
    base: 'attach-iso',
    change: ['undo: detach-iso ejects it again.', 'undo: attach-iso ejects it again.'],
  },
  {
    id: 'confirm-y',
    what: 'One letter is enough to agree.',
    base: 'delete-account',
    change: ['confirm: delete', 'confirm: y'],
  },
  {
    id: 'confirm-all',
    what: 'What a person types to agree is the whole question.',
    base: 'delete-domain',
    change: ['confirm: delete', 'confirm: yes I really do want to delete this domain and all that is in it'],
  },
  {
    id: 'when-misspelled',
    what: 'It gets worse by an argument that is not there.',
    base: 'delete-network',
    change: ['- when: { forced: true }', '- when: { force: true }'],
  },
  {
    id: 'by-a-name-of-its-own',
    what: 'What goes along is asked for with an argument that its list lacks.',
    base: 'destroy-virtual-machine',
    change: ['by: { virtualmachineid: id }', 'by: { vmid: id }'],
  },
  {
    id: 'only-when-forced',
    what: 'Without one switch the warning is empty.',
    base: 'delete-network',
    change: [
      WARNING,
      '  warning: "{{#has.args.forced}}{{network}} of {{network.account}} will be deleted with its router, rules and public addresses.{{/has.args.forced}}"\n',
    ],
  },
  {
    id: 'state-misspelled',
    what: 'A state that CloudStack does not have, so a running machine gets through.',
    base: 'reset-password-for-virtual-machine',
    change: ['- when: { vm.state: { not: Running } }', '- when: { vm.state: { not: Runing } }'],
  },
  {
    id: 'safe-to-snapshot-again',
    what: 'What creates something each time is said to be safe to repeat.',
    base: 'create-snapshot',
    change: ['async: true\n', 'async: true\nrepeat: safe\n'],
  },
  {
    id: 'warning-of-another-thing',
    what: 'The warning was copied from the machine’s tool.',
    base: 'delete-snapshot',
    change: ['warning: "Snapshot {{snapshot}} of volume', 'warning: "Virtual machine {{snapshot}} of volume'],
  },
  {
    id: 'force-unasked',
    what: 'Deletion by force is sent unless somebody says otherwise.',
    base: 'delete-template',
    change: ['forced: { type: boolean, since: "4.9",', 'forced: { type: boolean, preset: true, since: "4.9",'],
  },
  {
    id: 'password-known-to-all',
    what: 'A password that stands in the file is sent unless somebody gives one.',
    base: 'create-bgp-peer',
    change: [
      'password: { type: string, sensitive: true, description',
      'password: { type: string, sensitive: true, preset: cloudstack, description',
    ],
  },
  {
    id: 'counted-by-another-id',
    what: 'The machines of a storage pool are counted by the id of a host, so that the plan always says none.',
    base: 'enable-storage-maintenance',
    change: [/use: virtual-machine\n +by: \{ storageid: id \}/, 'use: virtual-machine\n      by: { hostid: id }'],
    at: 'hostid: id',
  },
];
