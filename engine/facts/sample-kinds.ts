/** What the kinds of things are called in made-up answers, and in which states they are. Data for sample-row.ts. */

/** CloudStack's run-together words in field and type names, as people write them. */
const KINDS: Record<string, string> = {
  account: 'account',
  affinitygroup: 'affinity-group',
  associatednetwork: 'network',
  backupoffering: 'backup-offering',
  diskoffering: 'disk-offering',
  domainrouter: 'router',
  gpucard: 'gpu-card',
  guestnetwork: 'network',
  guestos: 'os-type',
  imagestore: 'image-store',
  instance: 'vm',
  ipaddress: 'address',
  kmskey: 'kms-key',
  kubernetescluster: 'kubernetes-cluster',
  loadbalancer: 'load-balancer',
  managementserver: 'management-server',
  networkacl: 'network-acl',
  networkacllist: 'network-acl',
  networkoffering: 'network-offering',
  oscategory: 'os-category',
  ostype: 'os-type',
  parentdomain: 'domain',
  physicalnetwork: 'physical-network',
  securitygroup: 'security-group',
  serviceoffering: 'service-offering',
  sshkeypair: 'key-pair',
  createsshkeypair: 'key-pair',
  storage: 'storage-pool',
  storagepool: 'storage-pool',
  systemvm: 'system-vm',
  user: 'user',
  userdata: 'user-data',
  uservm: 'vm',
  vgpuprofile: 'vgpu-profile',
  virtualmachine: 'vm',
  vm: 'vm',
  vmmetrics: 'vm',
  vpcoffering: 'vpc-offering',
};

/** A list of thousands of rows asks for the same few words. */
const read = new Map<string, string>();

/** "UserVmResponse" -> "vm", "diskofferingname" without its end -> "disk-offering". */
export function kindOf(word: string): string {
  const kind = read.get(word) ?? readKind(word);
  read.set(word, kind);
  return kind;
}

function readKind(word: string): string {
  const bare = word.replace(/(Cmd)?Response$/, '').replace(/(?<=.)Metrics$/, '');
  const known = KINDS[bare.toLowerCase()];
  if (known !== undefined) return known;
  return bare
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** The values of `state`, `status` and `type`, the usual one first. The first entry whose pattern fits the type's name. */
const STATES: [type: RegExp, states: Partial<Record<'state' | 'status' | 'type', string[]>>][] = [
  [/^(UserVm|VirtualMachine|VmMetrics|KubernetesUserVm)/, { state: ['Running', 'Stopped', 'Destroyed', 'Expunging'] }],
  [/^(DomainRouter|SystemVm)/, { state: ['Running', 'Stopped'] }],
  [/^ImageStore|^StoragePool/, { state: ['Up', 'Maintenance'], status: ['Up'], type: ['NetworkFilesystem'] }],
  [
    /^Volume/,
    { state: ['Ready', 'Allocated', 'Destroy', 'Expunged'], status: ['Download Complete'], type: ['DATADISK', 'ROOT'] },
  ],
  [/^VMSnapshot/, { state: ['Ready'], type: ['Disk'] }],
  [/^Snapshot/, { state: ['BackedUp'], status: ['Download Complete'] }],
  [/^Template|^Iso/, { status: ['Download Complete'] }],
  [/^Network(Response|$)/, { state: ['Implemented', 'Allocated'], type: ['Isolated', 'Shared'] }],
  [/^(IPAddress|PortableIp)/, { state: ['Allocated', 'Free'] }],
  [/^Host/, { state: ['Up', 'Down', 'Disconnected'], type: ['Routing'] }],
  [/^ManagementServer/, { state: ['Up', 'Maintenance'] }],
  [/^(Account|User|Domain|QuotaSummary|ApiKeyPair)/, { state: ['enabled', 'disabled', 'locked'] }],
  [/^(Zone|Cluster)Metrics/, { state: ['Enabled', 'Disabled'] }],
  [/^(Vpc|Network|VpcOffering|NetworkOffering|Provider|PhysicalNetwork|Extension)/, { state: ['Enabled', 'Disabled'] }],
  [
    /^(ServiceOffering|DiskOffering|Project|NetworkACL|Firewall|IpForwarding|LoadBalancer|StaticRoute|LB)/,
    { state: ['Active', 'Suspended', 'Inactive'] },
  ],
  [/^(KubernetesCluster|RemoteAccessVpn)/, { state: ['Running', 'Stopped'] }],
  [/^Event/, { state: ['Completed'], type: ['VM.START'] }],
  [/^Alert/, { type: ['7'] }],
  [/^Role/, { type: ['User'], state: ['enabled', 'disabled'] }],
  [/^AffinityGroup/, { type: ['host anti-affinity'] }],
  [/^Configuration/, { type: ['Number'] }],
  [/^Backup/, { status: ['BackedUp'], type: ['FULL'] }],
  [/./, { state: ['Enabled', 'Disabled'], status: ['Up'], type: ['Default'] }],
];

export function statesOf(type: string, field: 'state' | 'status' | 'type'): readonly string[] {
  return STATES.find(([pattern, { [field]: states }]) => states && pattern.test(type))?.[1][field] ?? ['Enabled'];
}

/** What a command that begins with this verb leaves behind, as far as its kind of thing has that state. */
const AFTER: Record<string, string> = {
  stop: 'Stopped',
  destroy: 'Destroyed',
  recover: 'Stopped',
  disable: 'disabled',
  lock: 'locked',
  suspend: 'Suspended',
};

/** The state of a thing after a command that stops something: { state: "Stopped" }; {} if the verb tells nothing. */
export function stateAfter(
  command: string,
  type: string,
  params: Readonly<Record<string, string>>,
): Record<string, string> {
  const verb = /^[a-z]+/.exec(command)?.[0] ?? '';
  if (/^prepare\w+Maintenance$/.test(command)) return { resourcestate: 'Maintenance' };
  const wanted = params['expunge'] === 'true' ? 'expunging' : Object.hasOwn(AFTER, verb) ? AFTER[verb] : undefined;
  const state = statesOf(type, 'state').find((one) => one.toLowerCase() === wanted?.toLowerCase());
  return state === undefined ? {} : { state };
}
