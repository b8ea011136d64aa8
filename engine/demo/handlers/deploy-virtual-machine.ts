import { randomBytes } from 'node:crypto';
import { invalidValue, permissionDenied } from '../api-error.js';
import type { Call, Handlers } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { findRow, needRow } from '../store/find-row.js';
import { nextGuestAddress } from '../make/make-network.js';
import { makeNic, makeVirtualMachine, type Owner } from '../make/make-virtual-machine.js';
import { makeRootVolume, makeVolume } from '../make/make-volume.js';
import { planJob } from '../jobs/plan-job.js';
import type { NetworkRow } from '../store/rows.js';
import { checkAccess, ownerFields } from '../access/scope.js';
import { run } from './virtual-machine-power.js';

const gib = 1024 ** 3;
const hostName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** A password as CloudStack makes it for a template that takes one. */
export const newPassword = (): string => randomBytes(9).toString('base64url');

function networksOf(call: Call, owner: Owner, zoneid: string): NetworkRow[] {
  const { params, world } = call;
  const ids = params.list('networkids');
  const mine = world.tables.networks.filter(
    (row) =>
      row.zoneid === zoneid &&
      row.account === owner.account &&
      row.domainid === owner.domainid &&
      row.projectid === owner.projectid &&
      row['type'] === 'Isolated' &&
      row['vpcid'] === undefined,
  );
  if (ids === undefined || ids.length === 0) {
    const [only, ...more] = mine;
    if (only && more.length === 0) return [only];
    throw invalidValue(
      only
        ? 'More than 1 default Isolated networks are found for account; please specify networkIds'
        : 'No network was found for the account in this zone; please specify networkIds',
    );
  }
  return ids.map((id) => {
    const network = world.tables.networks.find((row) => row.id === id);
    if (!network) throw invalidValue(`Unable to find network by id ${id}`);
    checkAccess(call, network);
    const isOwn = network.account === owner.account && network.projectid === owner.projectid;
    if (!isOwn && network['type'] === 'Isolated')
      throw permissionDenied(owner.account ?? owner.project ?? '', network.account ?? network.project ?? network.name);
    if (network.zoneid !== zoneid)
      throw invalidValue(`Network ${network.name} is not in the zone of the virtual machine`);
    return network;
  });
}

export const deployHandlers: Handlers = {
  /** Makes the machine at once and starts it in the job; the job's result has the password if the template takes one. */
  deployVirtualMachine(call) {
    const { params, world, caller } = call;
    const { tables } = world;
    const zone = needRow(call, tables.zones, 'zoneid', 'zone');
    const offering = needRow(call, tables.serviceOfferings, 'serviceofferingid', 'service offering');
    const templates = [...tables.templates, ...tables.isos];
    const template = templates.find((row) => row.id === params.text('templateid'));
    if (!template) throw invalidValue('Unable to use template: please specify a valid templateid');
    if (!template.ispublic) checkAccess(call, template);
    const diskOffering = findRow(call, tables.diskOfferings, 'diskofferingid', 'disk offering');
    const owner = ownerFields(call);
    const networks = networksOf(call, owner, zone.id);

    const id = world.newId('virtual-machine');
    const name = params.text('name') ?? `VM-${id}`;
    if (params.has('name') && !hostName.test(name)) {
      throw invalidValue(
        `Invalid name. Vm name can contain ASCII letters 'a' through 'z', the digits '0' through '9', and the hyphen ('-'), must be between 1 and 63 characters long, and can't start or end with "-" and can't start with digit`,
      );
    }
    const same = tables.virtualMachines.some(
      (vm) => vm.name === name && vm.nic.some((nic) => nic.networkid === networks[0]?.id),
    );
    if (same)
      throw invalidValue(
        `The vm with hostName ${name} already exists in the network domain of network ${networks[0]?.name ?? ''}`,
      );

    const wantedAddress = params.text('ipaddress');
    const displayname = params.text('displayname');
    const vm = makeVirtualMachine({
      id,
      name,
      ...(displayname === undefined ? {} : { displayname }),
      owner,
      user: caller.user,
      zone,
      template,
      offering,
      nic: networks.map((network, at) =>
        makeNic(
          world.newId('nic'),
          network,
          (at === 0 ? wantedAddress : undefined) ?? nextGuestAddress(tables, network),
          at === 0,
        ),
      ),
      created: cloudDate(world.now()),
    });
    const keypair = params.text('keypair');
    const userdata = params.text('userdata');
    Object.assign(vm, keypair === undefined ? {} : { keypairs: keypair }, userdata === undefined ? {} : { userdata });
    vm['details'] = { ...(vm['details'] as object), ...params.merged('details') };
    const starts = params.flag('startvm') !== false;
    vm.state = starts ? 'Starting' : 'Stopped';
    tables.virtualMachines.push(vm);
    const rootGigabytes = params.number('rootdisksize');
    tables.volumes.push(
      makeRootVolume(
        tables,
        world.newId('volume'),
        vm,
        rootGigabytes === undefined ? template.size : rootGigabytes * gib,
      ),
    );
    if (diskOffering) {
      const size = (diskOffering.iscustomized ? (params.number('size') ?? 1) : diskOffering.disksize) * gib;
      const disk = makeVolume(tables, {
        id: world.newId('volume'),
        name: `DATA-${name}`,
        owner,
        zoneid: zone.id,
        zonename: zone.name,
        size,
        created: cloudDate(world.now()),
        type: 'DATADISK',
        offering: diskOffering,
      });
      tables.volumes.push({ ...disk, state: 'Ready', virtualmachineid: id, deviceid: 1 });
    }
    return planJob(vm, {
      event: 'VM.CREATE',
      saying: 'starting Vm',
      id,
      failed: 'Error',
      act: () => {
        if (!starts) return vm;
        run(call, vm, params.text('hostid'));
        return template.passwordenabled ? { ...vm, password: params.text('password') ?? newPassword() } : vm;
      },
    });
  },
};
