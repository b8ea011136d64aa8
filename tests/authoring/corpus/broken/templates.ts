import { WARNING, DONE } from '../case.js';
import type { Case } from '../case.js';

/** Sentences with a mistake between their braces. */
export const templates: readonly Case[] = [
  {
    id: 'item-in-warning',
    what: 'The warning speaks of the answer, which does not exist before the call.',
    base: 'stop-virtual-machine',
    change: [WARNING, '  warning: "{{item.name}} of {{vm.account}} will be shut down."\n'],
  },
  {
    id: 'single-for-several',
    what: '{{volume}} for the list {{volumes}}.',
    base: 'destroy-virtual-machine',
    change: [/\{\{volumes\}\}/, '{{volume}}'],
  },
  {
    id: 'long-name',
    what: 'The kind of thing instead of its short word.',
    base: 'reboot-virtual-machine',
    change: [WARNING, '  warning: "{{virtual-machine}} will be restarted."\n'],
  },
  {
    id: 'machine',
    what: 'A word that nothing is bound to.',
    base: 'attach-volume',
    change: [WARNING, '  warning: "{{volume}} will be attached to {{machine}}."\n'],
  },
  {
    id: 'parameter-name',
    what: 'The name of the parameter instead of the object.',
    base: 'delete-snapshot',
    change: [WARNING, '  warning: "Snapshot {{snapshot}} will be deleted for good in {{zoneid}}."\n'],
  },
  {
    id: 'field-not-promised',
    what: 'A field that the entry of the kind of thing does not promise: it stays empty.',
    base: 'scale-virtual-machine',
    change: [WARNING, '  warning: "{{vm}} with {{vm.instancename}} will change its size to {{offering}}."\n'],
  },
  {
    id: 'field-unknown',
    what: 'A field with a slip of the finger.',
    base: 'reboot-router',
    change: [WARNING, '  warning: "Router {{router}} in {{router.zonenme}} will be restarted."\n'],
  },
  {
    id: 'answer-field-unknown',
    what: 'A field that the answer does not have.',
    base: 'resize-volume',
    change: [DONE, '  done: "{{item.name}} has {{#bytes}}{{item.newsize}}{{/bytes}} now (id {{item.id}})."\n'],
  },
  {
    id: 'item-of-success',
    what: 'The answer of CloudStack says only that it worked; there is no {{item.name}}.',
    base: 'delete-volume',
    change: ['done: "{{volume}} is deleted."', 'done: "{{item.name}} is deleted."'],
  },
  {
    id: 'argument-unknown',
    what: 'An argument that there is not.',
    base: 'create-volume',
    change: ['{{#has.args.size}} of {{args.size}} GiB', '{{#has.args.size}} of {{args.sizegb}} GiB'],
  },
  {
    id: 'tripled',
    what: 'Three braces, as in other mustaches.',
    base: 'migrate-virtual-machine',
    change: ['done: "{{item.name}} is', 'done: "{{{item.name}}} is'],
  },
  {
    id: 'single',
    what: 'One brace: it is shown as it is.',
    base: 'recover-virtual-machine',
    change: ['done: "{{item.name}} is back', 'done: "{item.name} is back'],
  },
  {
    id: 'unequal',
    what: 'Two braces on the left and one on the right.',
    base: 'detach-iso',
    change: ['of {{vm}}."', 'of {{vm}."'],
  },
  {
    id: 'ampersand',
    what: '{{&field}} of mustache; nothing is escaped here anyway.',
    base: 'create-account',
    change: ['in {{item.domain}}', 'in {{&item.domain}}'],
  },
  {
    id: 'delimiter',
    what: 'A tag that changes the delimiters: the rest is shown as it is.',
    base: 'update-configuration',
    change: ['done: "{{item.name}} is', 'done: "{{=<% %>=}}{{item.name}} is'],
  },
  {
    id: 'comment-tag',
    what: 'A comment tag, which hides what a reviewer should read.',
    base: 'restart-network',
    change: ['done: "{{network}} is restarted."', 'done: "{{! was: rebuilt }}{{network}} is restarted."'],
  },
  {
    id: 'dollar',
    what: 'A variable of a shell.',
    base: 'register-template',
    change: ['done: "{{item.name}} is registered', 'done: "${item.name} is registered'],
  },
  {
    id: 'percent-s',
    what: 'A place of printf.',
    base: 'associate-ip-address',
    change: [/ {2}done: .*/, '  done: "Address %s is yours (id {{item.id}})."'],
  },
  {
    id: 'handlebars-if',
    what: 'An {{#if}} of Handlebars.',
    base: 'start-virtual-machine',
    change: [
      '{{#has.item.hostname}} on host {{item.hostname}}{{/has.item.hostname}}',
      '{{#if item.hostname}} on host {{item.hostname}}{{/if}}',
    ],
  },
  {
    id: 'else',
    what: 'An {{else}} of Handlebars.',
    base: 'delete-template',
    change: [
      'done: "Template {{template}} is deleted{{#has.zone}} from {{zone}}',
      'done: "Template {{template}} is deleted{{#has.zone}} from {{zone}}{{else}} everywhere',
    ],
  },
  {
    id: 'jinja',
    what: 'A filter of Jinja inside the braces.',
    base: 'list-volumes',
    change: ['{{#bytes}}{{item.size}}{{/bytes}}, {{item.state}}', '{{item.size | bytes}}, {{item.state}}'],
  },
  {
    id: 'jinja-block',
    what: 'A block of Jinja.',
    base: 'list-networks',
    change: [
      '{{#has.item.vpcname}}A tier of the VPC {{item.vpcname}}. {{/has.item.vpcname}}',
      '{% if item.vpcname %}A tier of the VPC {{item.vpcname}}. {% endif %}',
    ],
  },
  {
    id: 'open-section',
    what: 'A section that is never closed.',
    base: 'create-port-forwarding-rule',
    change: [' of {{item.virtualmachinename}}{{/has.item.virtualmachinename}}', ' of {{item.virtualmachinename}}'],
  },
  {
    id: 'crossed-sections',
    what: 'Sections that are closed in the wrong order.',
    base: 'attach-volume',
    change: [
      '{{#has.item.vmname}} to {{item.vmname}}{{/has.item.vmname}}{{#has.item.deviceid}} as disk {{item.deviceid}}{{/has.item.deviceid}}',
      '{{#has.item.vmname}} to {{item.vmname}}{{#has.item.deviceid}} as disk {{item.deviceid}}{{/has.item.vmname}}{{/has.item.deviceid}}',
    ],
  },
  {
    id: 'closed-only',
    what: 'The end of a section without its beginning.',
    base: 'reboot-system-vm',
    change: [
      'is {{item.state}} again (id {{item.id}})."',
      'is {{item.state}}{{/has.item.state}} again (id {{item.id}})."',
    ],
  },
  {
    id: 'empty-tag',
    what: 'A tag without anything in it.',
    base: 'prepare-host-for-maintenance',
    change: ['in the state {{item.resourcestate}} (id', 'in the state {{}} (id'],
  },
  {
    id: 'unknown-partial',
    what: 'A piece of text that there is not.',
    base: 'list-virtual-machines',
    change: ['{{> owner}}', '{{> owners}}'],
  },
  {
    id: 'unknown-section',
    what: 'A formatting section that there is not.',
    base: 'scale-virtual-machine',
    change: ['{{#mib}}{{item.memory}}{{/mib}}', '{{#gib}}{{item.memory}}{{/gib}}'],
  },
  {
    id: 'section-of-wrong-type',
    what: 'The section for bytes around a number of MiB.',
    base: 'list-virtual-machines',
    change: ['{{#mib}}{{item.memory}}{{/mib}}', '{{#bytes}}{{item.memory}}{{/bytes}}'],
  },
  {
    id: 'has-unknown',
    what: 'It asks for the presence of a field that there is not: the part never comes.',
    base: 'list-routers',
    change: [
      '{{#has.item.publicip}}Public address {{item.publicip}}.{{/has.item.publicip}}',
      '{{#has.item.publicipaddress}}Public address {{item.publicip}}.{{/has.item.publicipaddress}}',
    ],
  },
  {
    id: 'is-without-value',
    what: '`is` without the value to compare with.',
    base: 'list-templates',
    change: [
      '{{#is.item.isready.true}}It can be deployed.{{/is.item.isready.true}}',
      '{{#is.item.isready}}It can be deployed.{{/is.item.isready}}',
    ],
  },
  {
    id: 'plain-section',
    what: 'A section over a field as a condition: only `has` and `is` are conditions.',
    base: 'list-hosts',
    change: [
      '{{#has.item.annotation}}Note: {{item.annotation}}{{/has.item.annotation}}',
      '{{#item.annotation}}Note: {{item.annotation}}{{/item.annotation}}',
    ],
  },
  {
    id: 'join-without-loop',
    what: 'Join around something that is no list.',
    base: 'list-accounts',
    change: [
      'Users: {{#join}}{{#item.user}}{{username}}{{/item.user}}{{/join}}',
      'Users: {{#join}}{{item.name}}{{/join}}',
    ],
  },
  {
    id: 'envelope',
    what: "CloudStack's inner key instead of `item`.",
    base: 'update-virtual-machine',
    change: ['done: "{{item.name}} is changed', 'done: "{{virtualmachine.name}} is changed'],
  },
  {
    id: 'done-of-list',
    what: 'A sentence for a thing that was done, in a read that shows a list.',
    base: 'list-alerts',
    change: ['  sort: -sent\n', '  done: "{{count}} alerts were shown."\n  sort: -sent\n'],
  },
  {
    id: 'impact-template',
    what: 'Braces in a text that is no template: they are shown as they are.',
    base: 'restart-network',
    change: ['impact: every machine in the network', 'impact: "every machine in {{network}}"'],
  },
  {
    id: 'description-template',
    what: 'Braces in the description of a parameter.',
    base: 'create-network',
    change: [
      'description: The name of the new network.',
      'description: "The name of the new network, such as {{name}}."',
    ],
  },
];
