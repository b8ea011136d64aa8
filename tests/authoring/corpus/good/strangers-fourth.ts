import type { Case } from '../case.js';

/** What a fourth stranger found odd, and is right. */
export const fourthOdd: readonly Case[] = [
  {
    id: 'comments-inside',
    what: 'Comments between and behind keys.',
    base: 'stop-virtual-machine',
    change: [
      '  forced:\n    type: boolean\n',
      '  # Only for machines that do not answer any more.\n  forced: # the plug\n    type: boolean\n',
    ],
  },
  {
    id: 'block-keywords',
    what: 'A block list instead of a flow list.',
    base: 'list-zones',
    change: ['keywords: [regions, datacenters, locations]', 'keywords:\n  - regions\n  - datacenters\n  - locations'],
  },
  {
    id: 'flow-over-lines',
    what: 'A flow list over several lines with a comma at its end.',
    base: 'list-hosts',
    change: [
      'keywords: [hypervisors, servers, nodes, compute]',
      'keywords:\n  [\n    hypervisors,\n    servers,\n    nodes,\n    compute,\n  ]',
    ],
  },
  {
    id: 'single-quotes',
    what: 'Single quotes, which need no double backslash.',
    base: 'create-role-permission',
    change: ['matches: "^\\\\*$"', "matches: '^\\*$'"],
  },
  {
    id: 'quoted-keys',
    what: 'Key and value in quotes.',
    base: 'stop-virtual-machine',
    change: ['command: stopVirtualMachine\n', '"command": "stopVirtualMachine"\n'],
  },
  {
    id: 'block-params',
    what: 'Block form for one parameter among flow forms.',
    base: 'list-zones',
    change: [
      '  id: { use: zone, description: Only this one. }\n',
      '  id:\n    use: zone\n    description: Only this one.\n',
    ],
  },
  {
    id: 'plain-multiline',
    what: 'A plain text over several lines without the folding mark; it has no colon.',
    base: 'attach-iso',
    change: ['description: >-\n  Inserts', 'description:\n  Inserts'],
  },
  {
    id: 'apostrophe-doubled',
    what: 'A doubled apostrophe inside single quotes.',
    base: 'delete-volume',
    change: [
      'description: The volume; it has to be detached.',
      "description: 'The volume; it has to be detached, so that no machine''s data goes.'",
    ],
  },
  {
    id: 'rule-in-block',
    what: 'A rule in block form.',
    base: 'create-volume',
    change: [
      '  - { requires: [zoneid], when: { snapshotid: { present: false } } }',
      '  - requires:\n      - zoneid\n    when:\n      snapshotid:\n        present: false',
    ],
  },
  {
    id: 'quoted-unit',
    what: 'A unit in quotes.',
    base: 'resize-volume',
    change: ['minimum: 1, unit: GiB, description', "minimum: 1, unit: 'GiB', description"],
  },
  {
    id: 'list-for',
    what: 'Roles as a block list.',
    base: 'list-hosts',
    change: ['for: [admin, resource-admin]', 'for:\n  - admin\n  - resource-admin'],
  },
  {
    id: 'many-keywords',
    what: 'A long list of keywords that people do say.',
    base: 'list-routers',
    change: [
      'keywords: [vr, gateways, domain routers]',
      'keywords: [vr, gateways, domain routers, dhcp server, nat box, edge gateway, edge services, default gateway down, no dhcp lease, vyos, source nat device]',
    ],
  },
  {
    id: 'foreign-keywords',
    what: 'Keywords in other languages and scripts.',
    base: 'list-zones',
    change: [
      'keywords: [regions, datacenters, locations]',
      'keywords: [regions, datacenters, locations, rechenzentren, centres de données, データセンター]',
    ],
  },
  {
    id: 'keyword-apostrophe',
    what: 'A keyword that is a complaint with an apostrophe.',
    base: 'list-routers',
    change: [
      'keywords: [vr, gateways, domain routers]',
      'keywords: [vr, gateways, domain routers, "can\'t reach the internet"]',
    ],
  },
  {
    id: 'ignored-alarms',
    what: 'The word ignored in a harmless sense, with a tool that exists.',
    base: 'list-hosts',
    change: [
      'for totals per zone, list-capacity.',
      'for totals per zone, list-capacity. Alarms that somebody has ignored are in list-alerts.',
    ],
  },
  {
    id: 'confirm-word',
    what: 'The word confirm as the meaning of an argument.',
    base: 'resize-volume',
    change: ['description: Accept that it becomes smaller.', 'description: Confirm that it may become smaller.'],
  },
  {
    id: 'deletes-nothing',
    what: 'A list that says that it deletes nothing.',
    base: 'list-storage-pools',
    change: [
      'Secondary storage, where templates and snapshots lie, is not shown.',
      'Secondary storage, where templates and snapshots lie, is not shown, and nothing is deleted.',
    ],
  },
  {
    id: 'password-told',
    what: 'Passwords are spoken of, none is shown.',
    base: 'reset-password-for-virtual-machine',
    change: ['SSH keys are not touched.', 'SSH keys and the passwords of other users in the guest are not touched.'],
  },
  {
    id: 'ipv6-example',
    what: 'An IPv6 address from the range for documentation in a URL.',
    base: 'create-webhook',
    change: [
      'description: Where events are sent. }',
      'description: "Where events are sent, such as https://[2001:db8::5]:8443/in." }',
    ],
  },
  {
    id: 'german-ask',
    what: 'A person asks in German; the test goes along.',
    base: 'stop-virtual-machine',
    change: ['  - ask: Shut down web-02\n', '  - ask: Fahr web-02 bitte herunter\n'],
  },
  {
    id: 'french-ask',
    what: 'A French sentence with its blank before the colon.',
    base: 'delete-volume',
    change: ['  - ask: Throw away old-disk for good', '  - ask: "Supprime old-disk : plus personne n\'en a besoin"'],
  },
  {
    id: 'three-words',
    what: 'A terse order.',
    base: 'stop-virtual-machine',
    change: ['  - ask: web-02 hangs, pull the plug', '  - ask: kill web-02 now'],
  },
  {
    id: 'japanese-ask',
    what: 'A Japanese question.',
    base: 'list-zones',
    change: ['  - ask: Where can I put a machine?', '  - ask: どのゾーンに仮想マシンを作れますか？'],
  },
  {
    id: 'known-default',
    what: 'A default that is true of CloudStack.',
    base: 'restart-network',
    change: [
      'makeredundant: { type: boolean, since: "4.11.1",',
      'makeredundant: { type: boolean, default: false, since: "4.11.1",',
    ],
  },
  {
    id: 'explicit-limit',
    what: 'The limit that would hold anyway.',
    base: 'create-ssh-key-pair',
    change: [
      'name: { type: string, required: true, description: "Its name',
      'name: { type: string, required: true, minLength: 1, maxLength: 255, description: "Its name',
    ],
  },
  {
    id: 'enum-order',
    what: 'The values in another order.',
    base: 'list-zones',
    change: ['enum: [Basic, Advanced]', 'enum: [Advanced, Basic]'],
  },
  {
    id: 'enum-quoted',
    what: 'Quoted values.',
    base: 'list-events',
    change: ['enum: [INFO, WARN, ERROR]', 'enum: ["INFO", "WARN", "ERROR"]'],
  },
  {
    id: 'codes-in-block',
    what: 'Codes in block form and in another order.',
    base: 'create-account',
    change: [
      '    codes: { user: 0, admin: 1, domain-admin: 2 }\n',
      '    codes:\n      user: 0\n      domain-admin: 2\n      admin: 1\n',
    ],
  },
  {
    id: 'keep-empty',
    what: 'An empty text removes the domain, so it has to be sent.',
    base: 'update-zone',
    change: ['domain: { type: string, more: true,', 'domain: { type: string, keepEmpty: true, more: true,'],
  },
  {
    id: 'ip-uri',
    what: 'The format is told as in register-template.',
    base: 'create-webhook',
    change: [
      'payloadurl: { type: string, required: true, sensitive: userinfo,',
      'payloadurl: { type: string, format: uri, required: true, sensitive: userinfo,',
    ],
  },
  {
    id: 'list-of-one',
    what: 'A list of one value in a condition.',
    base: 'create-role-permission',
    change: ['when: { permission: allow, rule:', 'when: { permission: [allow], rule:'],
  },
  {
    id: 'cd-drive',
    what: 'Another true wording of a refusal.',
    base: 'attach-iso',
    change: [
      'an image can only be attached to a running or stopped machine."',
      'only a running or stopped machine has a CD drive."',
    ],
  },
  {
    id: 'global-frank',
    what: 'A warning that says more.',
    base: 'create-webhook',
    change: [
      'warning: Events of the whole cloud will be sent there.',
      'warning: Events of the whole cloud, of every domain and account, will be sent there.',
    ],
  },
  {
    id: 'changes-order',
    what: 'The kinds in another order.',
    base: 'resize-volume',
    change: [
      'changes: [volume, virtual-machine, storage-pool, capacity]',
      'changes: [capacity, storage-pool, volume, virtual-machine]',
    ],
  },
  {
    id: 'aliases',
    what: 'Aliases that say what it does and that no tool has.',
    base: 'stop-virtual-machine',
    change: ['effect: change\n', 'aliases: [halt-virtual-machine, power-off-virtual-machine]\neffect: change\n'],
  },
  {
    id: 'include-order',
    what: 'Groups in another order.',
    base: 'list-zones',
    change: ['include: [keyword, tags-filter, icon, paging]', 'include: [paging, icon, tags-filter, keyword]'],
  },
  {
    id: 'hide-more',
    what: 'Hidden fields as a block list.',
    base: 'create-webhook',
    change: ['hide: [secretkey]', 'hide:\n    - secretkey'],
  },
];
