import { WARNING } from '../case.js';
import type { Case } from '../case.js';

/** The newer words of the format: what it takes to have a command, what takes it back, what hangs on an object. */
export const newer: readonly Case[] = [
  {
    id: 'requires-forgotten',
    what: 'The command is there only with a setting, and nobody is told.',
    base: 'get-kubernetes-cluster-config',
    change: [/requires: .*\n/, ''],
    at: ['command:', 'effect:', 'answer:'],
  },
  {
    id: 'requires-other',
    what: 'Another setting than the one that CloudStack looks at.',
    base: 'get-kubernetes-cluster-config',
    change: ['setting: cloud.kubernetes.service.enabled', 'setting: cloud.kubernetes.enabled'],
  },
  {
    id: 'requires-invented',
    what: 'A command that every cloud has is said to need a setting.',
    base: 'list-zones',
    change: [/^(?=answer:)/m, 'requires: { setting: zones.enabled }\n'],
  },
  {
    id: 'deprecated-without-instead',
    what: 'It is going to be removed, and nobody is told what to use.',
    base: 'list-pods',
    change: [/^(?=for:)/m, 'status: deprecated\n'],
  },
  {
    id: 'instead-unknown',
    what: 'The tool to use instead does not exist.',
    base: 'list-isos',
    change: [/^(?=answer:)/m, 'status: deprecated\ninstead: [list-iso-images]\n'],
    at: ['instead:', 'status:'],
  },
  {
    id: 'instead-alone',
    what: 'Something to use instead of a tool that is not deprecated.',
    base: 'list-clusters',
    change: [/^(?=for:)/m, 'instead: [list-hosts]\n'],
  },
  {
    id: 'undo-irreversible',
    what: 'A sentence that says how to undo what cannot be undone.',
    base: 'delete-volume',
    change: ['  reversible: false\n', '  reversible: false\n  undo: create-volume makes it again.\n'],
    at: ['undo:', 'reversible:'],
  },
  {
    id: 'undo-unknown-tool',
    what: 'The tool that is to undo it does not exist.',
    base: 'stop-virtual-machine',
    change: ['undo: start-virtual-machine starts', 'undo: boot-virtual-machine starts'],
  },
  {
    id: 'undo-vague',
    what: 'It says that it can be undone, and not by what.',
    base: 'migrate-virtual-machine',
    change: [/^ {2}undo: .*/m, '  undo: It can be undone.'],
  },
  {
    id: 'undo-itself',
    what: 'Stopping undoes stopping.',
    base: 'stop-virtual-machine',
    change: [/^ {2}undo: .*/m, '  undo: stop-virtual-machine takes it back.'],
  },
  {
    id: 'undo-missing',
    what: 'A change that people are asked about is reversible, and nobody says how.',
    base: 'disable-account',
    change: [/^ {2}undo: .*\n/m, ''],
    at: ['reversible:', 'danger:'],
  },
  {
    id: 'also-unknown-kind',
    what: 'What hangs on the host is of a kind that there is not.',
    base: 'delete-project',
    change: [
      '  impact: everybody',
      '  also:\n    machines: { use: machine, by: { projectid: id }, label: Machines in it }\n  impact: everybody',
    ],
    at: 'use: machine',
  },
  {
    id: 'also-unknown-parameter',
    what: 'Machines are counted by a parameter that their list does not have, so all of them are.',
    base: 'delete-project',
    change: [
      '  impact: everybody',
      '  also:\n    machines: { use: virtual-machine, by: { project: id }, label: Machines in it }\n  impact: everybody',
    ],
    at: 'by: { project: id }',
  },
  {
    id: 'also-unknown-argument',
    what: 'They are counted by an argument that there is not.',
    base: 'delete-project',
    change: [
      '  impact: everybody',
      '  also:\n    machines: { use: virtual-machine, by: { projectid: project }, label: Machines in it }\n  impact: everybody',
    ],
    at: 'by: { projectid: project }',
  },
  {
    id: 'label-with-name',
    what: 'People are to say its name and its label; a label is for what has no name.',
    path: '_shared/entities.yaml',
    text: `# yaml-language-server: $schema=../../node_modules/mcp-server-cloudstack/schemas/entities.schema.json
vpc-offering: { list: listVPCOfferings, filter: name, name: [name], label: "{{name}} of {{state}}", tell: [state], as: vpcoffering }
`,
    at: 'vpc-offering',
    isOwn: true,
  },
  {
    id: 'label-unknown-field',
    what: 'A label over a field that the list does not answer.',
    path: '_shared/entities.yaml',
    text: `# yaml-language-server: $schema=../../node_modules/mcp-server-cloudstack/schemas/entities.schema.json
vpn-user: { list: listVpnUsers, name: [], label: "{{login}} of {{account}}", tell: [account], as: vpnuser }
`,
    at: 'vpn-user',
    isOwn: true,
  },
  {
    id: 'past-tense',
    what: 'The question tells of what was, and not of what will be.',
    base: 'expunge-virtual-machine',
    change: [
      WARNING,
      '  warning: "{{vm}} of {{vm.account}}, now {{vm.state}}, and its root disk were deleted for good."\n',
    ],
  },
];
