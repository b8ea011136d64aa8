import { failure, invalidValue } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { discard } from '../generic/discard.js';
import { needRow } from '../store/find-row.js';
import { makeNetwork } from '../make/make-network.js';
import { planJob } from '../jobs/plan-job.js';
import type { NetworkRow } from '../store/rows.js';
import { ownerFields } from '../access/scope.js';

const ipv4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

function freeGateway({ world }: Call): string {
  const taken = new Set(world.tables.networks.map((network) => network.gateway));
  let third = 1;
  while (taken.has(`10.1.${third}.1`)) third += 1;
  return `10.1.${third}.1`;
}

const network = (call: Call): NetworkRow => needRow(call, call.world.tables.networks, 'id', 'network');

export const networkHandlers: Handlers = {
  createNetwork(call) {
    const { params, world } = call;
    const { tables } = world;
    const zone = needRow(call, tables.zones, 'zoneid', 'zone');
    const offering = needRow(call, tables.networkOfferings, 'networkofferingid', 'network offering');
    if (offering['guestiptype'] === 'Shared' && call.caller.role !== 'Admin') {
      throw invalidValue('Only Admin can create network with guest type Shared');
    }
    const gateway = params.text('gateway');
    const netmask = params.text('netmask');
    for (const [name, value] of Object.entries({ gateway, netmask })) {
      if (value !== undefined && !ipv4.test(value)) throw invalidValue(`Invalid ${name} ${value}`);
    }
    if ((gateway === undefined) !== (netmask === undefined))
      throw invalidValue('gateway and netmask must be specified together');
    const displaytext = params.text('displaytext');
    const row = makeNetwork({
      id: world.newId('network'),
      name: params.text('name') ?? '',
      ...(displaytext === undefined ? {} : { displaytext }),
      owner: ownerFields(call),
      zone,
      offering,
      gateway: gateway ?? freeGateway(call),
      ...(netmask === undefined ? {} : { netmask }),
      created: cloudDate(world.now()),
    });
    // It is implemented when the first machine starts in it.
    row.state = 'Allocated';
    tables.networks.push(row);
    return { object: row };
  },
  deleteNetwork(call) {
    const { tables } = call.world;
    const row = network(call);
    return planJob(row, {
      event: 'NETWORK.DELETE',
      saying: 'deleting network',
      aboutType: 'Network',
      check: () => {
        const guests = tables.virtualMachines.filter((vm) => vm.nic.some((nic) => nic.networkid === row.id));
        if (guests.length === 0) return;
        throw failure(
          `Can't delete the network ${row.name}, not all user vms are expunged. ${guests.length} still use it, the first is ${guests[0]?.name ?? ''}.`,
        );
      },
      act: () => {
        discard(call, { row, table: 'networks' });
        return undefined;
      },
    });
  },
  restartNetwork(call) {
    const row = network(call);
    return planJob(row, {
      event: 'NETWORK.RESTART',
      saying: 'restarting network',
      aboutType: 'Network',
      check: () => {
        if (row.state !== 'Implemented')
          throw invalidValue(
            `Network ${row.name} is not in the right state to be restarted. Correct states are: Implemented, Setup`,
          );
      },
      act: () => {
        row['restartrequired'] = false;
        return undefined;
      },
    });
  },
};
