import type { WorldPart } from '../expand.js';

const CITIES = [
  ['fra-1', 1, '203.0.113'],
  ['ams-1', 2, '198.51.100'],
] as const;

/** Physical networks and the ranges that are cut out of them. */
export const wires: WorldPart = {
  physicalNetworks: CITIES.map(([zone]) => ({
    name: `${zone}-physical`,
    zone,
    broadcastdomainrange: 'ZONE',
    state: 'Enabled',
    isolationmethods: 'VLAN',
    vlan: '100-999',
  })),
  trafficTypes: CITIES.flatMap(([zone]) =>
    ['Guest', 'Public', 'Management', 'Storage'].map((traffictype) => ({
      key: `${zone}/${traffictype}`,
      traffictype,
      physicalnetworkid: `@physicalNetworks/${zone}-physical`,
      kvmnetworklabel: `cloudbr-${traffictype.toLowerCase()}`,
    })),
  ),
  networkServiceProviders: CITIES.flatMap(([zone]) =>
    ['VirtualRouter', 'VpcVirtualRouter', ...(zone === 'fra-1' ? ['InternalLbVm', 'ConfigDrive', 'Ovs'] : [])].map(
      (name) => ({
        key: `${zone}/${name}`,
        name,
        physicalnetworkid: `@physicalNetworks/${zone}-physical`,
        state: name === 'Ovs' ? 'Disabled' : 'Enabled',
        canenableindividualservice: name !== 'Ovs',
      }),
    ),
  ),
  ovsElements: [{ key: 'fra-1', nspid: '@networkServiceProviders/Ovs', enabled: false }],
  trafficMonitors: [{ key: 'fra-1', zone: 'fra-1', ipaddress: '172.16.1.240' }],
  vlanIpRanges: CITIES.map(([zone, , start]) => ({
    name: zone,
    zone,
    vlan: 'vlan://untagged',
    gateway: `${start}.1`,
    netmask: '255.255.255.0',
    startip: `${start}.10`,
    endip: `${start}.${zone === 'fra-1' ? 60 : 50}`,
    forvirtualnetwork: true,
    forsystemvms: false,
    physicalnetworkid: `@physicalNetworks/${zone}-physical`,
  })),
  storageNetworkIpRange: CITIES.map(([zone, number]) => ({
    key: zone,
    zone,
    podid: `@pods/${zone}-pod`,
    gateway: `172.16.10${number}.1`,
    netmask: '255.255.255.0',
    startip: `172.16.10${number}.10`,
    endip: `172.16.10${number}.50`,
    vlan: 20,
  })),
  dedicatedGuestVlanRanges: [
    {
      key: 'acme',
      guestvlanrange: '200-219',
      zone: 'fra-1',
      physicalnetworkid: '@physicalNetworks/fra-1-physical',
      domainid: '@domains/acme',
      account: 'acme-admin',
    },
    {
      key: 'globex',
      guestvlanrange: '220-229',
      zone: 'fra-1',
      physicalnetworkid: '@physicalNetworks/fra-1-physical',
      domainid: '@domains/globex',
      account: 'globex-admin',
    },
  ],
  guestVlans: [100, 101, 102, 103].map((vlan) => ({
    key: String(vlan),
    vlan,
    allocationstate: 'Allocated',
    zone: 'fra-1',
    physicalnetworkid: '@physicalNetworks/fra-1-physical',
    isdedicated: false,
    taken: '~100',
  })),
  portableIpRanges: [
    {
      key: 'a',
      regionid: 1,
      gateway: '192.0.2.65',
      netmask: '255.255.255.224',
      startip: '192.0.2.66',
      endip: '192.0.2.94',
      vlan: '905',
    },
    {
      key: 'b',
      regionid: 1,
      gateway: '192.0.2.129',
      netmask: '255.255.255.224',
      startip: '192.0.2.130',
      endip: '192.0.2.158',
      vlan: '906',
    },
  ],
  quarantinedIps: [
    {
      key: 'a',
      ipaddress: '203.0.113.58',
      previousownerid: '@accounts/bob',
      previousownername: 'bob',
      enddate: '~-1',
      created: '~0.2',
      removed: null,
      removalreason: null,
      removeraccountid: null,
    },
    {
      key: 'b',
      ipaddress: '198.51.100.48',
      previousownerid: '@accounts/carol',
      previousownername: 'carol',
      enddate: '~-1',
      created: '~0.1',
      removed: null,
      removalreason: null,
      removeraccountid: null,
    },
  ],
  ipv4SubnetsForZone: [
    { key: 'a', zone: 'fra-1', subnet: '10.200.0.0/16' },
    { key: 'b', zone: 'ams-1', subnet: '10.210.0.0/16' },
    { key: 'c', zone: 'fra-1', subnet: '10.220.0.0/16' },
  ],
  ipv4SubnetsForGuestNetwork: [
    {
      key: 'a',
      zone: 'fra-1',
      subnet: '10.200.1.0/24',
      state: 'Free',
      parentid: '@ipv4SubnetsForZone/a',
      parentsubnet: '10.200.0.0/16',
    },
    {
      key: 'b',
      zone: 'fra-1',
      subnet: '10.200.2.0/24',
      state: 'Free',
      parentid: '@ipv4SubnetsForZone/a',
      parentsubnet: '10.200.0.0/16',
    },
  ],
  guestNetworkIpv6Prefixes: [
    {
      key: 'a',
      zone: 'fra-1',
      prefix: '2001:db8:a000::/52',
      usedsubnets: 0,
      availablesubnets: 4096,
      totalsubnets: 4096,
    },
    {
      key: 'b',
      zone: 'ams-1',
      prefix: '2001:db8:b000::/52',
      usedsubnets: 0,
      availablesubnets: 4096,
      totalsubnets: 4096,
    },
  ],
  bgpPeers: [
    { key: 'a', zone: 'fra-1', ipaddress: '172.16.1.250', asnumber: 64_512 },
    { key: 'b', zone: 'ams-1', ipaddress: '172.16.2.250', asnumber: 64_513 },
    { key: 'c', zone: 'fra-1', ipaddress: '172.16.1.251', asnumber: 64_514 },
  ],
  asnRanges: [
    { key: 'a', zone: 'fra-1', startasn: 64_600, endasn: 64_620 },
    { key: 'b', zone: 'ams-1', startasn: 64_700, endasn: 64_720 },
    { key: 'c', zone: 'fra-1', startasn: 64_800, endasn: 64_820 },
  ],
  asNumbers: [64_600, 64_601, 64_602, 64_700, 64_701, 64_800].map((asnumber) => {
    const range = asnumber < 64_700 ? 'a' : asnumber < 64_800 ? 'b' : 'c';
    const first = asnumber - (asnumber % 100);
    const isUsed = range === 'c';
    return {
      key: String(asnumber),
      asnumber,
      zone: range === 'b' ? 'ams-1' : 'fra-1',
      asnrangeid: `@asnRanges/${range}`,
      asnrange: `${first}-${first + 20}`,
      allocationstate: isUsed ? 'Allocated' : 'Free',
      ...(isUsed ? { _usedrangeid: `@asnRanges/${range}` } : {}),
    };
  }),
  virtualRouterElements: [
    { key: 'fra-1', nspid: '@networkServiceProviders/VirtualRouter', enabled: true },
    { key: 'ams-1', nspid: '@networkServiceProviders/VpcVirtualRouter', enabled: true },
  ],
  internalLoadBalancerElements: [{ key: 'fra-1', nspid: '@networkServiceProviders/InternalLbVm', enabled: true }],
  internalLoadBalancerVMs: [
    {
      name: 'b-21-VM',
      owner: 'alice',
      zone: 'fra-1',
      state: 'Running',
      role: 'INTERNAL_LB_VM',
      guestnetworkid: '@networks/alice-back',
      guestnetworkname: 'alice-back',
      hostid: '@hosts/kvm-fra-1',
    },
    {
      name: 'b-22-VM',
      owner: 'webshop',
      zone: 'fra-1',
      state: 'Running',
      role: 'INTERNAL_LB_VM',
      guestnetworkid: '@networks/shop-back',
      guestnetworkname: 'shop-back',
      hostid: '@hosts/kvm-fra-2',
    },
  ],
};
