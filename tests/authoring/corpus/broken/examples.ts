import { FILE } from '../case.js';
import type { Case } from '../case.js';

/** Examples teach a model when the tool is meant, and each is run as a test. */
export const examples: readonly Case[] = [
  {
    id: 'none',
    what: 'No examples.',
    base: 'list-pods',
    change: [/\nexamples:\n[^]*$/, ''],
    at: [FILE, 'command:', 'params:', 'output:', 'empty:', 'description:'],
  },
  {
    id: 'empty',
    what: 'An empty list of examples.',
    base: 'list-zones',
    change: [/\nexamples:\n[^]*$/, '\nexamples: []\n'],
  },
  {
    id: 'tool-name',
    what: 'A person who says the name of a tool.',
    base: 'delete-volume',
    change: [/- ask: .*/, '- ask: Use delete-volume on db-1-data'],
  },
  {
    id: 'command-name',
    what: 'A person who says the name of a command.',
    base: 'stop-virtual-machine',
    change: ['- ask: Shut down web-02', '- ask: Call stopVirtualMachine for web-02'],
  },
  {
    id: 'argument-name',
    what: 'A person who says the name of an argument.',
    base: 'list-networks',
    change: ['- ask: Does any network need a restart?', '- ask: List with restartrequired=true'],
  },
  {
    id: 'uuid-asked',
    what: 'A person who says an id.',
    base: 'reboot-virtual-machine',
    change: ['- ask: Restart db-1', '- ask: Restart 6f1c2b1e-0d5a-4c3e-9a47-2f4d1b7c8e90'],
  },
  {
    id: 'argument-unknown',
    what: 'An argument that there is not.',
    base: 'list-volumes',
    change: ['args: { virtualmachineid: db-1 }', 'args: { vmid: db-1 }'],
  },
  {
    id: 'argument-engine',
    what: 'The confirmation in an example: a model would learn to confirm for the person.',
    base: 'destroy-virtual-machine',
    change: ['args: { id: web-03 }', 'args: { id: web-03, _phrase: destroy web-03 }'],
  },
  {
    id: 'required-missing',
    what: 'A required argument is missing.',
    base: 'create-firewall-rule',
    change: [
      /args: \{ ipaddressid: 203.0.113.14, protocol: tcp, startport/,
      'args: { ipaddressid: 203.0.113.14, startport',
    ],
  },
  {
    id: 'rule-broken',
    what: 'It breaks a rule of the manifest: nothing is said to change.',
    base: 'resize-volume',
    change: ['args: { id: db-1-data, size: 200 }', 'args: { id: db-1-data }'],
  },
  {
    id: 'both-of-one',
    what: 'Two arguments that exclude each other.',
    base: 'detach-volume',
    change: [/args: \{ id: db-1-data \}/, 'args: { id: db-1-data, virtualmachineid: db-1, deviceid: 1 }'],
  },
  {
    id: 'enum-broken',
    what: 'A value that is none of the values.',
    base: 'create-port-forwarding-rule',
    change: ['privateport: 443, protocol: tcp }', 'privateport: 443, protocol: https }'],
  },
  {
    id: 'over-maximum',
    what: 'A port over the maximum.',
    base: 'create-firewall-rule',
    change: [
      'startport: 22, endport: 22, cidrlist: [198.51.100.0/24] }',
      'startport: 22, endport: 220000, cidrlist: [198.51.100.0/24] }',
    ],
  },
  {
    id: 'type-broken',
    what: 'A word for a flag.',
    base: 'list-networks',
    change: ['canusefordeploy: true', 'canusefordeploy: maybe'],
  },
  {
    id: 'list-broken',
    what: 'A single value that is no network, where networks belong.',
    base: 'create-firewall-rule',
    change: ['cidrlist: [198.51.100.0/24] }', 'cidrlist: [198.51.100.0/64] }'],
  },
  {
    id: 'no-such-machine',
    what: 'A machine that the demo cloud does not have, so `try` and `test` fail.',
    base: 'reboot-virtual-machine',
    change: [
      '- ask: Restart db-1\n    args: { id: db-1 }',
      '- ask: Restart payroll-legacy-77\n    args: { id: payroll-legacy-77 }',
    ],
    at: 'args: { id: payroll-legacy-77 }',
  },
  {
    id: 'no-such-zone',
    what: 'A zone that the demo cloud does not have.',
    base: 'list-clusters',
    change: [
      '- ask: Which clusters are there in Amsterdam?\n    args: { zoneid: ams-1 }',
      '- ask: Which clusters are there in Reykjavik?\n    args: { zoneid: rkv-9 }',
    ],
    at: 'args: { zoneid: rkv-9 }',
  },
  {
    id: 'no-such-setting',
    what: 'A setting that CloudStack does not have.',
    base: 'update-configuration',
    change: ['args: { name: expunge.delay, value', 'args: { name: expunge.wait, value'],
  },
  {
    id: 'id-in-args',
    what: 'An id that is none in the demo cloud, though the thing has a name.',
    base: 'stop-virtual-machine',
    change: [
      '- ask: Shut down web-02\n    args: { id: web-02 }',
      '- ask: Shut down web-02\n    args: { id: 11111111-2222-3333-4444-555555555555 }',
    ],
  },
  {
    id: 'placeholder',
    what: 'A placeholder instead of a value.',
    base: 'create-ssh-key-pair',
    change: ['args: { name: laptop }', 'args: { name: "<your-name-here>" }'],
  },
  {
    id: 'write-left',
    what: 'The mark that `new` left.',
    base: 'list-vpcs',
    change: [
      '- ask: Which VPCs are there in Frankfurt?',
      '- ask: "WRITE: what somebody asks who wants to know about VPCs."',
    ],
  },
  {
    id: 'ask-twice',
    what: 'The same wish twice with different calls.',
    base: 'list-hosts',
    change: ['- ask: Where could db-1 run?', '- ask: Is any hypervisor down?'],
    at: 'Is any hypervisor down?',
  },
  {
    id: 'ask-other-tool',
    what: 'The wish of another tool: a model learns to start when somebody wants to stop.',
    isAlone: true,
    base: 'start-virtual-machine',
    change: [/- ask: .*\n {4}args: .*/, '- ask: Shut down web-02\n    args: { id: web-02 }'],
  },
  {
    id: 'ask-other-thing',
    what: 'The wish is about web-03, the call about db-1.',
    base: 'scale-virtual-machine',
    change: ['args: { id: web-03, serviceofferingid: medium }', 'args: { id: db-1, serviceofferingid: medium }'],
    at: ['args: { id: db-1', 'ask: web-03'],
  },
  {
    id: 'ask-blank',
    what: 'A wish of one blank.',
    base: 'list-alerts',
    change: [/- ask: .*/, '- ask: " "'],
  },
  {
    id: 'args-text',
    what: 'Arguments as a text.',
    base: 'list-events',
    change: ['args: { resourcetype: VirtualMachine, resourceid: web-03 }', 'args: resourcetype VirtualMachine'],
  },
  {
    id: 'ask-missing',
    what: 'An example without a wish.',
    base: 'list-isos',
    change: [/- ask: .*\n {4}args:/, '- args:'],
  },
  {
    id: 'nine',
    what: 'Nine examples: two good ones are better, and models read all of them.',
    base: 'list-pods',
    change: [
      /\nexamples:\n[^]*$/,
      `\nexamples:\n${['Which pods are there?', 'Show pods', 'Pods please', 'What pods exist?', 'Give me pods', 'All the pods', 'Racks of the cloud', 'Are there pods?', 'Pods, now'].map((ask) => `  - ask: ${ask}\n    args: {}\n`).join('')}`,
    ],
    at: ['examples:', 'ask:'],
  },
];
