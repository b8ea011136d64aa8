import { cloudDate } from '../cloud-date.js';
import { makeVolume } from '../make/make-volume.js';
import type { Owner } from '../make/make-virtual-machine.js';
import { stableId } from '../stable-id.js';
import type { OwnedRow, Tables } from '../store/rows.js';
import { bytes } from './seed-offerings.js';

const DAY = 86_400_000;

/** Disks, snapshots, keys and tags besides alice's, and what is found only by looking: a rule that is open to the world. */
export function seedMoreRows(tables: Tables, ownerOf: (name: string) => Owner, now: Date): void {
  const daysAgo = (days: number): string => cloudDate(new Date(now.getTime() - days * DAY));
  seedLedgerDisk(tables, ownerOf('bob'), daysAgo(90));
  seedSnapshot(tables, 'ledger-1-data', 'ledger-1-data-monday', ownerOf('bob'), daysAgo(4));
  seedSnapshot(tables, 'ROOT-backup-proxy', 'backup-proxy-before-upgrade', ownerOf('admin'), daysAgo(12));
  seedSnapshot(tables, 'shop-db-1-data', 'shop-db-1-data-nightly', ownerOf('webshop'), daysAgo(0.3));
  for (const [name, owner] of [
    ['alice-desktop', 'alice'],
    ['ops-key', 'acme-admin'],
    ['shop-deploy', 'webshop'],
    ['bob-key', 'bob'],
  ] as const)
    tables.sshKeyPairs.push({
      id: stableId(`ssh-key-pair/${name}`),
      name,
      ...ownerOf(owner),
      fingerprint: '9c:71:aa:0d:33:18:fe:61:b0:2d:97:c4:58:4b:5e:02',
    });
  for (const vm of tables.virtualMachines) {
    const tag = vm.name.startsWith('shop-')
      ? ['env', 'prod']
      : vm.name === 'ledger-1'
        ? ['owner', 'finance']
        : undefined;
    if (tag) seedTag(tables, vm, tag[0] ?? '', tag[1] ?? '');
  }
  for (const [machine, offering] of [
    ['db-1', 'gold-daily'],
    ['ledger-1', 'gold-daily'],
    ['monitor', 'gold-daily'],
    ['shop-db-1', 'silver-weekly'],
  ] as const) {
    const vm = tables.virtualMachines.find(({ name }) => name === machine);
    if (vm)
      Object.assign(vm, { backupofferingid: stableId(`backupOfferings/${offering}`), backupofferingname: offering });
  }
  const wages = tables.virtualMachines.find(({ name }) => name === 'wages');
  const drivers = tables.isos.find(({ name }) => name === 'virtio-drivers');
  if (wages && drivers)
    Object.assign(wages, { isoid: drivers.id, isoname: drivers.name, isodisplaytext: drivers['displaytext'] });
  const encrypted = tables.volumes.find(({ name }) => name === 'shop-db-1-data');
  if (encrypted) Object.assign(encrypted, { kmskeyid: stableId('kmsKeys/webshop/shop-disks'), kmskey: 'shop-disks' });
  const web = tables.networks.find(({ name }) => name === 'web-net');
  if (web) web['_bgppeerid'] = stableId('bgpPeers/c');
  const old = tables.routers.find(({ id }) => id === stableId('router/shop-vpc'));
  if (old) Object.assign(old, { requiresupgrade: true, version: '4.22.0.0' });
  seedOpenRule(tables, ownerOf('webshop'), lastNight(now));
}

function seedTag(tables: Tables, vm: OwnedRow, key: string, value: string): void {
  const { account, domainid, domain, projectid, project } = vm;
  tables.tags.push({
    id: stableId(`tag/${key}/${vm.id}`),
    key,
    value,
    resourcetype: 'UserVm',
    resourceid: vm.id,
    domainid,
    domain,
    ...(account === undefined ? { projectid: projectid ?? '', project: project ?? '' } : { account }),
  });
}

function seedLedgerDisk(tables: Tables, owner: Owner, created: string): void {
  const vm = tables.virtualMachines.find(({ name }) => name === 'ledger-1');
  const offering = tables.diskOfferings.find(({ name }) => name === 'custom');
  if (!vm || !offering) return;
  const { zoneid, zonename } = vm;
  const id = stableId('volume/ledger-1-data');
  const made = { id, name: 'ledger-1-data', owner, zoneid, zonename, size: bytes(60), created };
  const volume = makeVolume(tables, { ...made, type: 'DATADISK', offering });
  tables.volumes.push({ ...volume, state: 'Ready', virtualmachineid: vm.id, deviceid: 1, attached: created });
}

function seedSnapshot(tables: Tables, disk: string, name: string, owner: Owner, created: string): void {
  const volume = tables.volumes.find((row) => row.name === disk);
  if (!volume) return;
  tables.snapshots.push({
    id: stableId(`snapshot/${name}`),
    name,
    ...owner,
    volumeid: volume.id,
    volumename: volume.name,
    volumetype: volume.type,
    snapshottype: 'RECURRING',
    intervaltype: 'DAILY',
    state: 'BackedUp',
    physicalsize: Math.round(volume.size / 5),
    virtualsize: volume.size,
    zoneid: volume.zoneid,
    zonename: volume.zonename,
    revertable: true,
    created,
  });
}

/** 02:13 of this night, or of the last one if that is still to come. */
export function lastNight(now: Date): Date {
  const at = new Date(now);
  at.setUTCHours(2, 13, 0, 0);
  return at > now ? new Date(at.getTime() - DAY) : at;
}

/** The rule that somebody added last night: SSH of the shop from anywhere. */
function seedOpenRule(tables: Tables, owner: Owner, at: Date): void {
  const address = tables.publicIpAddresses.find(({ ipaddress }) => ipaddress === '203.0.113.11');
  const vm = tables.virtualMachines.find(({ name }) => name === 'shop-api');
  const network = tables.networks.find(({ name }) => name === 'shop-net');
  if (!address || !vm || !network) return;
  const common = {
    ...owner,
    protocol: 'tcp',
    ipaddressid: address.id,
    ipaddress: address.ipaddress,
    networkid: network.id,
    state: 'Active',
    fordisplay: true,
    created: cloudDate(at),
  };
  const open = { id: stableId('firewall-rule/open-22'), ...common, cidrlist: '0.0.0.0/0', startport: 22, endport: 22 };
  tables.firewallRules.push(open);
  tables.portForwardingRules.push({
    id: stableId('port-forwarding-rule/open-22'),
    ...common,
    cidrlist: '',
    privateport: '22',
    privateendport: '22',
    publicport: '22',
    publicendport: '22',
    virtualmachineid: vm.id,
    virtualmachinename: vm.name,
    virtualmachinedisplayname: vm.displayname,
    vmguestip: vm.nic[0]?.ipaddress,
    networkname: network.name,
  });
  tables.events.push({
    id: stableId('event/open-22'),
    type: 'FIREWALL.OPEN',
    level: 'INFO',
    description: `Successfully completed creating firewall rule. ID: ${open.id}; TCP 22 of 203.0.113.11 from 0.0.0.0/0`,
    username: 'ci-deploy',
    account: 'alice',
    domainid: owner.domainid,
    domain: owner.domain,
    resourceid: open.id,
    resourcetype: 'FirewallRule',
    resourcename: '203.0.113.11:22',
    created: cloudDate(at),
    state: 'Completed',
    archived: false,
  });
}
