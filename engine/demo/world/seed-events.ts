import { cloudDate } from '../cloud-date.js';
import type { NamedRow, OwnedRow, Tables, VirtualMachineRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

const hour = 3_600_000;

function event(number: number, at: Date, vm: VirtualMachineRow, type: string, text: string, level = 'INFO'): OwnedRow {
  return {
    id: stableId(`event/${number}`),
    type,
    level,
    description: text,
    username: vm['username'],
    ...(vm.account === undefined ? {} : { account: vm.account }),
    ...(vm.projectid === undefined ? {} : { projectid: vm.projectid, project: vm.project }),
    domainid: vm.domainid,
    domain: vm.domain,
    resourceid: vm.id,
    resourcetype: 'VirtualMachine',
    resourcename: vm.name,
    created: cloudDate(at),
    state: 'Completed',
    archived: false,
  };
}

const DONE = 'Successfully completed ';

const everyday: readonly [type: string, text: string][] = [
  ['VM.REBOOT', 'Successfully completed rebooting Vm'],
  ['VM.STOP', 'Successfully completed stopping Vm'],
  ['VM.START', 'Successfully completed starting Vm'],
  ['SNAPSHOT.CREATE', 'Successfully completed creating snapshot'],
];

/** Events of three weeks. The latest tell why web-03 does not start and report-7 never came up. */
export function seedEvents(tables: Tables, now: Date): void {
  const back = (hours: number): Date => new Date(now.getTime() - hours * hour);
  const machines = tables.virtualMachines.filter((vm) => vm.state === 'Running');
  const web3 = tables.virtualMachines.find((vm) => vm.name === 'web-03');
  const rows: OwnedRow[] = [];
  if (web3) {
    const reason = `Unable to create a deployment for VM instance ${web3.name}: insufficient capacity, no host in zone fra-1 has 196608 MB of memory free (service offering huge)`;
    rows.push(
      event(1, back(1), web3, 'VM.START', `Error while starting Vm. ID: ${web3.id}. ${reason}`, 'ERROR'),
      event(2, back(1.02), web3, 'VM.START', `Starting job for starting Vm. ID: ${web3.id}`),
      event(
        3,
        back(2),
        web3,
        'VM.UPGRADE',
        `Successfully completed changing the service offering of Vm. ID: ${web3.id} from medium to huge`,
      ),
      event(4, back(2.1), web3, 'VM.STOP', `Successfully completed stopping Vm. ID: ${web3.id}`),
    );
  }
  const report = tables.virtualMachines.find((vm) => vm.name === 'report-7');
  if (report) {
    const reason = 'The template is not on any pool of cluster fra-1-kvm: the image store fra-1-images is full';
    rows.push(
      event(200, back(20), report, 'VM.CREATE', `Error while starting Vm. ID: ${report.id}. ${reason}`, 'ERROR'),
    );
  }
  for (let number = 5; number <= 130; number++) {
    const vm = machines[number % machines.length];
    const [type, text] = everyday[number % everyday.length] ?? ['VM.START', 'Successfully completed starting Vm'];
    if (!vm) continue;
    const started = event(
      1000 + number,
      back(number * 4 + 0.01),
      vm,
      type,
      `Starting job for ${text.slice(DONE.length)}. ID: ${vm.id}`,
    );
    const done = event(number, back(number * 4), vm, type, `${text}. ID: ${vm.id}`);
    // Of what is long past nobody needs to know when it began.
    if (number > 120) rows.push({ ...done, archived: true });
    else rows.push({ ...done, parentid: started.id }, { ...started, state: 'Started' });
  }
  tables.events.push(...rows);
  tables.alerts.push(...alerts(back));
}

function alerts(back: (hours: number) => Date): NamedRow[] {
  const rows: [name: string, type: number, text: string, hours: number][] = [
    [
      'ALERT.VM.START',
      7,
      'Failed to start VM web-03 in zone fra-1: insufficient capacity, offering huge needs 196608 MB of memory',
      1,
    ],
    ['ALERT.HOST', 7, 'Host kvm-ams-2 did not answer for 40 seconds and is up again', 30],
    ['ALERT.STORAGE.SECONDARY', 6, 'Secondary storage fra-1-images of zone fra-1 is 97 % full', 6],
    ['ALERT.STORAGE', 2, 'Primary storage fra-1-ssd of zone fra-1 is 93 % full', 9],
    ['ALERT.CERTIFICATE', 27, 'The certificate shop-example expires in 9 days', 12],
    ['ALERT.COMPUTE.HOST', 7, 'Host gpu-fra-2 was down for 14 minutes', 170],
    ['ALERT.USERVM', 8, 'VM intake-7 did not answer to a stop and was stopped by force', 50],
    ['ALERT.MANAGEMENT', 14, 'Management server node 172.16.0.10 is up', 96],
  ];
  return rows.map(([name, type, description, hours]) => ({
    id: stableId(`alert/${name}`),
    name,
    type,
    description,
    sent: cloudDate(back(hours)),
  }));
}
