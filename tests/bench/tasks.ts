/** One call; its arguments may depend on the text and the token of the answer before it. */
export type Step = [tool: string, args: Record<string, unknown> | ((before: Before) => Record<string, unknown>)];

export interface Before {
  text: string;
  /** The token of a plan that was shown. */
  confirm: string;
}

export interface Task {
  /** What the person asks. */
  ask: string;
  /** What a good agent does with the default list of tools; others it looks for first. */
  steps: Step[];
}

const find = (query: string): Step => ['find-tools', { query }];
const read = (tool: string, args: Record<string, unknown> = {}): Step => ['run-read-tool', { tool, arguments: args }];
/** A change that asks first: planned, agreed to, done. */
const agreed = (tool: string, args: Record<string, unknown>): Step[] => [
  [tool, args],
  [tool, ({ confirm }) => ({ ...args, _confirm: confirm })],
];
const agreedThrough = (tool: string, args: Record<string, unknown>): Step[] => [
  ['run-tool', { tool, arguments: args }],
  ['run-tool', ({ confirm }) => ({ tool, arguments: { ...args, _confirm: confirm } })],
];

/** What operators ask for in a day, on the demo cloud. */
export const TASKS: readonly Task[] = [
  { ask: 'Which machines are not running?', steps: [['list-virtual-machines', { _filter: 'state!=Running' }]] },
  {
    ask: 'How many vCPUs does each account use?',
    steps: [['list-virtual-machines', { _group: 'owner', _sum: 'cpu' }]],
  },
  { ask: 'How much memory is used per host?', steps: [['list-virtual-machines', { _group: 'host', _sum: 'memory' }]] },
  { ask: 'What is the address of db-1?', steps: [['list-virtual-machines', { name: 'db-1' }]] },
  {
    ask: 'Why did web-03 not start?',
    steps: [
      ['list-virtual-machines', { name: 'web-03' }],
      ['list-events', { level: 'ERROR', _filter: 'created>-7d' }],
      ['list-capacity', {}],
    ],
  },
  { ask: 'Stop web-02', steps: agreed('stop-virtual-machine', { id: 'web-02' }) },
  { ask: 'Start monitor again', steps: [['start-virtual-machine', { id: 'monitor' }]] },
  { ask: 'Restart web-01', steps: agreed('reboot-virtual-machine', { id: 'web-01' }) },
  {
    ask: 'Deploy a small Ubuntu machine web-04 for alice into web-net',
    steps: [
      ['list-templates', { templatefilter: 'executable', name: 'ubuntu' }],
      ['list-service-offerings', {}],
      [
        'deploy-virtual-machine',
        {
          name: 'web-04',
          zoneid: 'fra-1',
          templateid: 'ubuntu-24.04',
          serviceofferingid: 'small',
          networkids: ['web-net'],
          account: 'alice',
          domainid: 'acme',
        },
      ],
    ],
  },
  { ask: 'Which hosts are there, and is one in trouble?', steps: [['list-hosts', { type: 'Routing' }]] },
  { ask: 'Where does capacity run short?', steps: [['list-capacity', { _sort: '-used %' }]] },
  { ask: 'Is there an alert I should know of?', steps: [['list-alerts', {}]] },
  {
    ask: 'Who stopped machines in the last days?',
    steps: [['list-events', { type: 'VM.STOP', _filter: 'created>-14d' }]],
  },
  { ask: 'Which events of what level were there?', steps: [['list-events', { _group: 'type,level', _top: 10 }]] },
  { ask: 'Which volumes are larger than 100 GiB?', steps: [['list-volumes', { _filter: 'size>100GiB' }]] },
  { ask: 'How many GB are on each storage pool?', steps: [['list-volumes', { _group: 'storage', _sum: 'size' }]] },
  {
    ask: 'Which disks are attached to nothing?',
    steps: [['list-volumes', { type: 'DATADISK', _filter: { virtualmachineid: { present: false } } }]],
  },
  {
    ask: 'Give db-1 another disk of 50 GB',
    steps: [
      ['create-volume', { name: 'db-1-more', zoneid: 'fra-1', diskofferingid: 'custom', size: '50 GB' }],
      ['attach-volume', { id: 'db-1-more', virtualmachineid: 'db-1' }],
    ],
  },
  {
    ask: 'Grow the data disk of db-1 to 200 GB',
    steps: [
      find('grow a disk'),
      ['run-tool', { tool: 'resize-volume', arguments: { id: 'db-1-data', size: '200 GB' } }],
    ],
  },
  {
    ask: 'Take a snapshot of the data disk of db-1',
    steps: [['create-snapshot', { volumeid: 'db-1-data', name: 'before-upgrade' }]],
  },
  { ask: 'Which snapshots are older than a month?', steps: [['list-snapshots', { _filter: 'created<-30d' }]] },
  { ask: 'Which addresses are taken in fra-1?', steps: [['list-public-ip-addresses', { zoneid: 'fra-1' }]] },
  {
    ask: 'Open port 8443 on 203.0.113.14',
    steps: [
      find('open a port on a public address'),
      ...agreedThrough('create-firewall-rule', { ipaddressid: '203.0.113.14', protocol: 'tcp', startport: 8443 }),
    ],
  },
  {
    ask: 'What is forwarded from 203.0.113.14?',
    steps: [find('port forwarding rules'), read('list-port-forwarding-rules', { ipaddressid: '203.0.113.14' })],
  },
  { ask: 'Which networks are there?', steps: [['list-networks', {}]] },
  { ask: 'Show me the routers', steps: [find('list virtual routers'), read('list-routers')] },
  { ask: 'How full are the storage pools?', steps: [find('storage pools usage'), read('list-storage-pools')] },
  { ask: 'Which users does acme have?', steps: [find('list users of a domain'), read('list-users')] },
  { ask: 'Which accounts are there, and in what state?', steps: [['list-accounts', {}]] },
  {
    ask: 'What jobs are under way?',
    steps: [find('running jobs'), read('list-async-jobs', { _filter: 'created>-1d' })],
  },
];
