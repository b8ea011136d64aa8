import { WARNING, IMPACT } from '../case.js';
import type { Case } from '../case.js';

/** What CONTRIBUTING asks of titles, descriptions and other words. */
export const words: readonly Case[] = [
  {
    id: 'near-twin',
    isAlone: true,
    what: 'Its description is that of another tool but for a word: a model cannot choose between them.',
    base: 'attach-iso',
    change: [
      /description: >-\n[^]*?\nkeywords: .*/,
      `description: >-
  Ejects the ISO image from the virtual CD drives of a machine. Unmount it in the guest first. The image itself is
  kept. To insert one use deploy-virtual-machine; for data disks detach-volume.
keywords: [insert cd, mount iso, rescue disk]`,
    ],
    at: ['description:', 'Ejects the ISO'],
  },
  {
    id: 'changes-nothing',
    what: 'A tool that changes something says that it changes nothing.',
    base: 'update-virtual-machine',
    change: ['\nkeywords: [', '\n  It changes nothing.\nkeywords: ['],
    at: ['It changes nothing', 'description:', 'effect:'],
  },
  {
    id: 'read-deletes',
    what: 'A read says that it deletes what it shows.',
    base: 'list-alerts',
    change: [
      /description: >-\n {2}Shows warnings about the cloud itself, newest first:/,
      'description: >-\n  Deletes old warnings about the cloud itself and shows the others:',
    ],
    at: ['Deletes old', 'description:', 'effect:'],
  },
  {
    id: 'same-title',
    isAlone: true,
    what: 'The title of another tool, left from copying.',
    base: 'stop-virtual-machine',
    change: ['title: Stop a virtual machine', 'title: Reboot a virtual machine'],
  },
  {
    id: 'title-case',
    what: 'Capitals In Every Word of a title.',
    base: 'migrate-virtual-machine',
    change: [/title: .*/, 'title: Move A Virtual Machine To Another Host'],
  },
  {
    id: 'title-stop',
    what: 'A title with a full stop.',
    base: 'delete-volume',
    change: ['title: Delete a volume', 'title: Delete a volume.'],
  },
  {
    id: 'title-noun',
    what: 'A title without a verb: it does not say what happens.',
    base: 'restart-network',
    change: ['title: Restart a network', 'title: Network function'],
  },
  {
    id: 'title-command',
    what: 'The name of the command instead of a title.',
    base: 'reboot-router',
    change: ['title: Reboot a virtual router', 'title: rebootRouter'],
  },
  {
    id: 'only-the-name',
    what: 'A description that says what the name says already.',
    base: 'list-pods',
    change: [/description: >-\n[^]*?\nkeywords/, 'description: Lists the pods of the cloud.\nkeywords'],
  },
  {
    id: 'filler',
    what: 'A description that begins with filler.',
    base: 'list-pods',
    change: ['description: >-\n', 'description: >-\n  This tool allows you to easily manage the pods of your cloud.\n'],
    at: ['This tool allows', 'description:'],
  },
  {
    id: 'left-to-write',
    what: 'A text that `new` left to be written.',
    base: 'delete-volume',
    change: ['impact: one volume and its data', 'impact: "WRITE: how much is hit"'],
  },
  {
    id: 'to-do',
    what: 'A note to oneself in a text.',
    base: 'create-volume',
    change: [
      'description: What the new disk is called.',
      'description: What the new disk is called. TODO check length',
    ],
  },
  {
    id: 'unknown-tool',
    what: 'It leads to a tool that does not exist.',
    base: 'list-isos',
    change: ['\nkeywords: [', '\n  To make one use register-iso-image.\nkeywords: ['],
  },
  {
    id: 'unknown-tool-in-answer',
    what: 'The answer leads to a tool that does not exist.',
    base: 'recover-virtual-machine',
    change: ['start-virtual-machine starts it."', 'power-on-virtual-machine starts it."'],
  },
  {
    id: 'unknown-argument',
    what: 'The description speaks of an argument in backticks that neither this nor any other tool has.',
    base: 'destroy-virtual-machine',
    change: ['with `expunge` it is gone immediately', 'with `purgenow` it is gone immediately'],
  },
  {
    id: 'instance',
    what: 'The wrong word for a virtual machine in a warning.',
    base: 'stop-virtual-machine',
    change: [
      WARNING,
      '  warning: "{{vm}}, now {{vm.state}}, will be shut down. What this instance serves will be down."\n',
    ],
  },
  {
    id: 'primary-storage',
    what: 'The wrong word for a storage pool in the description of an argument.',
    base: 'migrate-virtual-machine',
    change: ['The storage pool to move its root disk to.', 'The primary storage to move its root disk to.'],
  },
  {
    id: 'floating-ip',
    what: 'The wrong word for a public address in an impact.',
    base: 'create-firewall-rule',
    change: [IMPACT, '  impact: whatever listens behind this floating IP\n'],
  },
  {
    id: 'tenant',
    what: 'The wrong word for an account in a heading.',
    base: 'list-volumes',
    change: ['- machine: vmname', '- tenant: account'],
  },
  {
    id: 'admin',
    what: 'The wrong word for an administrator in what is told when it cannot be done.',
    base: 'prepare-host-for-maintenance',
    change: [
      'is already in the state {{host.resourcestate}}."',
      'is already in the state {{host.resourcestate}}. Ask your admin."',
    ],
  },
  {
    id: 'id-of-the-zone',
    what: 'A parameter that is described by what it is and not by what it does.',
    base: 'list-networks',
    change: ['description: Only in this zone.', 'description: The ID of the zone.'],
  },
  {
    id: 'param-repeats-name',
    what: 'A parameter whose description is its name.',
    base: 'create-network',
    change: ['description: The DNS domain of its machines.', 'description: network domain'],
  },
  {
    id: 'successfully',
    what: '"Operation completed successfully" instead of what is true now.',
    base: 'attach-volume',
    change: [/ {2}done: .*/, '  done: Operation completed successfully.'],
  },
  {
    id: 'keyword-capitals',
    what: 'A keyword in capital letters.',
    base: 'list-events',
    change: ['keywords: [audit log', 'keywords: [AUDIT LOG'],
  },
  {
    id: 'keyword-title',
    what: 'A keyword that stands in the title.',
    base: 'list-snapshots',
    change: ['keywords: [restore points', 'keywords: [snapshots, restore points'],
  },
  {
    id: 'keyword-twice',
    what: 'A keyword twice.',
    base: 'delete-network',
    change: ['keywords: [remove network, ', 'keywords: [remove network, remove network, '],
  },
  {
    id: 'shouting',
    what: 'A warning in capital letters frightens and does not inform.',
    base: 'delete-network',
    change: [
      /^ {6}warning: .*/m,
      '      warning: DANGER!!! THIS IS A VERY RISKY OPTION! It will be deleted even if the cleanup fails.',
    ],
  },
  {
    id: 'german',
    what: 'A description in another language than English.',
    base: 'list-routers',
    change: ['description: Only those of this network.', 'description: Nur die Router von diesem Netz.'],
  },
  {
    id: 'lorem',
    what: 'Filler text of a layout.',
    base: 'list-clusters',
    change: ['description: Who manages it.', 'description: Lorem ipsum dolor sit amet.'],
  },
  {
    id: 'self',
    what: 'It sends people to itself.',
    base: 'list-zones',
    change: ['\nkeywords: [', '\n  For zones use list-zones.\nkeywords: ['],
  },
  {
    id: 'cut-off',
    what: 'A description that breaks off in the middle of a sentence.',
    base: 'list-projects',
    change: [/ For accounts use list-accounts\.\n/, ' For accounts use the\n'],
    at: ['For accounts use the', 'description:'],
  },
  {
    id: 'double-space-word',
    what: 'A word twice.',
    base: 'list-storage-pools',
    change: ['empty: No storage pool matches.', 'empty: No storage pool pool matches.'],
  },
];
