import { plainText } from '../../text/plain-text.js';
import type { World } from '../call.js';
import type { LoggedRequest } from '../http/serve-request.js';
import { rowById } from '../store/index-of.js';
import type { Row, Tables, VirtualMachineRow } from '../store/rows.js';
import { lastJobs, lastRequests } from './happened.js';

/** More machines of one host are counted and not drawn; the same for rows of a table. */
const MOST_ON_HOST = 60;
const MOST_ROWS = 200;

const EVERYWHERE = /(^|,)\s*(0\.0\.0\.0\/0|::\/0)/;

/** What the page shows, as plain data; everything that can change by itself has an `id`. */
export function worldState(world: World, requests: readonly LoggedRequest[]): Record<string, unknown> {
  const { tables } = world;
  const machines = tables.virtualMachines;
  return {
    totals: {
      machines: machines.length,
      running: machines.filter(({ state }) => state === 'Running').length,
      hosts: tables.hosts.length,
      networks: tables.networks.length,
      rules: tables.firewallRules.length + tables.portForwardingRules.length,
      jobs: world.jobs.all.filter(({ jobstatus }) => jobstatus === 0).length,
      requests: requests.at(-1)?.number ?? 0,
    },
    zones: zonesOf(tables),
    networks: networksOf(tables),
    rules: rulesOf(tables).slice(0, MOST_ROWS),
    jobs: lastJobs(world),
    requests: lastRequests(world, requests),
  };
}

const ownerOf = (row: Row): string => plainText(row['account'] ?? row['project'] ?? '');

function drawn(machines: readonly VirtualMachineRow[]): Record<string, unknown> {
  const shown = machines.slice(0, MOST_ON_HOST).map((vm) => ({
    id: vm.id,
    name: vm.name,
    state: vm.state,
    owner: ownerOf(vm),
    address: vm.nic.find(({ isdefault }) => isdefault)?.ipaddress ?? vm.nic[0]?.ipaddress,
    size: `${vm.cpunumber} CPU, ${plainText(vm.memory)} MiB`,
  }));
  return { machines: shown, count: machines.length };
}

function zonesOf({ zones, hosts, virtualMachines }: Tables): Record<string, unknown>[] {
  const onHost = new Map<string, VirtualMachineRow[]>();
  for (const vm of virtualMachines) {
    const place = vm.hostid ?? vm.zoneid;
    const there = onHost.get(place);
    if (there) there.push(vm);
    else onHost.set(place, [vm]);
  }
  return zones.map(({ id, name }) => ({
    id,
    name,
    hosts: hosts
      .filter(({ zoneid }) => zoneid === id)
      .map((host) => ({
        id: host.id,
        name: host.name,
        cluster: host['clustername'],
        state: host.resourcestate === 'Enabled' ? host.state : host.resourcestate,
        ...drawn(onHost.get(host.id) ?? []),
      })),
    elsewhere: drawn(onHost.get(id) ?? []),
  }));
}

function networksOf({ networks, virtualMachines }: Tables): Record<string, unknown>[] {
  const inside = new Map<string, number>();
  for (const { nic } of virtualMachines)
    for (const { networkid } of nic) inside.set(networkid, (inside.get(networkid) ?? 0) + 1);
  return networks.slice(0, MOST_ROWS).map((network) => ({
    id: network.id,
    name: network.name,
    zone: network.zonename,
    range: network['cidr'],
    owner: ownerOf(network),
    state: network.state,
    machines: inside.get(network.id) ?? 0,
  }));
}

function rulesOf(tables: Tables): Record<string, unknown>[] {
  const { firewallRules, portForwardingRules, networks } = tables;
  const networkOf = (rule: Row): unknown => rowById(networks, rule['networkid'])?.name;
  const listOf = (rule: Row): unknown => rowById(tables['networkACLLists'] ?? [], rule['aclid'])?.name;
  return [
    ...firewallRules.map((rule) => ruleOf(rule, 'firewall', rule['cidrlist'], '')),
    ...portForwardingRules.map((rule) => ruleOf(rule, 'forwarding', '', rule['virtualmachinename'])),
    ...(tables['loadBalancerRules'] ?? []).map((rule) => ruleOf(rule, 'load balancer', '', rule.name)),
    ...(tables['egressFirewallRules'] ?? []).map((rule) =>
      ruleOf(rule, 'egress', rule['cidrlist'], rule['destcidrlist'], networkOf(rule)),
    ),
    ...(tables['networkACLs'] ?? []).map((rule) =>
      ruleOf(rule, 'ACL', rule['cidrlist'], rule['traffictype'], listOf(rule)),
    ),
  ];
}

function ruleOf(
  rule: Row,
  kind: string,
  from: unknown,
  to: unknown,
  on: unknown = rule['ipaddress'] ?? rule['publicip'],
): Record<string, unknown> {
  const [start, end] = [rule['startport'] ?? rule['publicport'], rule['endport'] ?? rule['publicendport']];
  const ports = end === undefined || end === start ? plainText(start) : `${plainText(start)}-${plainText(end)}`;
  return {
    id: rule.id,
    address: plainText(on),
    kind,
    ports: `${plainText(rule['protocol'])} ${ports}`.trim(),
    from: Array.isArray(from) ? from.join(', ') : plainText(from),
    isOpen: kind !== 'egress' && EVERYWHERE.test(plainText(from)),
    to: plainText(to),
    owner: ownerOf(rule),
  };
}
