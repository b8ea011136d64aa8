import { WARNING } from '../case.js';
import type { Case } from '../case.js';

/** Accidents of YAML: what newcomers meet first. */
export const yaml: readonly Case[] = [
  {
    id: 'tab',
    what: 'A tab instead of blanks.',
    base: 'stop-virtual-machine',
    change: ['    type: boolean\n', '\ttype: boolean\n'],
  },
  {
    id: 'tab-in-list',
    what: 'Tabs before the entries of a list.',
    base: 'list-zones',
    change: ['    - state: allocationstate\n', '\t\t- state: allocationstate\n'],
  },
  {
    id: 'merge-marks',
    what: 'The marks of a merge that was not finished.',
    base: 'list-pods',
    change: ['ttl: infrastructure\n', '<<<<<<< HEAD\nttl: infrastructure\n=======\nttl: list\n>>>>>>> pods\n'],
  },
  {
    id: 'merge-mark-left',
    what: 'One mark of a merge, left over in a text.',
    base: 'list-projects',
    change: ['\nkeywords: [', '\n=======\nkeywords: ['],
  },
  {
    id: 'merge-in-description',
    what: 'The marks of a merge inside a folded text: it is valid YAML.',
    base: 'list-clusters',
    change: ['description: >-\n', 'description: >-\n  <<<<<<< HEAD\n'],
  },
  {
    id: 'colon',
    what: 'A colon and a blank in a text without quotes.',
    base: 'delete-volume',
    change: ['impact: one volume and its data', 'impact: one volume: its data'],
  },
  {
    id: 'colon-in-braces',
    what: 'A colon and a blank in a text without quotes, inside braces.',
    base: 'list-zones',
    change: [
      'name: { type: string, description: Only those with this name. }',
      'name: { type: string, description: Only this name: the exact one. }',
    ],
  },
  {
    id: 'comma-in-braces',
    what: 'A comma in a text without quotes, inside braces: what follows becomes a key.',
    base: 'list-pods',
    change: [
      'zoneid: { use: zone, description: Only in this zone. }',
      'zoneid: { use: zone, description: Only in this zone, not in others. }',
    ],
  },
  {
    id: 'bare-braces',
    what: 'A text that begins with {{ and has no quotes.',
    base: 'reboot-router',
    change: [/ {2}done: .*/, '  done: {{item.name}} is {{item.state}} again.'],
  },
  {
    id: 'bare-braces-warning',
    what: 'A warning that begins with {{ and has no quotes.',
    base: 'delete-template',
    change: [WARNING, '  warning: {{template}} will be deleted.\n'],
  },
  {
    id: 'open-quote',
    what: 'A quote that is never closed.',
    base: 'attach-volume',
    change: [WARNING, '  warning: "{{volume}} will be attached to {{vm}}.\n'],
  },
  {
    id: 'quote-inside',
    what: 'A quote inside quotes without a backslash.',
    base: 'create-ssh-key-pair',
    change: ['pair \\"{{args.name}}\\" will', 'pair "{{args.name}}" will'],
  },
  {
    id: 'apostrophe',
    what: 'An apostrophe inside single quotes.',
    base: 'list-routers',
    change: ['empty: No virtual router matches.', "empty: 'There's no virtual router.'"],
  },
  {
    id: 'text-after-quote',
    what: 'Text after the closing quote.',
    base: 'detach-volume',
    change: ['is not attached to any machine."', 'is not attached" to any machine.'],
  },
  {
    id: 'open-bracket',
    what: 'A bracket that is never closed.',
    base: 'create-snapshot',
    change: ['changes: [snapshot, volume, capacity]', 'changes: [snapshot, volume, capacity'],
  },
  {
    id: 'open-brace',
    what: 'A brace that is never closed.',
    base: 'list-domains',
    change: ['id: { use: domain, description: Only this one. }', 'id: { use: domain, description: Only this one.'],
  },
];
