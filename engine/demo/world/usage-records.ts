import { plainText } from '../../text/plain-text.js';
import { cloudDate } from '../cloud-date.js';
import { stableId } from '../stable-id.js';
import { rowById } from '../store/index-of.js';
import type { Row, Tables, VirtualMachineRow } from '../store/rows.js';

const DAY = 86_400_000;
const DAYS = 21;

/** What was used on each of the last days: a record a day for running machines and for disks. */
export function usageRecords(tables: Tables, now: Date): Row[] {
  const today = new Date(now);
  today.setUTCHours(0, 0, 0, 0);
  const rows: Row[] = [];
  const machines = tables.virtualMachines.filter((vm) => !vm.name.startsWith('bulk-')).slice(0, 60);
  for (let back = DAYS; back >= 1; back--) {
    const start = new Date(today.getTime() - back * DAY);
    const end = new Date(start.getTime() + DAY - 1000);
    for (const vm of machines) rows.push(...recordsOf(tables, vm, start, end));
  }
  return rows;
}

function recordsOf(tables: Tables, vm: VirtualMachineRow, start: Date, end: Date): Row[] {
  if (new Date(plainText(vm['created'])) > start) return [];
  const { account, domainid, domain, projectid, project, zoneid } = vm;
  const owner = tables.accounts.find((one) => one.name === account && one.domainid === domainid);
  const offering = rowById(tables.serviceOfferings, vm.serviceofferingid);
  const common = {
    ...(account === undefined ? { projectid, project } : { account, accountid: owner?.id }),
    domainid,
    domain,
    zoneid,
    virtualmachineid: vm.id,
    offeringid: vm.serviceofferingid,
    templateid: vm.templateid,
    startdate: cloudDate(start),
    enddate: cloudDate(end),
    cpunumber: vm.cpunumber,
    cpuspeed: vm.cpuspeed,
    memory: vm.memory,
    type: 'KVM',
    usageid: vm.id,
    name: vm.name,
  };
  const record = (usagetype: number, what: string, hours: number): Row => ({
    id: stableId(`usage/${usagetype}/${vm.id}/${start.getTime()}`),
    ...common,
    usagetype,
    description: `${vm.name} ${what} (${offering?.name ?? ''})`,
    usage: `${hours} Hrs`,
    rawusage: String(hours),
  });
  return vm.state === 'Running'
    ? [record(1, 'running time', 24), record(2, 'allocated time', 24)]
    : [record(2, 'allocated time', 24)];
}
