import type { HostRow, NamedRow, Row, ZonedRow } from '../rows.js';
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

function host(number: number, cluster: ZonedRow, pod: ZonedRow, lastpinged: string): HostRow {
  const name = `kvm-${cluster.zonename.slice(0, 3)}-${number}`;
  return {
    id: stableId(`host/${name}`),
    name,
    state: 'Up',
    type: 'Routing',
    ipaddress: `172.16.${cluster.zonename === 'fra-1' ? 1 : 2}.${10 + number}`,
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
    cpunumber: 32,
    cpuspeed: 2600,
    cpuloadaverage: 3.2,
    memorytotal: 128 * gib,
    networkkbsread: 81_204_112,
    networkkbswrite: 64_512_004,
    capabilities: 'hvm,snapshot',
    lastpinged,
    managementserverid: stableId('management-server/1'),
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

/** Two zones with a pod, a cluster, two hosts, a storage pool and the two system machines each. */
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
    const cluster: ZonedRow = {
      id: stableId(`cluster/${zoneName}`),
      name: `${zoneName}-kvm`,
      ...inZone,
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
    const hosts = [host(1, cluster, pod, now), host(2, cluster, pod, now)];
    const [first] = hosts;
    result.zones.push(place);
    result.pods.push(pod);
    result.clusters.push(cluster);
    result.hosts.push(...hosts);
    result.storagePools.push({
      id: stableId(`storage-pool/${zoneName}`),
      name: `${zoneName}-primary`,
      ...inZone,
      podid: pod.id,
      podname: pod.name,
      clusterid: cluster.id,
      clustername: cluster.name,
      ipaddress: `172.16.${net}.5`,
      path: `/export/${zoneName}`,
      type: 'NetworkFilesystem',
      scope: 'CLUSTER',
      state: 'Up',
      hypervisor: 'KVM',
      provider: 'DefaultPrimary',
      managed: false,
      disksizetotal: 20_480 * gib,
      disksizeallocated: 3_100 * gib,
      disksizeused: 1_450 * gib,
      overprovisionfactor: '2.0',
      storagecapabilities: { VOLUME_SNAPSHOT_QUIESCEVM: 'false' },
      created: now,
    });
    if (first) {
      const number = net * 2;
      result.systemVms.push(
        systemVm(`s-${number - 1}-VM`, 'secondarystoragevm', first, pod),
        systemVm(`v-${number}-VM`, 'consoleproxy', first, pod),
      );
    }
  }
  result.osTypes = [
    'Ubuntu 24.04 LTS',
    'Debian GNU/Linux 12 (64-bit)',
    'Rocky Linux 9',
    'Windows Server 2022 (64-bit)',
    'Other Linux (64-bit)',
  ].map((description) => ({
    id: stableId(`os-type/${description}`),
    oscategoryid: stableId(`os-category/${description.split(' ')[0] ?? ''}`),
    oscategoryname: description.split(' ')[0],
    name: description,
    description,
    isuserdefined: false,
    fordisplay: true,
  }));
  return result;
}
