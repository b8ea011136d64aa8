import type { HostRow, NamedRow, Row, ZonedRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

const gib = 1024 ** 3;

function zone(name: string): NamedRow {
  return {
    id: stableId(`zone/${name}`),
    name,
    dns1: '192.0.2.53',
    internaldns1: '192.0.2.53',
    guestcidraddress: '10.1.1.0/24',
    networktype: 'Advanced',
    type: 'Core',
    securitygroupsenabled: false,
    allocationstate: 'Enabled',
    dhcpprovider: 'VirtualRouter',
    localstorageenabled: false,
    ismultiarch: false,
    tags: [],
  };
}

function host(number: number, cluster: ZonedRow, pod: ZonedRow, lastpinged: string, prefix = 'kvm'): HostRow {
  const isLarge = prefix === 'kvm' && cluster.zonename === 'fra-1';
  const name = `${prefix}-${cluster.zonename.slice(0, 3)}-${number}`;
  return {
    id: stableId(`host/${name}`),
    name,
    state: 'Up',
    type: 'Routing',
    ipaddress: `172.16.${cluster.zonename === 'fra-1' ? 1 : 2}.${(prefix === 'kvm' ? 10 : 20) + number}`,
    zoneid: cluster.zoneid,
    zonename: cluster.zonename,
    podid: pod.id,
    podname: pod.name,
    clusterid: cluster.id,
    clustername: cluster.name,
    clustertype: 'CloudManaged',
    version: '4.23.0.0',
    hypervisor: 'KVM',
    hypervisorversion: '8.2.2',
    arch: 'x86_64',
    cpusockets: 2,
    cpunumber: isLarge ? 64 : 32,
    cpuspeed: 2600,
    cpuloadaverage: 3.2,
    memorytotal: (isLarge ? 256 : 128) * gib,
    networkkbsread: 81_204_112,
    networkkbswrite: 64_512_004,
    capabilities: 'hvm,snapshot',
    lastpinged,
    managementserverid: stableId('managementServers/management-1'),
    managementservername: 'management-1',
    islocalstorageactive: false,
    hahost: false,
    resourcestate: 'Enabled',
    ueficapability: true,
    encryptionsupported: true,
    hasannotations: false,
    created: lastpinged,
  };
}

function kvmCluster(key: string, name: string, pod: ZonedRow): ZonedRow {
  return {
    id: stableId(`cluster/${key}`),
    name,
    zoneid: pod.zoneid,
    zonename: pod.zonename,
    podid: pod.id,
    podname: pod.name,
    hypervisortype: 'KVM',
    clustertype: 'CloudManaged',
    allocationstate: 'Enabled',
    managedstate: 'Managed',
    cpuovercommitratio: '2.0',
    memoryovercommitratio: '1.0',
    arch: 'x86_64',
  };
}

/** A storage pool of a cluster; sizes in GiB. */
function pool(
  key: string,
  name: string,
  cluster: ZonedRow,
  size: { total: number; used: number },
  created: string,
): ZonedRow {
  return {
    id: stableId(`storage-pool/${key}`),
    name,
    zoneid: cluster.zoneid,
    zonename: cluster.zonename,
    podid: cluster['podid'],
    podname: cluster['podname'],
    clusterid: cluster.id,
    clustername: cluster.name,
    ipaddress: `172.16.${cluster.zonename === 'fra-1' ? 1 : 2}.5`,
    path: `/export/${key}`,
    type: 'NetworkFilesystem',
    scope: 'CLUSTER',
    state: 'Up',
    hypervisor: 'KVM',
    provider: 'DefaultPrimary',
    managed: false,
    disksizetotal: size.total * gib,
    disksizeallocated: Math.round(size.used * 1.6) * gib,
    disksizeused: size.used * gib,
    overprovisionfactor: '2.0',
    storagecapabilities: { VOLUME_SNAPSHOT_QUIESCEVM: 'false' },
    created,
  };
}

/** fra-1 is the larger zone: a host in maintenance, one that is degraded, a pool that is nearly full, an old one. */
function addMore(result: Infrastructure, cluster: ZonedRow, pod: ZonedRow, now: string): void {
  const gpu = kvmCluster('fra-1-gpu', 'fra-1-gpu', pod);
  result.clusters.push(gpu);
  result.hosts.push(
    host(3, cluster, pod, now),
    { ...host(4, cluster, pod, now), resourcestate: 'Maintenance' },
    { ...host(1, gpu, pod, now, 'gpu'), hosttags: 'gpu' },
    { ...host(2, gpu, pod, now, 'gpu'), hosttags: 'gpu', state: 'Disconnected', resourcestate: 'Degraded' },
  );
  const archive = pool('fra-1-archive', 'fra-1-archive', cluster, { total: 40_960, used: 9_200 }, now);
  result.storagePools.push(
    { ...pool('fra-1-ssd', 'fra-1-ssd', cluster, { total: 4096, used: 3810 }, now), tags: 'ssd' },
    { ...archive, scope: 'ZONE', state: 'Maintenance', tags: 'archive', clusterid: null, clustername: null },
  );
}

/** "Debian GNU/Linux 12 (64-bit)" -> "Debian", "Rocky Linux 9" -> "Rocky Linux". */
const categoryOf = (os: string): string => /^Rocky Linux/.exec(os)?.[0] ?? os.split(' ')[0] ?? os;

function systemVm(name: string, systemvmtype: string, at: HostRow, pod: ZonedRow): ZonedRow {
  return {
    id: stableId(`system-vm/${name}`),
    name,
    systemvmtype,
    zoneid: at.zoneid,
    zonename: at.zonename,
    podid: pod.id,
    podname: pod.name,
    hostid: at.id,
    hostname: at.name,
    hypervisor: 'KVM',
    privateip: `172.16.9.${name.charCodeAt(2) % 100}`,
    publicip: at.zonename === 'fra-1' ? '203.0.113.250' : '198.51.100.250',
    templateid: stableId('template/systemvm'),
    templatename: 'systemvm-kvm-4.23',
    state: 'Running',
    agentstate: 'Up',
    version: '4.23.0.0',
    activeviewersessions: 0,
    created: at['created'],
  };
}

export interface Infrastructure {
  zones: NamedRow[];
  pods: ZonedRow[];
  clusters: ZonedRow[];
  hosts: HostRow[];
  storagePools: ZonedRow[];
  systemVms: ZonedRow[];
  osTypes: Row[];
}

/** Two zones with a pod, hosts, storage and the two system machines each; in fra-1 a second cluster with graphics cards. */
export function seedInfrastructure(now: string): Infrastructure {
  const result: Infrastructure = {
    zones: [],
    pods: [],
    clusters: [],
    hosts: [],
    storagePools: [],
    systemVms: [],
    osTypes: [],
  };
  for (const zoneName of ['fra-1', 'ams-1']) {
    const place = zone(zoneName);
    const inZone = { zoneid: place.id, zonename: place.name };
    const net = zoneName === 'fra-1' ? 1 : 2;
    const pod: ZonedRow = {
      id: stableId(`pod/${zoneName}`),
      name: `${zoneName}-pod`,
      ...inZone,
      gateway: `172.16.${net}.1`,
      netmask: '255.255.255.0',
      startip: [`172.16.${net}.100`],
      endip: [`172.16.${net}.200`],
      allocationstate: 'Enabled',
    };
    const cluster = kvmCluster(zoneName, `${zoneName}-kvm`, pod);
    const hosts = [host(1, cluster, pod, now), host(2, cluster, pod, now)];
    const [first] = hosts;
    result.zones.push(place);
    result.pods.push(pod);
    result.clusters.push(cluster);
    result.hosts.push(...hosts);
    if (zoneName === 'fra-1') addMore(result, cluster, pod, now);
    result.storagePools.push(pool(zoneName, `${zoneName}-primary`, cluster, { total: 20_480, used: 1_450 }, now));
    if (first) {
      const number = net * 2;
      result.systemVms.push(
        systemVm(`s-${number - 1}-VM`, 'secondarystoragevm', first, pod),
        systemVm(`v-${number}-VM`, 'consoleproxy', first, pod),
      );
    }
  }
  const lost = result.hosts.find(({ name }) => name === 'gpu-fra-2');
  const [pod] = result.pods;
  if (lost && pod)
    result.systemVms.push({ ...systemVm('v-5-VM', 'consoleproxy', lost, pod), agentstate: 'Disconnected' });
  result.osTypes = [
    'Ubuntu 24.04 LTS',
    'Debian GNU/Linux 12 (64-bit)',
    'Rocky Linux 9',
    'Windows Server 2022 (64-bit)',
    'Other Linux (64-bit)',
    'FreeBSD 14 (64-bit)',
  ].map((description) => ({
    id: stableId(`os-type/${description}`),
    oscategoryid: stableId(`osCategories/${categoryOf(description)}`),
    oscategoryname: categoryOf(description),
    name: description,
    description,
    // One that somebody here has added: only those can be removed.
    isuserdefined: description.startsWith('FreeBSD'),
    fordisplay: true,
  }));
  return result;
}
