import type { Case } from '../case.js';

/** Arguments that contradict themselves or the engine. */
export const params: readonly Case[] = [
  {
    id: 'minimum-over-maximum',
    what: 'The smallest number is larger than the largest: nothing is accepted.',
    base: 'create-firewall-rule',
    change: [
      'startport: { type: integer, minimum: 1, maximum: 65535',
      'startport: { type: integer, minimum: 65535, maximum: 1',
    ],
  },
  {
    id: 'lengths-crossed',
    what: 'At least 64 characters and at most 63.',
    base: 'update-virtual-machine',
    change: ['    maxLength: 63\n', '    minLength: 64\n    maxLength: 63\n'],
    at: ['minLength: 64', 'maxLength: 63'],
  },
  {
    id: 'default-outside',
    what: 'A default that is none of the values.',
    base: 'list-networks',
    change: ['    default: all\n', '    default: everything\n'],
  },
  {
    id: 'default-case',
    what: 'A default in small letters, the values in capitals.',
    base: 'create-webhook',
    change: ['default: Enabled', 'default: enabled'],
  },
  {
    id: 'preset-outside',
    what: 'What is sent unless told otherwise is none of the values.',
    base: 'list-isos',
    change: ['preset: executable', 'preset: executables'],
  },
  {
    id: 'default-too-large',
    what: 'A default over the maximum.',
    base: 'create-network',
    change: [
      'cidrsize: { type: integer, minimum: 1, maximum: 32,',
      'cidrsize: { type: integer, minimum: 1, maximum: 32, default: 64,',
    ],
  },
  {
    id: 'default-text',
    what: 'A text as the default of a boolean.',
    base: 'restart-network',
    change: ['cleanup: { type: boolean, default: false,', 'cleanup: { type: boolean, default: "no",'],
  },
  {
    id: 'required-with-default',
    what: 'An argument that has to be given, with what is taken if it is not.',
    base: 'create-port-forwarding-rule',
    change: [
      'protocol: { type: string, required: true, enum: [tcp, udp],',
      'protocol: { type: string, required: true, default: tcp, enum: [tcp, udp],',
    ],
  },
  {
    id: 'preset-and-default',
    what: 'One value is sent and another is said to be taken.',
    base: 'list-templates',
    change: ['    preset: executable\n', '    preset: executable\n    default: featured\n'],
    at: ['preset: executable', 'default: featured'],
  },
  {
    id: 'enum-twice',
    what: 'A value twice.',
    base: 'list-hosts',
    change: ['enum: [Up, Down, Disconnected', 'enum: [Up, Down, Up, Disconnected'],
  },
  {
    id: 'enum-numbers',
    what: 'Numbers as the values of a text.',
    base: 'deploy-virtual-machine',
    change: ['boottype: { type: string, enum: [BIOS, UEFI]', 'boottype: { type: string, enum: [1, 2]'],
  },
  {
    id: 'pattern-broken',
    what: 'A regular expression with an open bracket.',
    base: 'update-virtual-machine',
    change: ['pattern: "^[A-Za-z0-9-]+$"', 'pattern: "^[A-Za-z0-9-+$"'],
  },
  {
    id: 'pattern-slow',
    what: 'A regular expression that takes for ever on some texts.',
    base: 'update-virtual-machine',
    change: ['pattern: "^[A-Za-z0-9-]+$"', 'pattern: "^([A-Za-z0-9]+-?)+$"'],
  },
  {
    id: 'pattern-slashes',
    what: 'A regular expression between slashes, as in JavaScript: it fits nothing.',
    base: 'update-virtual-machine',
    change: ['pattern: "^[A-Za-z0-9-]+$"', 'pattern: "/^[A-Za-z0-9-]+$/"'],
  },
];
