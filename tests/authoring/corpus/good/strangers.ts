import { DONE, IMPACT } from '../case.js';
import type { Case } from '../case.js';

/** Odd, but as right as it gets, by somebody who has not read the rules. */
export const strangers: readonly Case[] = [
  {
    id: 'single-quotes',
    what: 'Single quotes are quotes too.',
    base: 'list-zones',
    change: ['since: "4.21"', "since: '4.21'"],
  },
  {
    id: 'document-marks',
    what: 'The marks of a document’s beginning and end are allowed.',
    base: 'delete-snapshot',
    change: [
      'command: deleteSnapshot',
      '---\ncommand: deleteSnapshot',
      'args: { id: backup-proxy-before-upgrade }',
      'args: { id: backup-proxy-before-upgrade }\n...',
    ],
  },
  {
    id: 'comments-everywhere',
    what: 'Comments may stand anywhere.',
    base: 'list-hosts',
    change: ['shows: [host]', '# Hosts only.\nshows: [host] # Not their agents.'],
  },
  {
    id: 'flow-columns',
    what: 'Columns in brackets are the same columns.',
    base: 'list-zones',
    change: [/columns:\n(?: {4}.*\n)+/, 'columns: [name, { network: networktype }, { state: allocationstate }, id]\n'],
  },
  {
    id: 'block-param',
    what: 'A parameter over several lines.',
    base: 'delete-network',
    change: [
      '  id: { use: network, required: true, description: The network. }',
      '  id:\n    use: network\n    required: true\n    description: >-\n      The\n      network.',
    ],
  },
  {
    id: 'quoted-keys',
    what: 'Keys may be quoted.',
    base: 'attach-iso',
    change: ['effect: change', '"effect": "change"'],
  },
  {
    id: 'german-ask',
    what: 'People ask in their own language.',
    base: 'list-volumes',
    change: ['ask: Which disks does db-1 have?', 'ask: Welche Platten hat db-1?'],
  },
  {
    id: 'japanese-keyword',
    what: 'People search in their own language.',
    base: 'start-virtual-machine',
    change: [
      'keywords: [boot vm, power on, turn on server]',
      'keywords: [boot vm, power on, 仮想マシン起動, запустить сервер]',
    ],
  },
  {
    id: 'foreign-names',
    what: 'Names of places have accents.',
    base: 'list-storage-pools',
    change: [
      'ask: How full is our storage in Frankfurt?',
      'ask: How full is our storage in Zürich, São Paulo or Łódź?',
    ],
  },
  {
    id: 'ignore-as-a-word',
    what: 'Somebody says “ignore” and means it.',
    base: 'reset-password-for-virtual-machine',
    change: [
      'ask: I lost the password of web-03',
      'ask: Ignore what I said about the SSH key, I lost the password of web-03',
    ],
  },
  {
    id: 'must-first',
    what: 'What has to be done before is said.',
    base: 'restart-network',
    change: ['Machines keep running.', 'Machines keep running, and nothing has to be stopped first.'],
  },
  {
    id: 'units-and-signs',
    what: 'Signs that people use with numbers.',
    base: 'resize-volume',
    change: [
      'description: "Its new total size, not the amount to add."',
      'description: "Its new total size (≥ 1 GiB), not the amount to add: 80 → 100."',
    ],
  },
  {
    id: 'dash',
    what: 'An em dash is a dash.',
    base: 'delete-port-forwarding-rule',
    change: [
      'machine and the address stay.',
      'machine and the address stay — nothing else is touched, neither is its port.',
    ],
  },
  {
    id: 'had-had',
    what: 'Some words are rightly there twice.',
    base: 'detach-volume',
    change: ['ask: Detach the data disk from db-1', 'ask: Detach the data disk that db-1 had had before the move'],
  },
  {
    id: 'secret-words',
    what: 'Talking about passwords is not giving them away.',
    base: 'list-users',
    change: ['Keys are never shown:', 'Passwords, secret keys and tokens are never shown:'],
  },
  {
    id: 'documentation-addresses',
    what: 'Addresses that are reserved for examples.',
    base: 'create-firewall-rule',
    change: ['198.51.100.0/24. Absent', '192.0.2.0/24 or 2001:db8::/32. Absent'],
  },
  {
    id: 'url-in-a-value',
    what: 'A value may be a web address where it takes one.',
    base: 'create-webhook',
    change: [
      'ask: Send what happens here to https://hooks.example.com/cloud',
      'ask: Send what happens here to https://hooks.example.org:8443/cloud/v1',
      '"https://hooks.example.com/cloud"',
      '"https://hooks.example.org:8443/cloud/v1"',
    ],
  },
  {
    id: 'long-description',
    what: 'Four long sentences are four sentences.',
    base: 'list-capacity',
    change: [
      'For the load of one host use list-hosts, for one storage pool',
      'What is promised to machines counts as used even while they idle, so that a zone may be full although its hosts have little to do. For the load of one host use list-hosts, for one storage pool',
    ],
  },
  {
    id: 'impact-in-numbers',
    what: 'An impact may be short.',
    base: 'attach-iso',
    change: [IMPACT, '  impact: 1 machine\n'],
  },
  {
    id: 'done-block',
    what: 'A text over several lines in a folded block.',
    base: 'delete-network',
    change: [DONE, '  done: >-\n    {{network}}\n    is deleted.\n'],
  },
  {
    id: 'state-lists',
    what: 'A condition over several lines.',
    base: 'resize-volume',
    change: [
      '- when: { volume.state: [Ready, Allocated] }',
      '- when:\n      volume.state:\n        - Allocated\n        - Ready',
    ],
  },
  {
    id: 'third-example',
    what: 'More examples are more examples.',
    base: 'delete-account',
    change: ['examples:\n', 'examples:\n  - ask: bob has left the company, close the account\n    args: { id: bob }\n'],
  },
  {
    id: 'forbidden-looking-confirm',
    what: 'A phrase of several words is a phrase.',
    base: 'delete-domain',
    change: ['confirm: delete', 'confirm: delete for good'],
  },
  {
    id: 'quoted-true',
    what: 'The engine compares what is meant: "true" is true.',
    base: 'destroy-virtual-machine',
    change: ['- when: { forced: true }', '- when: { forced: "true" }'],
  },
  {
    id: 'choice-in-small-letters',
    what: 'The engine takes a choice in any case.',
    base: 'list-volumes',
    change: ['args: { type: DATADISK, zoneid: ams-1 }', 'args: { type: datadisk, zoneid: ams-1 }'],
  },
  {
    id: 'percent-text',
    what: 'A percent sign and braces in plain words.',
    base: 'list-volumes-metrics',
    change: ['Use it to find the busy disk.', 'Use it to find the disk that is 100% busy (or the 5% that are).'],
  },
  {
    id: 'trailing-comma',
    what: 'A comma at the end of a list is allowed.',
    base: 'list-accounts',
    change: [
      'keywords: [customers, tenants, quotas, limits, usage]',
      'keywords: [customers, tenants, quotas, limits, usage,]',
    ],
  },
];
