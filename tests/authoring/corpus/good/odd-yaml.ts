import { WARNING } from '../case.js';
import type { Case } from '../case.js';

/** YAML and templates in forms that are seldom seen, and right. */
export const oddYaml: readonly Case[] = [
  {
    id: 'single-quotes',
    what: 'Single quotes around a template.',
    base: 'stop-virtual-machine',
    change: [/done: "(.*)"/, "done: '{{item.name}} is {{item.state}} (id {{item.id}}).'"],
  },
  {
    id: 'doubled-apostrophe',
    what: 'A doubled apostrophe inside single quotes.',
    base: 'list-routers',
    change: ['empty: No virtual router matches.', "empty: 'There''s no virtual router that matches.'"],
  },
  {
    id: 'literal-block',
    what: 'A warning as a literal block.',
    base: 'reboot-router',
    change: [/^ {6}warning: .*/m, '      warning: |-\n        Its power will be cut without a shutdown.'],
  },
  {
    id: 'folded-block',
    what: 'A template as a folded block, so that it needs no quotes.',
    base: 'attach-volume',
    change: [WARNING, '  warning: >-\n    {{volume}} will be attached\n    to {{vm}}.\n'],
  },
  {
    id: 'plain-over-lines',
    what: 'A plain text over two lines.',
    base: 'attach-iso',
    change: [
      /^ {6}warning: .*/m,
      '      warning: The image that is in the drive now will be taken out first,\n        even if the machine uses it.',
    ],
  },
  {
    id: 'block-description',
    what: 'The description as a literal block instead of a folded one.',
    base: 'list-pods',
    change: ['description: >-\n', 'description: |-\n'],
  },
  {
    id: 'indent-mark',
    what: 'A block that says how far it is indented.',
    base: 'list-networks',
    change: ['  card: |\n', '  card: |2\n'],
  },
  {
    id: 'comments',
    what: 'Comments everywhere.',
    base: 'delete-snapshot',
    change: [
      'danger:\n',
      '# A snapshot is often the last way back.\ndanger: # read this\n  # The worst case counts.\n',
      'output:\n',
      '#\n# What people read.\n#\noutput:\n',
    ],
  },
  {
    id: 'comment-odd',
    what: 'A comment with braces, a URL, signs and another language.',
    base: 'list-hosts',
    change: [
      'shows: [host]',
      '# {{not a template}} siehe https://docs.example.org/#hosts – für später ¯\\_(ツ)_/¯\nshows: [host]',
    ],
  },
  {
    id: 'quoted-keys',
    what: 'Keys in quotes, as JSON has them.',
    base: 'list-domains',
    change: ['sort: path', '"sort": "path"'],
  },
  {
    id: 'json-style',
    what: 'A parameter in JSON.',
    base: 'list-projects',
    change: [
      '  username: { type: string, more: true, description: Only those that this user belongs to. }',
      '  username: {"type": "string", "more": true, "description": "Only those that this user belongs to."}',
    ],
  },
  {
    id: 'braces-over-lines',
    what: 'Braces over several lines, with a comma at the end.',
    base: 'list-users',
    change: [
      '  id: { use: user, description: Only this one. }',
      '  id: {\n    use: user,\n    description: "Only this one.",\n  }',
    ],
  },
  {
    id: 'brackets-over-lines',
    what: 'A list over several lines.',
    base: 'list-storage-pools',
    change: [
      /enum: \[Up, Maintenance, .*\]/,
      'enum:\n      [\n        Up,\n        Maintenance,\n        PrepareForMaintenance,\n        ErrorInMaintenance,\n        Disabled,\n        Initial,\n        Initialized,\n        Removed,\n      ]',
    ],
  },
  {
    id: 'dashes-not-indented',
    what: 'Entries of a list as far left as their key.',
    base: 'list-os-types',
    change: [/rules:\n {2}- atMostOne: \[id, ids\]/, 'rules:\n- atMostOne: [id, ids]'],
  },
  {
    id: 'four-blanks',
    what: 'Four blanks where others have two.',
    base: 'reboot-system-vm',
    change: [
      '  id: { use: system-vm,',
      '    id: { use: system-vm,',
      '  forced: { type: boolean,',
      '    forced: { type: boolean,',
    ],
  },
  {
    id: 'document-start',
    what: 'Three dashes at the beginning.',
    base: 'list-alerts',
    change: [/^(?=command:)/m, '---\n'],
  },
  {
    id: 'escapes',
    what: 'An escape for a letter of a foreign name.',
    base: 'list-templates',
    change: ['empty: No template matches.', 'empty: "No template matches Z\\u00FCrich."'],
  },
  {
    id: 'quoted-number',
    what: 'A setting that is a number, as a text.',
    base: 'update-configuration',
    change: ['value: "259200"', "value: '259200'"],
  },
  {
    id: 'braces-in-text',
    what: 'Single braces that show the form of a map, outside of templates.',
    base: 'create-snapshot',
    change: ['"Tags for it: {name: value}."', '"Tags for it: {owner: alice, stage: test}."'],
  },
  {
    id: 'braces-in-done',
    what: 'A template right after a bracket and before a colon.',
    base: 'create-network',
    change: [/done: ".*"/, 'done: "({{item.name}}): {{item.state}} in {{item.zonename}} (id {{item.id}})."'],
  },
  {
    id: 'blanks-in-tag',
    what: 'Blanks inside the braces.',
    base: 'recover-virtual-machine',
    change: ['done: "{{item.name}} is', 'done: "{{ item.name }} is'],
  },
  {
    id: 'count',
    what: 'How many there are, and which.',
    base: 'destroy-virtual-machine',
    change: [/\{\{volumes\}\}/, '{{volumes.count}}: {{volumes}}'],
  },
  {
    id: 'nested-sections',
    what: 'Three sections inside each other.',
    base: 'list-networks',
    change: [
      '{{#has.item.vpcname}}A tier of the VPC {{item.vpcname}}. {{/has.item.vpcname}}',
      '{{#has.item.vpcname}}A tier of the VPC {{item.vpcname}}{{#has.item.vlan}} with a VLAN{{#is.item.restartrequired.true}} (not in use yet){{/is.item.restartrequired.true}}{{/has.item.vlan}}. {{/has.item.vpcname}}',
    ],
  },
  {
    id: 'filter-spacing',
    what: 'A filter without blanks around the bar.',
    base: 'list-volumes',
    change: ['- size: size | bytes', '- size: size|bytes'],
  },
  {
    id: 'ten-columns',
    what: 'Ten columns, the most that are allowed.',
    base: 'list-virtual-machines',
    change: ['    - owner: account\n', '    - account\n'],
  },
  {
    id: 'one-column',
    what: 'Two columns are enough for a list of labels.',
    base: 'list-instance-groups',
    change: [/ {4}- created: created \| date\n {4}- owner: account\n {4}- domain\n/, ''],
  },
  {
    id: 'dotted-column',
    what: 'A field two levels down.',
    base: 'list-virtual-machines',
    change: ['- host: hostname\n', '- network: nic.networkname\n'],
  },
  {
    id: 'args-block',
    what: 'Arguments of an example as a block, with a list of maps.',
    base: 'create-tags',
    change: [
      /args: \{ resourcetype.*/,
      'args:\n      resourcetype: UserVm\n      resourceids:\n        - web-01\n        - web-02\n      tags:\n        team: shop\n        "cost centre": "4711"',
    ],
  },
  {
    id: 'overrides',
    what: 'A built-in tool in words of one’s own, which says so.',
    base: 'list-zones',
    isOwn: true,
    change: [
      '../../schemas/',
      '../../node_modules/mcp-server-cloudstack/schemas/',
      'command: listZones\n',
      'command: listZones\noverrides: true\n',
      'title: List zones',
      'title: List our zones',
    ],
  },
  {
    id: 'own-folder-name',
    what: "A word of one's own for a kind of thing, in the form of one line or many.",
    path: '_shared/entities.yaml',
    isOwn: true,
    text: `# yaml-language-server: $schema=../../node_modules/mcp-server-cloudstack/schemas/entities.schema.json
vpc-offering:
  list: listVPCOfferings
  filter: name
  tell:
    - state
    - displaytext
  as: vpcoffering
`,
  },
  {
    id: 'when-in-lines',
    what: 'A condition as a block, with a list of one case.',
    base: 'delete-template',
    change: ['    - when: { issystem: true }\n', '    - when:\n        - issystem: true\n'],
  },
  {
    id: 'covers-both',
    what: 'An escalation by a list of networks that may be absent, in another order.',
    base: 'create-firewall-rule',
    change: ['cidrlist: { covers: internet, absent: true }', 'cidrlist: { absent: true, covers: internet }'],
  },
];
