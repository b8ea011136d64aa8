import { ApiError, failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { NAT, releaseAddress } from '../generic/discard.js';
import { findRow, needRow } from '../store/find-row.js';
import { planJob } from '../jobs/plan-job.js';
import type { AddressRow, NetworkRow } from '../store/rows.js';

function networkFor(call: Call): NetworkRow {
  const { caller, params, world } = call;
  const named = findRow(call, world.tables.networks, 'networkid', 'network');
  if (named) return named;
  const zoneid = params.text('zoneid');
  if (zoneid === undefined) throw invalidValue('One of the following parameters is required: networkId, vpcId, zoneId');
  const own = world.tables.networks.filter((row) => row.zoneid === zoneid && row.account === caller.account.name);
  const [only, ...more] = own;
  if (!only || more.length > 0)
    throw invalidValue('Please specify networkId: the account has no network in the zone or more than one');
  return only;
}

const address = (call: Call): AddressRow =>
  needRow(call, call.world.tables.publicIpAddresses, 'ipaddressid', 'ip address');

export const addressHandlers: Handlers = {
  associateIpAddress(call) {
    const { params, world } = call;
    const network = networkFor(call);
    const wanted = params.text('ipaddress');
    const free = world.tables.publicIpAddresses.find(
      (row) =>
        row.state === 'Free' && row.zoneid === network.zoneid && (wanted === undefined || row.ipaddress === wanted),
    );
    if (!free) {
      throw new ApiError(
        533,
        `Insufficient address capacity; Scope=interface com.cloud.dc.DataCenter; id=${network.zoneid}; no free public IP address${wanted === undefined ? '' : ` ${wanted}`}`,
        { cserrorcode: 4325, hidden: true },
      );
    }
    const { account, domainid, domain, projectid, project } = network;
    Object.assign(
      free,
      { account, domainid, domain, projectid, project },
      {
        state: 'Allocated',
        allocated: cloudDate(world.now()),
        associatednetworkid: network.id,
        associatednetworkname: network.name,
      },
    );
    return planJob(free, {
      event: 'NET.IPASSIGN',
      saying: 'associating IP to network',
      aboutType: 'IpAddress',
      id: free.id,
      act: () => free,
    });
  },
  disassociateIpAddress(call) {
    const { params, world } = call;
    const row =
      findRow(call, world.tables.publicIpAddresses, 'id', 'ip address') ??
      world.tables.publicIpAddresses.find((candidate) => candidate.ipaddress === params.text('ipaddress'));
    if (row?.state !== 'Allocated') throw invalidValue('Unable to find an allocated IP address by id or address');
    return planJob(row, {
      event: 'NET.IPRELEASE',
      saying: 'disassociating public ip',
      aboutType: 'IpAddress',
      check: () => {
        if (row.issourcenat)
          throw failure(`ip address id=${row.id} is used for source nat purposes and can not be disassociated.`);
      },
      act: () => {
        releaseAddress(call, row);
        return undefined;
      },
    });
  },
  enableStaticNat(call) {
    const { tables } = call.world;
    const row = address(call);
    const vm = needRow(call, tables.virtualMachines, 'virtualmachineid', 'virtual machine');
    const nic = vm.nic.find((candidate) => candidate.networkid === row.associatednetworkid);
    if (row.issourcenat)
      throw invalidValue(`Can't enable static, ip address ${row.ipaddress} is a sourceNat ip address`);
    if (!nic) throw invalidValue(`Vm doesn't belong to the network with id ${row.associatednetworkid ?? ''}`);
    if (row.isstaticnat && row.virtualmachineid !== vm.id) {
      throw invalidValue(
        `Failed to enable static nat for the ip address ${row.ipaddress} as it already is assigned to vm id ${row.virtualmachineid ?? ''}`,
      );
    }
    if ([...tables.portForwardingRules].some((rule) => rule.ipaddressid === row.id)) {
      throw new ApiError(
        537,
        `Failed to enable static nat for the ip address ${row.ipaddress} as it already has PortForwarding rules assigned`,
        { cserrorcode: 4360 },
      );
    }
    Object.assign(row, {
      isstaticnat: true,
      virtualmachineid: vm.id,
      virtualmachinename: vm.name,
      virtualmachinedisplayname: vm.displayname,
      vmipaddress: nic.ipaddress,
    });
    return { success: true };
  },
  disableStaticNat(call) {
    const row = address(call);
    return planJob(row, {
      event: 'STATICNAT.DISABLE',
      saying: 'disabling static nat',
      aboutType: 'IpAddress',
      check: () => {
        if (!row.isstaticnat) throw invalidValue(`Specified IP address id=${row.id} is not associated with any vm Id`);
      },
      act: () => {
        for (const field of NAT) row[field] = undefined;
        row.isstaticnat = false;
        return undefined;
      },
    });
  },
};
