import type { Call } from '../call.js';
import { rangesOverlap, withinCidr } from './addresses.js';
import { field, has, lacks, named, setting, type Refusals } from './refusal.js';

const rowsOf = ({ world }: Call, table: string) => world.tables[table] ?? [];

/** Addresses of the range are in one that is there already. */
const overlaps =
  (table: string, first = 'startip', last = 'endip') =>
  (call: Call): boolean => {
    const start = call.params.text(first);
    const end = call.params.text(last) ?? start;
    return (
      start !== undefined &&
      rowsOf(call, table).some((row) => rangesOverlap([start, end ?? start], [row[first], row[last] ?? row[first]]))
    );
  };

/** Whether a network of this size can be cut out of what the zone has for them. */
const hasSubnetOf = (call: Call, bits: number): boolean =>
  rowsOf(call, 'ipv4SubnetsForZone').some(
    (row) => row['zoneid'] === call.params.text('zoneid') && Number(String(row['subnet']).split('/')[1]) <= bits,
  );

const overlapping = 'The range overlaps with one that is there already.';

const outsideVpc = (call: Call, address: string | undefined): boolean => {
  const cidr = field(call, 'vpcid', 'cidr');
  return address !== undefined && typeof cidr === 'string' && !withinCidr(address, cidr);
};

const machinesOf = (call: Call): unknown => field(call, 'id', '_machines');

/** Who may use a shared network is up to root admins. */
const ofShared = [
  {
    when: (call: Call) => call.caller.role !== 'Admin' && field(call, 'networkid', 'type') === 'Shared',
    says: 'Only for root admins, since the network is shared.',
    as: 'denied',
  },
] as const;

export const ofNetworks: Refusals = {
  acquirePodIpAddress: [{ when: lacks('podid'), says: 'Tell the pod.', as: 'allocation' }],
  assignToLoadBalancerRule: [
    { when: lacks('virtualmachineids', 'vmidipmap'), says: 'Tell which machines.', as: 'runtime' },
    {
      when: (call) => {
        const ids = machinesOf(call);
        return Array.isArray(ids) && call.params.list('virtualmachineids')?.some((id) => ids.includes(id));
      },
      says: 'A machine is behind the load balancer already.',
      as: 'runtime',
    },
  ],
  associateDnsZoneToNetwork: [
    {
      when: (call) => field(call, 'networkid', 'type') === 'Isolated',
      says: 'Not for isolated networks.',
      as: 'server',
    },
  ],
  changeBgpPeersForVpc: [
    {
      when: (call) => field(call, 'vpcid', 'dynamicrouting') !== true && has(call, 'bgppeerids'),
      says: 'The VPC does not route dynamically.',
      as: 'runtime',
    },
  ],
  createASNRange: [
    {
      when: (call) => {
        const [start = 0, end = 0] = [call.params.number('startasn'), call.params.number('endasn')];
        return rowsOf(call, 'asnRanges').some(
          (row) =>
            row['zoneid'] === call.params.text('zoneid') &&
            Number(row['startasn']) <= end &&
            Number(row['endasn']) >= start,
        );
      },
      says: overlapping,
      as: 'server',
    },
  ],
  createNetwork: [
    {
      when: (call) =>
        has(call, 'zoneid') &&
        !rowsOf(call, 'physicalNetworks').some((row) => row['zoneid'] === call.params.text('zoneid')),
      says: 'The zone has no physical network.',
    },
    { when: (call) => outsideVpc(call, call.params.text('gateway')), says: 'The network is not within its VPC.' },
    {
      when: (call) =>
        has(call, 'vpcid') &&
        rowsOf(call, 'networks').some(
          (row) =>
            row['vpcid'] === call.params.text('vpcid') &&
            typeof row['cidr'] === 'string' &&
            withinCidr(call.params.text('gateway') ?? '', row['cidr']),
        ),
      says: 'The network crosses another tier.',
    },
  ],
  createNetworkACL: [
    {
      when: (call) => !/^(tcp|udp|icmp|all|\d+)$/i.test(call.params.text('protocol') ?? 'all'),
      says: 'The protocol is not known.',
    },
  ],
  createNetworkOffering: [
    {
      when: (call) =>
        /v6|dual/i.test(call.params.text('internetprotocol') ?? '') &&
        setting(call, 'ipv6.offering.enabled') !== 'true',
      says: 'IPv6 is off: the setting ipv6.offering.enabled.',
    },
  ],
  createGlobalLoadBalancerRule: [
    {
      when: (call) =>
        rowsOf(call, 'regions').some(
          (row) => row.id === String(call.params.number('regionid')) && row['gslbserviceenabled'] !== true,
        ),
      says: 'The region has no global load balancing.',
      as: 'parameter',
    },
  ],
  createVPC: [
    {
      when: (call) =>
        has(call, 'cidrsize') && !has(call, 'cidr') && !hasSubnetOf(call, call.params.number('cidrsize') ?? 0),
      says: 'The zone has no free subnet of this size.',
      as: 'runtime',
    },
  ],
  createPortableIpRange: [{ when: overlaps('portableIpRanges'), says: overlapping }],
  createRemoteAccessVpn: [
    {
      when: (call) => named(call, 'publicipid') !== undefined && field(call, 'publicipid', 'issourcenat') !== true,
      says: 'A VPN can only stand on the source NAT address.',
    },
  ],
  createStaticRoute: [
    { when: lacks('vpcid', 'gatewayid'), says: 'Tell the VPC or the gateway.' },
    {
      when: (call) => outsideVpc(call, call.params.text('nexthop')),
      says: 'The next hop is not within the VPC.',
    },
  ],
  createStorageNetworkIpRange: [{ when: overlaps('storageNetworkIpRange'), says: overlapping }],
  createVlanIpRange: [{ when: overlaps('vlanIpRanges'), says: overlapping }],
  dedicateGuestVlanRange: [
    {
      when: (call) => {
        const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(call.params.text('vlanrange') ?? '') ?? [];
        const ranges = field(call, 'physicalnetworkid', 'vlan');
        if (typeof ranges !== 'string') return false;
        return !ranges.split(',').some((range) => {
          const [low = 0, high = low] = range.split('-').map(Number);
          return low <= Number(first) && Number(last) <= high;
        });
      },
      says: 'The physical network has no such VLANs.',
    },
  ],
  createLBHealthCheckPolicy: [
    { when: () => true, says: 'Virtual routers do not check the health of machines.', as: 'malformed' },
  ],
  deleteTrafficMonitor: [
    {
      when: (call) => field(call, 'id', 'resourcestate') !== 'Maintenance',
      says: 'The monitor is not in maintenance.',
      as: 'runtime',
    },
  ],
  deleteAutoScaleVmGroup: [
    {
      when: (call) => field(call, 'id', 'state') === 'ENABLED' && call.params.flag('cleanup') !== true,
      says: 'The group is enabled; disable it first, or say cleanup if its machines are to go too.',
    },
  ],
  createNetworkPermissions: ofShared,
  listNetworkPermissions: ofShared,
  removeNetworkPermissions: ofShared,
  resetNetworkPermissions: ofShared,
  replaceNetworkACLList: [
    { when: lacks('networkid', 'gatewayid'), says: 'Tell the network or the gateway.', as: 'runtime' },
  ],
  upgradeRouterTemplate: [
    {
      when: (call) => has(call, 'id') && field(call, 'id', 'requiresupgrade') !== true,
      says: 'The router is of the latest version.',
      as: 'runtime',
    },
  ],
};
