import { plainText } from '../../text/plain-text.js';
import type { World } from '../call.js';
import type { LoggedRequest } from '../http/serve-request.js';
import type { Row, VirtualMachineRow } from '../store/rows.js';

/** More machines than that are counted and not drawn. */
const MOST_DRAWN = 400;
const LAST_REQUESTS = 30;

const ownerOf = (row: Row): string => plainText(row['account'] ?? row['project'] ?? '');
const drawn = (vm: VirtualMachineRow) => ({ name: vm.name, state: vm.state, owner: ownerOf(vm) });

/** What the page shows, as plain data. */
export function worldState({ tables, jobs }: World, requests: readonly LoggedRequest[]): Record<string, unknown> {
  const machines = tables.virtualMachines.slice(0, MOST_DRAWN);
  const onHost = new Map<string, VirtualMachineRow[]>();
  for (const vm of machines) onHost.set(vm.hostid ?? '', [...(onHost.get(vm.hostid ?? '') ?? []), vm]);
  return {
    zones: tables.zones.map((zone) => ({
      name: zone.name,
      hosts: tables.hosts
        .filter(({ zoneid }) => zoneid === zone.id)
        .map(({ id, name, state, resourcestate }) => ({
          name,
          state,
          resourcestate,
          machines: (onHost.get(id) ?? []).map(drawn),
        })),
      elsewhere: (onHost.get('') ?? []).filter(({ zoneid }) => zoneid === zone.id).map(drawn),
    })),
    networks: tables.networks.map((network) => ({
      name: network.name,
      zone: network.zonename,
      cidr: network['cidr'],
      owner: ownerOf(network),
      state: network.state,
      machines: machines.filter((vm) => vm.nic.some(({ networkid }) => networkid === network.id)).length,
    })),
    rules: [
      ...tables.firewallRules.map((rule) => ruleOf(rule, 'firewall', rule['cidrlist'], '')),
      ...tables.portForwardingRules.map((rule) => ruleOf(rule, 'forwarding', '', rule['virtualmachinename'])),
      ...(tables['loadBalancerRules'] ?? []).map((rule) => ruleOf(rule, 'load balancer', '', rule.name)),
    ],
    jobs: jobs.all
      .filter(({ jobstatus }) => jobstatus === 0)
      .map(({ cmd, account, created }) => ({
        command: cmd
          .split('.')
          .at(-1)
          ?.replace(/Cmd.*$/, ''),
        account,
        created,
      })),
    requests: requests.slice(-LAST_REQUESTS).reverse().map(requestOf),
  };
}

function ruleOf(rule: Row, kind: string, from: unknown, to: unknown): Record<string, unknown> {
  const [start, end] = [rule['startport'] ?? rule['publicport'], rule['endport'] ?? rule['publicendport']];
  const ports = end === undefined || end === start ? plainText(start) : `${plainText(start)}-${plainText(end)}`;
  const address = rule['ipaddress'] ?? rule['publicip'];
  return { address, kind, ports: `${plainText(rule['protocol'])} ${ports}`, from, to, owner: ownerOf(rule) };
}

const SECRET = /password|secret|privatekey|apikey|sessionkey|token|passphrase|psk/i;

/** What nobody should read over somebody's shoulder. */
export function masked(value: unknown, name = ''): unknown {
  if (SECRET.test(name) && (typeof value === 'string' || typeof value === 'number')) return '***';
  if (Array.isArray(value)) return value.map((one) => masked(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, key)]));
}

const LONGEST_ANSWER = 6000;

function requestOf({ command, params, account, status, at, ignored, answer }: LoggedRequest): Record<string, unknown> {
  const text = answer === undefined ? '' : JSON.stringify(masked(answer), null, 1);
  const own = Object.fromEntries(
    Object.entries(params).filter(([name]) => !/^(command|response|signatureversion|expires)$/i.test(name)),
  );
  return {
    command,
    params: masked(own),
    account,
    status,
    at,
    ignored,
    summary: `${text.length} characters`,
    answer: text.slice(0, LONGEST_ANSWER),
  };
}
