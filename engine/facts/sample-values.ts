import { createHash } from 'node:crypto';
import { kindOf } from './sample-kinds.js';

/** Where a value stands: in row `n` (from 1) of things of this kind. */
export interface Place {
  kind: string;
  n: number;
}

type Make = (field: string, place: Place) => string;

/** A UUID for a thing by what it is and what it is called, always the same: "vm", "web-03". */
export function sampleId(kind: string, name: string): string {
  const hex = createHash('sha1').update(`sample/${kind}/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** "zonename" -> "zone-1": what belongs to a thing belongs to the first of its kind. */
const first = (field: string): string => `${kindOf(field.replace(/(?:display)?name$/, ''))}-1`;
const GIB = 1024 ** 3;
/** Kinds whose `memorytotal` is what they use of a limit, in MiB; of others it is what they have, in bytes. */
const LIMITED = /^(account|domain|project)$/;

/** Texts by the field's name; the first pattern that fits counts. */
const TEXTS: [field: RegExp, make: Make][] = [
  [/^(name|displayname|instancename|internalname)$/, (_, { kind, n }) => `${kind}-${n}`],
  [/^username$/, (_, { n }) => `user-${n}`],
  [/displaytext$|^(description|annotation|message)$/, (_, { kind, n }) => `About ${kind} ${n}`],
  [/password|secretkey|privatekey|apikey|secret|passphrase|psk$/, (field) => `made-up-${field}`],
  [/^(id|uuid)$/, (_, { kind, n }) => sampleId(kind, `${kind}-${n}`)],
  [/^(vlanid|deviceid|externalid|regionid|msid)$/, (_, { n }) => String(n)],
  [/(id|uuid)$/, (field) => sampleId(kindOf(field.replace(/u?u?id$/, '')), first(field.replace(/u?u?id$/, '')))],
  [/ids$/, (field) => sampleId(kindOf(field.replace(/ids$/, '')), first(field.replace(/ids$/, '')))],
  [/mac(address)?$/, (_, { n }) => `02:00:4c:4f:00:0${n % 10}`],
  [/(ip6|ipv6).*cidr|cidr.*ip6/, () => '2001:db8:1::/64'],
  [/ip6|ipv6/, (_, { n }) => `2001:db8::${n}`],
  [/netmask$/, () => '255.255.255.0'],
  [/^cidrlist$|destcidr|sourcecidr/, () => '198.51.100.0/24'],
  [/cidr|subnet/, () => '10.1.1.0/24'],
  [/gateway$/, () => '10.1.1.1'],
  [/^(i?p?dns|internaldns|ip4dns)\d?$/, () => '192.0.2.53'],
  [/^publicip$|^ip$|^startip$|ipaddress|address$|vip$/, (_, { n }) => `203.0.113.${10 + n}`],
  [/^endip$/, () => '203.0.113.99'],
  [/^(email)$/, (_, { n }) => `user-${n}@example.com`],
  [/url$|endpoint$|^uri$/, (_, { kind, n }) => `https://example.com/${kind}-${n}`],
  [/broadcasturi|isolationuri/, () => 'vlan://100'],
  [/^vlan$|^vnet$/, () => '100'],
  [/networkdomain$/, () => 'cs.example.com'],
  [/domainpath$|^path$/, () => 'ROOT/domain-1'],
  [/^protocol$/, () => 'tcp'],
  [/port(range)?$/, () => '80'],
  [/hypervisorversion$|version$/, () => '4.23.0.0'],
  [/^hypervisor(type)?$/, () => 'KVM'],
  [/^(osdisplayname|ostypename|osname)$/, () => 'Debian GNU/Linux 12 (64-bit)'],
  [/^arch$/, () => 'x86_64'],
  [/format$/, () => 'QCOW2'],
  [/fingerprint$/, () => '2b:11:0e:7c:5d:09:aa:41:3f:c6:98:d2:17:be:60:84'],
  [/^publickey$/, () => 'ssh-rsa made-up-public-key'],
  [/timezone$/, () => 'UTC'],
  [/cron|schedule$/, () => '0 3 * * *'],
  [/^(resourcestate|allocationstate|servicestate|managedstate)$/, () => 'Enabled'],
  [/powerstate$/, () => 'PowerOn'],
  [/redundantstate$/, () => 'PRIMARY'],
  [/state$/, () => 'Running'],
  [/status$/, () => 'Up'],
  [/^systemvmtype$/, () => 'consoleproxy'],
  [/^level$/, () => 'INFO'],
  [/^scope$/, () => 'ZONE'],
  [/^storagetype$/, () => 'shared'],
  [/traffictype$/, () => 'Guest'],
  [/networktype$/, () => 'Advanced'],
  [/guestiptype$/, () => 'Isolated'],
  [/provisioningtype$/, () => 'thin'],
  [/^(roletype)$/, () => 'User'],
  [/percent|utili[sz]ation|^cpuused$|^cpuallocated$|memoryused$|memoryallocated$/, () => '42%'],
  [/^cputotal$/, () => '8.00 Ghz'],
  [/^memorytotal$/, () => '16.00 GB'],
  [/^(network|disk)(read|write)$/, () => '12.50 MB'],
  [/^memorylimit$/, () => '32768'],
  [/limit$/, () => '20'],
  [/total$/, () => '8'],
  [/available$/, () => '12'],
  [/^(value|defaultvalue)$/, (_, { n }) => String(n * 60)],
  [
    /date$|time$|^(created|removed|sent|since|started|ended|updated|completed|lastping.*|lastchecked)$/,
    () => '2026-03-01T09:00:00+0000',
  ],
  [/.name$/, first],
  [/./, first],
];

const NUMBERS: [field: RegExp, make: (place: Place) => number][] = [
  [/^cpunumber$|^cpucores$/, ({ n }) => 2 * n],
  [/^cpuspeed$/, () => 2000],
  [/^cpusockets$|^cpuovercommit/, () => 1],
  [/^memory$|^minmemory$/, ({ n }) => 4096 * n],
  [/^disksize$|sizegb$|^size_?gib$/, ({ n }) => 20 * n],
  [/^memorytotal$/, ({ kind }) => (LIMITED.test(kind) ? 8192 : 64 * GIB)],
  [/^(memorywithoverprovisioning)$/, () => 64 * GIB],
  [/^(memoryallocated|memoryused|memoryallocatedbytes)$/, () => 24 * GIB],
  [/^capacitytotal$|^disksizetotal$|^totalcapacity$/, () => 1024 * GIB],
  [/^capacityused$|^disksizeused$|^disksizeallocated$|^capacityallocated$/, () => 256 * GIB],
  [/size|bytes|capacity|storagetotal/, ({ n }) => 10 * GIB * n],
  [/kbs/, () => 2048],
  [/iops/, () => 1000],
  [/percent|utilization/, () => 42],
  [/^publicport$|^publicendport$/, () => 8080],
  [/^(startport|endport|privateport|privateendport|port)$/, () => 80],
  [/^(public|private)?mtu$/, () => 1500],
  [/vlan$/, () => 100],
  [/limit$/, () => 20],
  [/total$/, () => 8],
  [/available$/, () => 12],
];

/** False is what a thing usually is of these; true of all other yes-or-no fields. */
const USUALLY_FALSE =
  /fail|destroy|remov|forced|protect|restart|upgrade|redundant|expire|dedicated|error|suspend|maintenance|deprecated|iscustom|locked|crosszone|bootable|isextractable|static|strict|vpc/;

/** Dates of made-up things, one a day: fixed, so that what is shown of them never changes. */
export function sampleDate(n: number): string {
  return `2026-03-${String(1 + (n % 28)).padStart(2, '0')}T09:00:00+0000`;
}

export function sampleText(field: string, place: Place): string {
  const name = field.toLowerCase();
  return TEXTS.find(([pattern]) => pattern.test(name))?.[1](name, place) ?? `${name}-${place.n}`;
}

export function sampleNumber(field: string, place: Place): number {
  return NUMBERS.find(([pattern]) => pattern.test(field.toLowerCase()))?.[1](place) ?? place.n;
}

export function sampleFlag(field: string, { n }: Place): boolean {
  const name = field.toLowerCase();
  return name === 'isdefault' ? n === 1 : !USUALLY_FALSE.test(name);
}
