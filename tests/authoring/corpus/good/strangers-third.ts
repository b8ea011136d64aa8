import type { Case } from '../case.js';

/** What a third stranger found odd, and is right. */
export const thirdOdd: readonly Case[] = [
  {
    id: 'quoted-keys',
    what: 'Keys in quotes are keys.',
    base: 'delete-role',
    change: ['command: deleteRole', '"command": "deleteRole"'],
  },
  {
    id: 'single-quotes',
    what: 'Single quotes, an apostrophe doubled.',
    base: 'list-zones',
    change: ['empty: No zone matches.', "empty: 'No zone matches; it isn''t there, or this key may not see it.'"],
  },
  {
    id: 'literal-description',
    what: 'A literal text instead of a folded one.',
    base: 'delete-snapshot',
    change: ['description: >-\n', 'description: |-\n'],
  },
  {
    id: 'one-long-line',
    what: 'A description on one long line.',
    base: 'detach-volume',
    change: [
      /description: >-\n {2}Detaches[\s\S]*?detach-iso\.\n/,
      'description: "Detaches a data disk from its virtual machine and keeps it with all its data; attach-volume attaches it to another one. Unmount it in the guest first. A root disk can be detached only while its machine is stopped. To delete it afterwards use delete-volume. For ISO images use detach-iso."\n',
    ],
  },
  {
    id: 'comments-at-ends',
    what: 'Comments at the ends of lines.',
    base: 'reboot-router',
    change: ['  confirm: reboot\n', '  confirm: reboot # the verb; the engine adds the name\n'],
  },
  {
    id: 'comment-block',
    what: 'A long comment with tool-like words and a URL.',
    base: 'list-regions',
    change: [
      'shows: [region]\n',
      '# See https://github.com/apache/cloudstack/issues/1234: delete everything is not what this does.\n# {{not a template}}: only a remark.\nshows: [region]\n',
    ],
  },
  {
    id: 'id-last-param',
    what: 'The order of arguments is free.',
    base: 'delete-template',
    change: [
      '  id: { use: template, required: true, description: The template. }\n',
      '',
      '  issystem: {',
      '  id: { use: template, required: true, description: The template. }\n  issystem: {',
    ],
  },
  {
    id: 'include-order',
    what: 'The order of groups is free.',
    base: 'list-volumes',
    change: [
      'include: [keyword, scope, tags-filter, count-only, paging]',
      'include: [paging, count-only, tags-filter, scope, keyword]',
    ],
  },
  {
    id: 'roles-order',
    what: 'The order of roles is free.',
    base: 'update-configuration',
    change: ['for: [admin, domain-admin]', 'for: [domain-admin, admin]'],
  },
  {
    id: 'enum-as-block',
    what: 'An enum as a block, with single quotes.',
    base: 'list-volumes',
    change: [
      'type: { type: string, enum: [ROOT, DATADISK], description: Only root disks or only data disks. }',
      "type:\n    type: 'string'\n    enum:\n      - ROOT\n      - 'DATADISK'\n    description: Only root disks or only data disks.",
    ],
  },
  {
    id: 'since-single-quotes',
    what: 'A release in single quotes.',
    base: 'list-webhooks',
    change: ['since: "4.20"', "since: '4.20'"],
  },
  {
    id: 'flow-over-lines',
    what: 'A list in flow style over several lines with a comma at the end.',
    base: 'suspend-project',
    change: [
      'changes: [project, virtual-machine, router, capacity]',
      'changes:\n  [\n    project,\n    virtual-machine, router,\n    capacity,\n  ]',
    ],
  },
  {
    id: 'keywords-japanese',
    what: 'Keywords in Japanese, Arabic and Greek.',
    base: 'list-volumes',
    change: [
      'keywords: [disks, storage, data disks, drives]',
      'keywords: [disks, storage, data disks, drives, ディスク一覧, أقراص, δίσκοι]',
    ],
  },
  {
    id: 'keywords-slang',
    what: 'People in trouble swear and misspell.',
    base: 'restart-network',
    change: [
      'keywords: [repair network, recreate router, reapply rules]',
      'keywords: [repair network, recreate router, reapply rules, no internet, "can\'t ping", nothing works, wont connect]',
    ],
  },
  {
    id: 'keywords-forbidden-words',
    what: 'Words that the glossary forbids in texts belong into keywords.',
    base: 'enable-static-nat',
    change: ['keywords: [elastic ip,', 'keywords: [floating ip address, external ip, elastic ip,'],
  },
  {
    id: 'keyword-digits',
    what: 'Digits, dots and slashes in a keyword.',
    base: 'create-network',
    change: ['keywords: [new network,', 'keywords: ["802.1q", 10.0.0.0/8, new network,'],
  },
  {
    id: 'umlaut-in-text',
    what: 'Proper names with an umlaut and a tilde in a text.',
    base: 'create-backup-schedule',
    change: [
      '"The time zone of that time, such as Europe/Berlin."',
      '"The time zone of that time, such as Europe/Zurich for Zürich or America/Sao_Paulo for São Paulo."',
    ],
  },
  {
    id: 'ignores-previous',
    what: 'CloudStack ignores previous values: that is no order to anybody.',
    base: 'update-host',
    change: [
      'description: Tags that offerings use to choose hosts; they replace the present ones.',
      'description: Tags that offerings use to choose hosts. CloudStack ignores all previous ones and keeps only these.',
    ],
  },
  {
    id: 'system-prompts',
    what: 'The installer prompts for a key: about the guest.',
    base: 'attach-iso',
    change: [
      'Whether the machine starts from it depends on its boot\n  order.',
      'Whether the machine starts from it depends on its boot\n  order; some images prompt for a key and go on without it if nobody presses one.',
    ],
  },
  {
    id: 'tells-of-secrets',
    what: 'That no secret comes is worth saying.',
    base: 'list-webhooks',
    change: ['Secret keys are not shown.', 'Secret keys, passwords and tokens are never shown, whoever asks.'],
  },
  {
    id: 'more-columns',
    what: 'A column more, of a field that CloudStack has.',
    base: 'list-networks',
    change: ['    - owner: account\n    - id\n', '    - vlan\n    - owner: account\n    - id\n'],
  },
  {
    id: 'free-column',
    what: 'A column that is a difference.',
    base: 'list-storage-pools',
    change: [
      '    - allocated: disksizeallocated | bytes\n',
      '    - free: disksizetotal - disksizeused | bytes\n    - allocated: disksizeallocated | bytes\n',
    ],
  },
  {
    id: 'own-words-filter',
    what: 'A filter of its own for a code.',
    base: 'list-zones',
    change: [
      '    - security groups: securitygroupsenabled\n',
      '    - security groups: securitygroupsenabled | switch\n',
      '  sort: name\n',
      '  words:\n    switch: { "true": "on", "false": "off" }\n  sort: name\n',
    ],
  },
  {
    id: 'sort-by-other',
    what: 'Sorted by size, largest first.',
    base: 'list-volumes',
    change: ['  sort: name\n', '  sort: -size\n'],
  },
  {
    id: 'more-severe',
    what: 'More severe than it has to be: everybody with the role is hit.',
    base: 'delete-role',
    change: ['  severity: high\n', '  severity: critical\n'],
  },
  {
    id: 'verb-with-object',
    what: 'A verb of several words.',
    base: 'delete-role',
    change: ['  confirm: delete\n', '  confirm: delete the role\n'],
  },
  {
    id: 'hides-nested',
    what: 'A field inside of another is hidden, which CloudStack counts as sensitive.',
    base: 'list-hosts',
    change: ['ttl: infrastructure\n', 'ttl: infrastructure\n\nsecrets:\n  hide: [outofbandmanagement.password]\n'],
  },
  {
    id: 'hides-when',
    what: 'Hidden only in some rows, and no column shows it.',
    base: 'list-webhooks',
    change: [
      '  hide: [secretkey]\n',
      '  hide:\n    - secretkey\n    - field: description\n      when: { scope: Global }\n',
    ],
  },
  {
    id: 'give-template',
    what: 'A file and what stands in it.',
    base: 'create-ssh-key-pair',
    change: [
      '  give: { privatekey: "{{args.name}}.pem" }',
      '  give:\n    privatekey:\n      file: "{{args.name}}.pem"\n      template: "{{item.privatekey}}"',
    ],
  },
  {
    id: 'never-remembered',
    what: 'A list that is fetched each time.',
    base: 'list-snapshots',
    change: ['ttl: list', 'ttl: none'],
  },
  {
    id: 'undo-two-tools',
    what: 'An undo with two tools.',
    base: 'suspend-project',
    change: ['machines have to be started one by one.', 'start-virtual-machine then starts its machines one by one.'],
  },
  {
    id: 'undo-goes-by',
    what: 'It passes by itself.',
    base: 'restart-vpc',
    change: ['undo: It comes back by itself.', 'undo: It passes by itself after some seconds and nothing is lost.'],
  },
  {
    id: 'either-condition',
    what: 'An escalation with two cases.',
    base: 'reboot-router',
    change: [
      '    - when: { forced: true }\n',
      '    - when: [{ forced: true }, { machines.count: { over: 50 } }]\n',
      'warning: Its power will be cut without a shutdown.',
      'warning: "It is cut off hard, or many machines hang on it: {{machines}} will be without a network."',
    ],
  },
  {
    id: 'escalate-matches',
    what: 'An escalation on a regular expression.',
    base: 'create-role-permission',
    change: [
      '  escalate:\n',
      '  escalate:\n    - when: { permission: allow, rule: { matches: "^(delete|destroy|expunge)" } }\n      severity: critical\n      warning: That is a command that deletes something.\n',
    ],
  },
  {
    id: 'also-third',
    what: 'A third kind of thing is counted.',
    base: 'delete-network',
    change: [
      '    addresses: { use: public-ip, by: { associatednetworkid: id }, label: Its public addresses }\n',
      '    addresses: { use: public-ip, by: { associatednetworkid: id }, label: Its public addresses }\n    rules: { use: firewall-rule, by: { networkid: id }, label: Its firewall rules }\n',
    ],
  },
  {
    id: 'possible-with-argument',
    what: 'A condition with an argument beside the state.',
    base: 'delete-template',
    change: [
      '\ndanger:\n',
      '\npossible:\n  - when: [{ template.account: { not: system } }, { issystem: true }]\n    otherwise: "{{template}} belongs to the cloud itself: only with `issystem` can delete-template delete it."\n\ndanger:\n',
    ],
  },
  {
    id: 'alias-elsewhere',
    what: 'A name that other servers use.',
    base: 'stop-virtual-machine',
    change: ['effect: change\n', 'aliases: [power-off-instance]\neffect: change\n'],
  },
];
