import { ApiError, invalidValue } from '../api-error.js';
import type { Call, Handlers, Result } from '../call.js';
import { needRow, removeRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { AddressRow, RuleRow } from '../store/rows.js';

const cidrForm = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

interface Ports {
  start: number;
  end: number;
}

const overlap = (a: Ports, b: Ports): boolean => a.start <= b.end && b.start <= a.end;

/** Throws 431 for ports outside 1 to 65535 or the wrong way round. */
function ports(start: number | undefined, end: number | undefined): Ports {
  const range = { start: start ?? 0, end: end ?? start ?? 0 };
  for (const port of [range.start, range.end]) {
    if (port < 1 || port > 65_535) throw invalidValue(`Invalid port number ${port}`);
  }
  if (range.start > range.end) throw invalidValue("Start port can't be bigger than end port");
  return range;
}

function cidrs(call: Call): string {
  const list = call.params.list('cidrlist') ?? [];
  const wrong = list.find((cidr) => !cidrForm.test(cidr));
  if (wrong !== undefined) throw new ApiError(431, `Source cidrs formatting error ${wrong}`, { cserrorcode: 9999 });
  return list.join(',') || '0.0.0.0/0';
}

function conflict(range: Ports, rule: RuleRow, taken: Ports): ApiError {
  return new ApiError(
    537,
    `The range specified, ${range.start}-${range.end}, conflicts with rule ${rule.id} which has ${taken.start}-${taken.end}`,
    { cserrorcode: 4360 },
  );
}

const address = (call: Call): AddressRow => {
  const row = needRow(call, call.world.tables.publicIpAddresses, 'ipaddressid', 'ip address');
  if (row.state !== 'Allocated')
    throw invalidValue(`Unable to create a rule, ip address ${row.ipaddress} is not allocated`);
  return row;
};

function newRule(kind: string, call: Call, row: AddressRow, fields: Record<string, unknown>): RuleRow {
  const { account, projectid, project } = row;
  return {
    id: call.world.newId(kind),
    protocol: (call.params.text('protocol') ?? '').toLowerCase(),
    ipaddressid: row.id,
    ipaddress: row.ipaddress,
    domainid: row.domainid ?? '',
    domain: row.domain ?? '',
    ...(account === undefined ? {} : { account }),
    ...(projectid === undefined ? {} : { projectid, project: project ?? '' }),
    networkid: row.associatednetworkid,
    state: 'Add',
    fordisplay: true,
    tags: [],
    ...fields,
  };
}

function added(rule: RuleRow, event: string, saying: string): Result {
  return planJob(rule, {
    event,
    saying,
    aboutType: 'FirewallRule',
    id: rule.id,
    act: () => Object.assign(rule, { state: 'Active' }),
  });
}

function addFirewallRule(call: Call, row: AddressRow, range: Ports | undefined, cidrlist: string): RuleRow {
  const { params, world } = call;
  const protocol = (params.text('protocol') ?? '').toLowerCase();
  for (const rule of world.tables.firewallRules) {
    const taken = { start: Number(rule['startport']), end: Number(rule['endport']) };
    const alike = rule.ipaddressid === row.id && rule.protocol === protocol && rule['cidrlist'] === cidrlist;
    if (alike && range && overlap(range, taken)) throw conflict(range, rule, taken);
  }
  const rule = newRule('firewall-rule', call, row, {
    cidrlist,
    ...(range ? { startport: range.start, endport: range.end } : {}),
    ...(protocol === 'icmp'
      ? { icmptype: params.number('icmptype') ?? -1, icmpcode: params.number('icmpcode') ?? -1 }
      : {}),
  });
  world.tables.firewallRules.push(rule);
  return rule;
}

function deletion(call: Call, rules: RuleRow[], event: string, saying: string): Result {
  const rule = needRow(call, rules, 'id', 'firewall rule');
  return planJob(rule, {
    event,
    saying,
    aboutType: 'FirewallRule',
    act: () => {
      removeRow(call, rules, rule);
      return undefined;
    },
  });
}

/** Firewall and port forwarding rules of public addresses. */
export const ruleHandlers: Handlers = {
  createFirewallRule(call) {
    const { params } = call;
    const row = address(call);
    const protocol = (params.text('protocol') ?? '').toLowerCase();
    if (!['tcp', 'udp', 'icmp', 'all'].includes(protocol)) throw invalidValue(`Invalid protocol ${protocol}`);
    const hasPorts = protocol === 'tcp' || protocol === 'udp';
    const rule = addFirewallRule(
      call,
      row,
      hasPorts ? ports(params.number('startport'), params.number('endport')) : undefined,
      cidrs(call),
    );
    return added(rule, 'FIREWALL.OPEN', 'creating firewall rule');
  },
  deleteFirewallRule: (call) =>
    deletion(call, call.world.tables.firewallRules, 'FIREWALL.CLOSE', 'deleting firewall rule'),
  createPortForwardingRule(call) {
    const { params, world } = call;
    const row = address(call);
    const vm = needRow(call, world.tables.virtualMachines, 'virtualmachineid', 'virtual machine');
    const nic = vm.nic.find((candidate) => candidate.networkid === row.associatednetworkid);
    if (!nic)
      throw invalidValue(
        `Unable to create port forwarding rule: vm ${vm.name} has no nic in the network of ip address ${row.ipaddress}`,
      );
    if (row.isstaticnat) {
      throw new ApiError(
        537,
        `Cannot create port forwarding rule: ip address ${row.ipaddress} has static nat enabled`,
        { cserrorcode: 4360 },
      );
    }
    const publicPorts = ports(params.number('publicport'), params.number('publicendport'));
    const privatePorts = ports(params.number('privateport'), params.number('privateendport'));
    const protocol = (params.text('protocol') ?? '').toLowerCase();
    for (const rule of world.tables.portForwardingRules) {
      const taken = { start: Number(rule['publicport']), end: Number(rule['publicendport']) };
      if (rule.ipaddressid === row.id && rule.protocol === protocol && overlap(publicPorts, taken)) {
        throw conflict(publicPorts, rule, taken);
      }
    }
    const rule = newRule('port-forwarding-rule', call, row, {
      privateport: String(privatePorts.start),
      privateendport: String(privatePorts.end),
      publicport: String(publicPorts.start),
      publicendport: String(publicPorts.end),
      cidrlist: (params.list('cidrlist') ?? []).join(','),
      virtualmachineid: vm.id,
      virtualmachinename: vm.name,
      virtualmachinedisplayname: vm.displayname,
      vmguestip: params.text('vmguestip') ?? nic.ipaddress,
      networkname: row.associatednetworkname,
    });
    // An open firewall is the default; a rule that is there already is enough.
    const open = world.tables.firewallRules.some(
      (one) =>
        one.ipaddressid === row.id &&
        one.protocol === protocol &&
        overlap(publicPorts, { start: Number(one['startport']), end: Number(one['endport']) }),
    );
    if (params.flag('openfirewall') !== false && !open)
      addFirewallRule(call, row, publicPorts, '0.0.0.0/0').state = 'Active';
    world.tables.portForwardingRules.push(rule);
    return added(rule, 'NET.RULEADD', 'creating port forwarding rule');
  },
  deletePortForwardingRule: (call) =>
    deletion(call, call.world.tables.portForwardingRules, 'NET.RULEDELETE', 'deleting port forwarding rule'),
};
