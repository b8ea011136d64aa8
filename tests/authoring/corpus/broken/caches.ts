import type { Case } from '../case.js';

/** What may not be remembered, or not that long, or would never be forgotten. */
export const caches: readonly Case[] = [
  {
    id: 'jobs',
    what: 'Running jobs are remembered for five minutes: somebody waits for one that is done.',
    base: 'list-async-jobs',
    change: ['ttl: none', 'ttl: list'],
  },
  {
    id: 'events',
    what: 'Events are remembered for half an hour: what just failed is not there.',
    base: 'list-events',
    change: ['ttl: none', 'ttl: configuration'],
  },
  {
    id: 'alerts',
    what: 'Alerts are remembered for a quarter of an hour.',
    base: 'list-alerts',
    change: ['ttl: none', 'ttl: infrastructure'],
  },
  {
    id: 'metrics',
    what: 'Load that is measured every minute is remembered.',
    base: 'list-virtual-machines-metrics',
    change: ['ttl: none', 'ttl: list'],
  },
  {
    id: 'secret',
    what: 'Keys that are handed over are remembered.',
    base: 'get-user-keys',
    change: ['ttl: none', 'ttl: list'],
  },
  {
    id: 'kubeconfig',
    what: 'A login that is handed over is remembered for half an hour.',
    base: 'get-kubernetes-cluster-config',
    change: ['ttl: none', 'ttl: configuration'],
  },
  {
    id: 'machine-state',
    what: 'States of machines, which change by the minute, are remembered for a quarter of an hour.',
    base: 'list-virtual-machines',
    change: ['ttl: list', 'ttl: infrastructure'],
  },
  {
    id: 'volume-state',
    what: 'States of volumes are remembered for half an hour.',
    base: 'list-volumes',
    change: ['ttl: list', 'ttl: configuration'],
  },
  {
    id: 'router-state',
    what: 'States of routers are remembered for half an hour.',
    base: 'list-routers',
    change: ['ttl: list', 'ttl: configuration'],
  },
  {
    id: 'snapshot-state',
    what: 'States of snapshots are remembered for a quarter of an hour.',
    base: 'list-snapshots',
    change: ['ttl: list', 'ttl: infrastructure'],
  },
  {
    id: 'shows-missing',
    what: 'A list that may be remembered does not say what it shows, so nothing makes it forgotten.',
    base: 'list-networks',
    change: [/shows: .*\n/, ''],
    at: ['ttl:', 'effect:', 'answer:', 'output:', 'command:'],
  },
  {
    id: 'shows-nothing',
    what: 'An empty `shows` is the same as none.',
    base: 'list-firewall-rules',
    change: ['shows: [firewall-rule]', 'shows: []'],
  },
  {
    id: 'shows-other',
    what: 'It shows volumes but is forgotten when machines change: left from copying.',
    base: 'list-volumes',
    change: ['shows: [volume]', 'shows: [virtual-machine]'],
  },
  {
    id: 'shows-unknown',
    what: 'It shows a kind of thing that does not exist.',
    base: 'list-public-ip-addresses',
    change: ['shows: [public-ip]', 'shows: [public-ip-address]'],
  },
  {
    id: 'changes-nothing',
    what: 'It deletes a volume and says that nothing goes stale: lists go on showing it.',
    base: 'delete-volume',
    change: [/changes: .*/, 'changes: []'],
  },
  {
    id: 'changes-other',
    what: 'It stops a machine, and lists of machines are not forgotten.',
    base: 'stop-virtual-machine',
    change: ['changes: [virtual-machine, capacity]', 'changes: [capacity]'],
  },
  {
    id: 'changes-target',
    what: 'It makes a volume and forgets only lists of machines.',
    base: 'create-volume',
    change: [/changes: .*/, 'changes: [virtual-machine]'],
  },
  {
    id: 'changes-plural',
    what: 'The plural of a kind of thing.',
    base: 'create-snapshot',
    change: ['changes: [snapshot, volume', 'changes: [snapshots, volume'],
  },
  {
    id: 'changes-twice',
    what: 'A kind of thing twice.',
    base: 'attach-volume',
    change: ['changes: [volume, virtual-machine]', 'changes: [volume, virtual-machine, volume]'],
  },
  {
    id: 'changes-escalated',
    what: 'It deletes the volumes that are named too, and does not say that volumes change.',
    base: 'destroy-virtual-machine',
    change: [
      'changes: [virtual-machine, volume, public-ip, capacity]',
      'changes: [virtual-machine, public-ip, capacity]',
    ],
  },
  {
    id: 'changes-in-read',
    what: 'A read that says what goes stale.',
    base: 'list-zones',
    change: ['shows: [zone]\n', 'changes: [zone]\nshows: [zone]\n'],
  },
  {
    id: 'ttl-in-change',
    what: 'A change whose answer may be remembered.',
    base: 'restart-network',
    change: [/(changes: \[network, router, public-ip\])/, 'changes: [network, router, public-ip]\nttl: list'],
  },
  {
    id: 'ttl-missing',
    what: 'A read that does not say how long it may be remembered.',
    base: 'list-os-types',
    change: ['ttl: infrastructure\n', ''],
    at: ['effect:', 'shows:', 'command:', 'output:'],
  },
  {
    id: 'ttl-number',
    what: 'A number of seconds where a word belongs.',
    base: 'list-templates',
    change: ['ttl: infrastructure', 'ttl: 900'],
  },
];
