import { cloudDate } from '../cloud-date.js';
import type { Owner } from '../make/make-virtual-machine.js';
import type { Tables } from '../store/rows.js';
import { stableId } from '../stable-id.js';
import { seedAccounts } from './seed-accounts.js';
import { seedConfigurations } from './seed-configurations.js';
import { seedMoreRows } from './more-rows.js';
import { seedEvents } from './seed-events.js';
import { seedInfrastructure } from './seed-infrastructure.js';
import { seedFleet } from './seed-fleet.js';
import { seedMoreNetworks } from './seed-more-networks.js';
import { seedNetworks, seedRules } from './seed-networks.js';
import { seedOfferings } from './seed-offerings.js';
import { seedTemplates } from './seed-templates.js';
import { seedBulkMachines, seedVirtualMachines } from './seed-virtual-machines.js';

const day = 86_400_000;

/** The whole demo cloud as it looks at its start. Ids are the same every time; dates are counted back from `now`. */
export function seedTables(now: Date, options: { extraVirtualMachines: number }): Tables {
  const daysAgo = (days: number): string => cloudDate(new Date(now.getTime() - days * day));
  const created = daysAgo(400);
  const bulk = options.extraVirtualMachines;
  const people = seedAccounts(created, bulk > 0 ? ['load'] : []);
  const places = seedInfrastructure(cloudDate(now));
  const accountNamed = (name: string) => people.accounts.find((account) => account.name === name);
  const [admin, alice] = [accountNamed('admin'), accountNamed('alice')];
  if (!admin || !alice) throw new Error('The demo cloud has lost its accounts.');
  const ownerOf = (name: string): Owner => {
    const project = people.projects.find((row) => row.name === name);
    if (project) return { domainid: project.domainid, domain: project.domain, projectid: project.id, project: name };
    const { domainid, domain } = accountNamed(name) ?? admin;
    return { account: name, domainid, domain };
  };
  const tables: Tables = {
    ...people,
    ...places,
    ...seedOfferings(created),
    ...seedTemplates({ admin, alice }, places.zones, places.osTypes, created),
    routers: [],
    virtualMachines: [],
    volumes: [],
    snapshots: [],
    networks: [],
    publicIpAddresses: [],
    firewallRules: [],
    portForwardingRules: [],
    events: [],
    alerts: [],
    configurations: seedConfigurations(),
    sshKeyPairs: [],
    tags: [],
    removed: [],
  };
  seedNetworks(tables, ownerOf, created);
  seedVirtualMachines(tables, ownerOf, daysAgo);
  seedRules(tables, ownerOf('alice'), created);
  seedMoreNetworks(tables, ownerOf, created);
  seedFleet(tables, ownerOf, daysAgo);
  if (bulk > 0) seedBulkMachines(tables, bulk, ownerOf('load'), daysAgo(10));
  seedExtras(tables, ownerOf('alice'), daysAgo(2));
  seedEvents(tables, now);
  seedMoreRows(tables, ownerOf, now);
  tables.events.sort((one, other) => String(other['created']).localeCompare(String(one['created'])));
  return tables;
}

/** A snapshot, an SSH key pair and two tags of alice. */
function seedExtras(tables: Tables, owner: Owner, created: string): void {
  const disk = tables.volumes.find((volume) => volume.name === 'db-1-data');
  const web = tables.virtualMachines.filter((vm) => vm.name.startsWith('web-'));
  if (disk) {
    tables.snapshots.push({
      id: stableId('snapshot/db-1-data'),
      name: 'db-1-data-before-upgrade',
      ...owner,
      volumeid: disk.id,
      volumename: disk.name,
      volumetype: disk.type,
      snapshottype: 'MANUAL',
      intervaltype: 'MANUAL',
      state: 'BackedUp',
      physicalsize: Math.round(disk.size / 4),
      virtualsize: disk.size,
      zoneid: disk.zoneid,
      zonename: disk.zonename,
      revertable: true,
      created,
    });
  }
  tables.sshKeyPairs.push({
    id: stableId('ssh-key-pair/alice-laptop'),
    name: 'alice-laptop',
    ...owner,
    fingerprint: '4b:5e:02:9c:71:aa:0d:33:18:fe:61:b0:2d:97:c4:58',
  });
  for (const vm of web) {
    tables.tags.push({
      id: stableId(`tag/${vm.id}`),
      key: 'service',
      value: 'web',
      resourcetype: 'UserVm',
      resourceid: vm.id,
      ...owner,
    });
  }
}
