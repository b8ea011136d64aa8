import type { DiskOfferingRow, NamedRow, ServiceOfferingRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

const gib = 1024 ** 3;

function service(
  name: string,
  cpunumber: number,
  memory: number,
  displaytext: string,
  created: string,
): ServiceOfferingRow {
  return {
    id: stableId(`service-offering/${name}`),
    name,
    displaytext,
    cpunumber,
    cpuspeed: 2000,
    memory,
    created,
    state: 'Active',
    storagetype: 'shared',
    provisioningtype: 'thin',
    offerha: false,
    limitcpuuse: false,
    isvolatile: false,
    issystem: false,
    defaultuse: false,
    iscustomized: false,
    dynamicscalingenabled: true,
    diskofferingstrictness: false,
    hasannotations: false,
  };
}

function disk(name: string, gigabytes: number, displaytext: string, created: string): DiskOfferingRow {
  return {
    id: stableId(`disk-offering/${name}`),
    name,
    displaytext,
    disksize: gigabytes,
    created,
    state: 'Active',
    iscustomized: gigabytes === 0,
    storagetype: 'shared',
    provisioningtype: 'thin',
    displayoffering: true,
    disksizestrictness: false,
    encrypt: false,
  };
}

function network(name: string, displaytext: string, isdefault: boolean, created: string): NamedRow {
  return {
    id: stableId(`network-offering/${name}`),
    name,
    displaytext,
    created,
    traffictype: 'Guest',
    guestiptype: name.includes('Shared') ? 'Shared' : 'Isolated',
    isdefault,
    availability: 'Optional',
    state: 'Enabled',
    specifyvlan: name.includes('Shared'),
    specifyipranges: name.includes('Shared'),
    conservemode: true,
    ispersistent: false,
    egressdefaultpolicy: true,
    forvpc: false,
    service: ['Dhcp', 'Dns', 'Firewall', 'Lb', 'PortForwarding', 'SourceNat', 'StaticNat', 'UserData'].map(
      (service) => ({ name: service }),
    ),
  };
}

/** Sizes of machines, disks and networks; `huge` needs more memory than any host has. */
export function seedOfferings(created: string): {
  serviceOfferings: ServiceOfferingRow[];
  diskOfferings: DiskOfferingRow[];
  networkOfferings: NamedRow[];
} {
  return {
    serviceOfferings: [
      service('small', 1, 1024, '1 core, 1 GB', created),
      service('medium', 2, 4096, '2 cores, 4 GB', created),
      service('large', 8, 16_384, '8 cores, 16 GB', created),
      service('huge', 32, 196_608, '32 cores, 192 GB', created),
      { ...service('flexible', 0, 0, 'Any number of cores and any memory', created), iscustomized: true },
      { ...service('gpu-large', 8, 32_768, '8 cores, 32 GB, one graphics card', created), hosttags: 'gpu' },
      { ...service('system-router', 1, 512, 'For routers', created), issystem: true, systemvmtype: 'domainrouter' },
      {
        ...service('system-console', 1, 1024, 'For console proxies', created),
        issystem: true,
        systemvmtype: 'consoleproxy',
      },
    ],
    diskOfferings: [
      disk('ssd-20', 20, '20 GB', created),
      disk('ssd-100', 100, '100 GB', created),
      disk('custom', 0, 'Any size', created),
      { ...disk('ssd-fast', 50, '50 GB on the fast pool', created), tags: 'ssd' },
      { ...disk('archive', 500, '500 GB that are rarely read', created), tags: 'archive' },
    ],
    networkOfferings: [
      network('isolated-with-source-nat', 'Isolated network with source NAT', true, created),
      network('isolated-no-services', 'Isolated network without a router', false, created),
      network('DefaultSharedNetworkOffering', 'Shared network', true, created),
      { ...network('vpc-tier', 'Tier of a VPC', false, created), forvpc: true },
      {
        ...network('vpc-tier-internal-lb', 'Tier of a VPC with internal load balancers', false, created),
        forvpc: true,
      },
      { ...network('l2-only', 'Layer 2 without services', false, created), guestiptype: 'L2', service: [] },
      network('isolated-autoscale', 'Isolated network with autoscaling', false, created),
    ],
  };
}

export const bytes = (gigabytes: number): number => gigabytes * gib;
