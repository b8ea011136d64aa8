import type { Case } from '../case.js';

const SENTENCE = '\nkeywords: [';

/** What is like a mistake of broken/ and is none: a linter that looks at words only would shout. */
export const nearMisses: readonly Case[] = [
  {
    id: 'must',
    what: '"Must" as a condition of CloudStack and no order to the model.',
    base: 'reboot-system-vm',
    change: [SENTENCE, '\n  Its host must be up.\nkeywords: ['],
  },
  {
    id: 'always',
    what: '"Always" and "never" about the cloud.',
    base: 'list-pods',
    change: [SENTENCE, '\n  A pod always belongs to one zone and never moves.\nkeywords: ['],
  },
  {
    id: 'do-not-use',
    what: '"Do not use it for" is advice on which tool is meant.',
    base: 'list-os-types',
    change: [SENTENCE, '\n  Do not use it to find templates.\nkeywords: ['],
  },
  {
    id: 'before-use',
    what: 'Which tool comes first, as DESIGN asks descriptions to say.',
    base: 'list-disk-offerings',
    change: [
      'empty: No disk offering matches.',
      'empty: No disk offering matches. list-zones shows which zones there are.',
    ],
  },
  {
    id: 'call',
    what: '"Call" as what people do on the telephone, in a wish.',
    base: 'list-alerts',
    change: [/- ask: .*/, '- ask: Before I call the data centre, is anything wrong?'],
  },
  {
    id: 'secretly',
    what: '"Secret" and "password" in words about a setting.',
    base: 'list-configurations',
    change: [
      'description: Only those of this subgroup. }',
      'description: "Only those of this subgroup, such as Password or Secret." }',
    ],
  },
  {
    id: 'system-capitals',
    what: 'SYSTEM and USER as values.',
    base: 'list-templates',
    change: [
      'description: Only of this type. }',
      'description: "Only of this type; SYSTEM and ROUTING belong to the cloud." }',
    ],
  },
  {
    id: 'assistant',
    what: 'An assistant as a person.',
    base: 'list-users',
    change: [/- ask: .*/, '- ask: Can the assistant of the boss log in to the domain acme?'],
  },
  {
    id: 'approved',
    what: 'A person who says that it was approved; it is the person who says so.',
    base: 'delete-template',
    change: [/- ask: .*/, '- ask: The boss has approved it, remove the template alice-golden in Frankfurt'],
  },
  {
    id: 'without-asking',
    what: 'The guest is not asked, which is no order.',
    base: 'reboot-router',
    change: [
      'description: Cut its power and start it again. }',
      'description: Cut its power without asking its system and start it again. }',
    ],
  },
  {
    id: 'cyrillic-word',
    what: 'A whole word in Cyrillic letters among the keywords.',
    base: 'list-zones',
    change: ['keywords: [regions', 'keywords: [зоны, regions'],
  },
  {
    id: 'micro',
    what: 'The micro sign before a Latin letter is a unit and no disguise.',
    base: 'list-storage-pools',
    change: [
      'description: Include the figures of the storage system itself. }',
      'description: "Include the figures of the storage system itself, such as 250 µs of latency." }',
    ],
  },
  {
    id: 'arabic-name',
    what: 'A name in Arabic letters in a wish, without any mark of direction.',
    base: 'list-accounts',
    change: ['- ask: Which accounts are disabled?', '- ask: Which accounts are disabled, for example ليلى?'],
  },
  {
    id: 'accents-combined',
    what: 'Letters with accents in a Vietnamese name.',
    base: 'list-projects',
    change: ['- ask: Which projects does alice belong to?', '- ask: Nguyễn asks which projects alice belongs to'],
  },
  {
    id: 'addresses',
    what: 'Addresses with ports, masks and brackets are no markup and no place outside.',
    base: 'list-public-ip-addresses',
    change: [
      'description: Only this address. }',
      'description: "Only this address, such as 203.0.113.14 or [2001:db8::5]." }',
    ],
  },
  {
    id: 'mail-example',
    what: 'A mail address of example.com.',
    base: 'create-user',
    change: [
      'description: Where the user can be reached. }',
      'description: "Where the user can be reached, such as carol@example.com." }',
    ],
  },
  {
    id: 'file-name',
    what: 'The name of a file and a domain that is none.',
    base: 'list-isos',
    change: [
      'description: Only those with this name. }',
      'description: "Only those with this name, such as debian-13.iso or systemvm.iso." }',
    ],
  },
  {
    id: 'setting-name',
    what: 'The name of a setting with dots looks like a web address.',
    base: 'list-configurations',
    change: ['such as default.page.size.', 'such as ldap.provider or vm.network.throttling.rate.'],
  },
  {
    id: 'ranges',
    what: 'Comparisons with arrows.',
    base: 'create-snapshot-policy',
    change: [
      'description: How many are kept. }',
      'description: "How many are kept; more than 8 -> a large secondary storage." }',
    ],
  },
  {
    id: 'snake-word',
    what: 'Underscores around a word that is a value, not italics.',
    base: 'list-hosts',
    change: [
      'description: Only with this kind of CPU. }',
      'description: "Only with this kind of CPU; x86_64 is the usual_one." }',
    ],
  },
  {
    id: 'numbers-list',
    what: 'A number with a dot at the end of a sentence is no list.',
    base: 'list-domains',
    change: ['ROOT is 0."', 'ROOT is 0, those below are 1. Others are deeper."'],
  },
  {
    id: 'own-name-in-answer',
    what: 'An answer that names the tool which continues it.',
    base: 'detach-iso',
    change: [/\(id \{\{item\.id\}\}\)\."/, '(id {{item.id}}). attach-iso puts another one in."'],
  },
  {
    id: 'stopped-capital',
    what: 'States of CloudStack keep their capitals in the middle of a sentence.',
    base: 'recover-virtual-machine',
    change: [SENTENCE, '\n  It is then Stopped and not Running.\nkeywords: ['],
  },
  {
    id: 'acronyms',
    what: 'Many abbreviations in capitals are no shouting.',
    base: 'list-networks',
    change: ['such as Dhcp or SourceNat.', 'such as DHCP, DNS, NAT, BGP, VPN or IPAM (Dhcp, Dns, SourceNat).'],
  },
  {
    id: 'deletes-by-day',
    what: 'Words of another severity in a mild tool that says what it does not do.',
    base: 'create-snapshot',
    change: [SENTENCE, '\n  It deletes and stops nothing.\nkeywords: ['],
  },
  {
    id: 'warning-two-objects',
    what: 'The argument itself in a warning, beside the object that was found.',
    base: 'attach-volume',
    change: [
      /^ {2}warning: .*\n/m,
      '  warning: "{{volume}} of {{volume.account}} will be attached to {{vm}}, now {{vm.state}}{{#has.args.deviceid}}, as disk {{args.deviceid}}{{/has.args.deviceid}}."\n',
    ],
  },
  {
    id: 'equal-limits',
    what: 'The smallest and the largest number may be the same.',
    base: 'create-snapshot-policy',
    change: [
      'maxsnaps: { type: integer, required: true, minimum: 1,',
      'maxsnaps: { type: integer, required: true, minimum: 1, maximum: 1,',
      'maxsnaps: 7 }',
      'maxsnaps: 1 }',
    ],
  },
  {
    id: 'default-in-open',
    what: 'A default outside of a list of values that is open.',
    base: 'add-image-store',
    change: [
      'name: { type: string, description: What it is called. }',
      'name: { type: string, default: secondary, description: What it is called. }',
    ],
  },
  {
    id: 'hide-more',
    what: 'A field is hidden that is no secret by its name: somebody is careful.',
    base: 'list-users',
    change: ['hide: [apikey, secretkey]', 'hide: [apikey, secretkey, email]'],
  },
  {
    id: 'sensitive-more',
    what: 'A comment that is treated as a secret, since people write passwords into it.',
    base: 'create-webhook',
    change: ['description: { type: string, more: true,', 'description: { type: string, sensitive: true, more: true,'],
  },
];
