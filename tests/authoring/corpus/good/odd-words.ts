import type { Case } from '../case.js';

const SENTENCE = '\nkeywords: [';

/** Words that are unusual and right all the same. */
export const oddWords: readonly Case[] = [
  {
    id: 'umlaut',
    what: 'A foreign proper name with an umlaut.',
    base: 'list-zones',
    change: ['empty: No zone matches.', 'empty: No zone matches; ask for Zürich by its short name.'],
  },
  {
    id: 'accents',
    what: 'Foreign names among the keywords.',
    base: 'list-accounts',
    change: ['keywords: [customers', 'keywords: [señor garcía, customers'],
  },
  {
    id: 'japanese',
    what: 'A name in Japanese in a wish, as the demo cloud has one.',
    base: 'list-virtual-machines',
    change: ['  - ask: Which machines are down?', '  - ask: Is Café 東京 – сервер down?'],
  },
  {
    id: 'example-address',
    what: 'An address of example.org, which belongs to nobody, shows the form of an argument.',
    base: 'create-webhook',
    change: [
      'description: Where events are sent.',
      'description: "Where events are sent, such as https://hooks.example.org/cloud."',
    ],
  },
  {
    id: 'example-address-port',
    what: 'The same with a port and a path.',
    base: 'add-image-store',
    change: ['such as nfs://10.0.0.5/export.', 'such as https://s3.example.com:9000/templates.'],
  },
  {
    id: 'documentation-network',
    what: 'A network of RFC 5737 as an example.',
    base: 'create-firewall-rule',
    change: ['such as 198.51.100.0/24. Absent', 'such as 192.0.2.0/24 or 203.0.113.7/32. Absent'],
  },
  {
    id: 'dhcp-url',
    what: 'The beginning of an address, in an example of a DHCP option.',
    base: 'update-virtual-machine',
    change: ['Option number to value: {114: http://...}.', 'Option number to value: {114: https://...}.'],
  },
  {
    id: 'vendor',
    what: 'Proper names of products with odd capitals.',
    base: 'list-storage-pools',
    change: ['Only those with this path.', '"Only those with this path (NFS, StorPool, PowerFlex, vSphere)."'],
  },
  {
    id: 'iso-8601',
    what: 'ISO 8601 is no ISO image.',
    base: 'list-async-jobs',
    change: [
      'description: Only those started from then on.',
      'description: "Only those started from then on; a day, or a time as ISO 8601 has it."',
    ],
  },
  {
    id: 'kubernetes-node',
    what: 'A Kubernetes node is no host, and its name is right.',
    base: 'get-kubernetes-cluster-config',
    change: [SENTENCE, '\n  For each Kubernetes node it is the same.\nkeywords: ['],
  },
  {
    id: 'instance-group',
    what: '"Instance" is right in the name of an instance group.',
    base: 'update-virtual-machine',
    change: [
      'The instance group to put it in; it is created if it does not exist.',
      'The instance group to put it in. A new instance group is created if it does not exist.',
    ],
  },
  {
    id: 'customer-gateway',
    what: 'A customer gateway is no account.',
    base: 'list-vpcs',
    change: [SENTENCE, '\n  It does not show a VPN customer gateway.\nkeywords: ['],
  },
  {
    id: 'glossary-in-ask',
    what: 'People say VM, and examples are what people say.',
    base: 'reboot-virtual-machine',
    change: ['- ask: Restart db-1', '- ask: The VM db-1 is stuck, reboot this instance please'],
  },
  {
    id: 'rude-ask',
    what: 'People swear, shout and mistype.',
    base: 'stop-virtual-machine',
    change: ['- ask: Shut down web-02', '- ask: "web-02 AGAIN!! shut the damn thing down plz"'],
  },
  {
    id: 'german-ask',
    what: 'A wish may be in another language; models understand it.',
    base: 'start-virtual-machine',
    change: [/- ask: .*/, '- ask: Bitte die Maschine monitor einschalten'],
  },
  {
    id: 'ignore',
    what: '"Ignored" as a fact about arguments and no order.',
    base: 'update-virtual-machine',
    change: [
      'Remove all details; `details` is ignored then.',
      'Remove all details; CloudStack ignores `details` and all previous ones then.',
    ],
  },
  {
    id: 'before',
    what: '"Before" and "first" as advice about the thing itself.',
    base: 'detach-volume',
    change: ['Unmount it in the guest first.', 'Always unmount it in the guest first.'],
  },
  {
    id: 'never-asked',
    what: 'It says about CloudStack, and not to the model, that nobody is asked.',
    base: 'create-snapshot-policy',
    change: [SENTENCE, '\n  CloudStack deletes old ones by itself and tells nobody.\nkeywords: ['],
  },
  {
    id: 'user-approves',
    what: 'Approval as a thing of CloudStack.',
    base: 'list-projects',
    change: [SENTENCE, '\n  An invitation that a user has not accepted is not counted.\nkeywords: ['],
  },
  {
    id: 'system-vm',
    what: '"System:" with a small colon at the beginning of a harmless text.',
    base: 'list-system-vms',
    change: ['empty: No system machine matches.', 'empty: "System machines: none that match."'],
  },
  {
    id: 'stars',
    what: 'A star is a wildcard here and no markup.',
    base: 'register-user-keys',
    change: [
      'A command, or several with a star such as list*.',
      'A command, or several with a star such as list* or *Rules.',
    ],
  },
  {
    id: 'underscores',
    what: 'Underscores in the name of a value.',
    base: 'deploy-virtual-machine',
    change: [
      'description: I/O driver of its disks (KVM).',
      'description: I/O driver of its disks (KVM); io_uring or storage_specific.',
    ],
  },
  {
    id: 'less-than',
    what: 'Less and more than are no HTML.',
    base: 'resize-volume',
    change: [
      'description: "Minimum IOPS, if the offering leaves it open."',
      'description: "Minimum IOPS, if the offering leaves it open (0 < miniops < 65536)."',
    ],
  },
  {
    id: 'and-sign',
    what: 'An & in a name.',
    base: 'list-disk-offerings',
    change: ['empty: No disk offering matches.', 'empty: No disk offering matches (R&D has its own).'],
  },
  {
    id: 'hash-number',
    what: 'A hash in quotes.',
    base: 'attach-volume',
    change: [/^ {6}warning: .*/m, '      warning: "It will become disk #0, the one that the machine starts from."'],
  },
  {
    id: 'dashes',
    what: 'A dash between words, as typographers set it.',
    base: 'restart-network',
    change: ['Machines keep running.', 'Machines keep running – only traffic stops.'],
  },
  {
    id: 'ellipsis',
    what: 'An ellipsis as one sign.',
    base: 'list-routers',
    change: ['empty: No virtual router matches.', 'empty: No virtual router matches… none at all.'],
  },
  {
    id: 'tells-cloudstack',
    what: 'A change may begin with a word that also fits a look: it is CloudStack that is told.',
    base: 'add-image-store',
    change: ['  Adds storage for', '  Tells CloudStack of storage for'],
  },
  {
    id: 'micro',
    what: 'Signs for units and arithmetic.',
    base: 'resize-volume',
    change: [
      'description: Another disk offering; see list-disk-offerings with volumeid.',
      'description: Another disk offering (±0 € if it costs the same); see list-disk-offerings with volumeid.',
    ],
  },
  {
    id: 'long-warning',
    what: 'A long warning with everything that one needs to know, and no more.',
    base: 'delete-project',
    change: [
      'warning: All its machines, volumes, networks and addresses are deleted for good.',
      `warning: >-
        All its machines, volumes, snapshots, networks, public addresses, firewall rules, templates and ISO images are
        deleted for good. People who are in other projects too keep those. Backups outside of this cloud are not touched,
        and the tags of the project are gone with it.`,
    ],
  },
  {
    id: 'long-param',
    what: 'A parameter that needs three sentences.',
    base: 'create-snapshot-policy',
    change: [
      'When: minute, hour, day, with colons between, such as 30:02 for a daily one.',
      'When: minute, hour, day, with colons between. Hourly is the minute alone. Daily is 30:02, weekly 30:02:1 for Sunday, monthly 30:02:28.',
    ],
  },
  {
    id: 'short-title',
    what: 'A title of two short words.',
    base: 'list-pods',
    change: ['title: List pods', 'title: Show pods'],
  },
  {
    id: 'title-with-name',
    what: 'Proper names and abbreviations in a title keep their capitals.',
    base: 'get-kubernetes-cluster-config',
    change: [
      'title: Get the kubeconfig of a Kubernetes cluster',
      'title: Get the kubeconfig of a Kubernetes (CKS) cluster',
    ],
  },
  {
    id: 'title-question',
    what: 'A title with a colon and a hyphen.',
    base: 'list-capacity',
    change: ['title: Show how full the cloud is', 'title: "Show fill levels: cloud-wide"'],
  },
  {
    id: 'that-that',
    what: 'A word twice, as grammar wants it.',
    base: 'recover-virtual-machine',
    change: [SENTENCE, '\n  What it had had inside before is there again.\nkeywords: ['],
  },
  {
    id: 'milder-none',
    what: 'A severity over what CloudStack’s facts ask for.',
    base: 'create-webhook',
    change: ['danger:\n  severity: high', 'danger:\n  severity: critical'],
  },
  {
    id: 'stricter-snapshot',
    what: 'A snapshot that is asked about, because storage is dear here.',
    base: 'create-snapshot',
    change: [
      'danger:\n  severity: medium\n',
      'danger:\n  severity: high\n',
      '  impact: secondary storage and the limits of its owner\n',
      '  impact: secondary storage and the limits of its owner\n  confirm: take snapshot of\n',
    ],
  },
  {
    id: 'reads-without-danger',
    what: 'A word about passwords in a read that shows none.',
    base: 'list-ssh-key-pairs',
    change: [SENTENCE, '\n  A password of a machine is not shown either.\nkeywords: ['],
  },
  {
    id: 'deletes-in-read',
    what: 'A read that speaks of what another tool deletes.',
    base: 'list-snapshots',
    change: [SENTENCE, '\n  delete-snapshot deletes what is too old.\nkeywords: ['],
  },
  {
    id: 'nothing-else-changes',
    what: '"Nothing else changes" is no "changes nothing".',
    base: 'update-configuration',
    change: [SENTENCE, '\n  Nothing else in the cloud changes.\nkeywords: ['],
  },
  {
    id: 'ttl-none',
    what: 'A list that is asked for again each time: slower and never wrong.',
    base: 'list-volumes',
    change: ['ttl: list', 'ttl: none'],
  },
  {
    id: 'changes-more',
    what: 'It forgets more than it has to.',
    base: 'stop-virtual-machine',
    change: ['changes: [virtual-machine, capacity]', 'changes: [virtual-machine, capacity, host]'],
  },
];
