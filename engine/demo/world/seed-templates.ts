import type { AccountRow, NamedRow, Row, TemplateRow } from '../store/rows.js';
import { stableId } from '../stable-id.js';

const gib = 1024 ** 3;

interface Image {
  name: string;
  displaytext: string;
  os: string;
  gigabytes: number;
  format: 'QCOW2' | 'ISO';
  password?: boolean;
  isPublic?: boolean;
}

function image(spec: Image, owner: AccountRow, zone: NamedRow, osTypes: Row[], created: string): TemplateRow {
  const isPublic = spec.isPublic ?? true;
  const os = osTypes.find((row) => row['description'] === spec.os);
  return {
    id: stableId(`template/${spec.name}`),
    name: spec.name,
    displaytext: spec.displaytext,
    account: owner.name,
    domainid: owner.domainid,
    domain: owner.domain,
    zoneid: zone.id,
    zonename: zone.name,
    ispublic: isPublic,
    isfeatured: isPublic,
    isready: true,
    isextractable: true,
    crossZones: true,
    bootable: true,
    passwordenabled: spec.password ?? false,
    sshkeyenabled: true,
    format: spec.format,
    hypervisor: spec.format === 'ISO' ? 'None' : 'KVM',
    status: spec.format === 'ISO' ? 'Successfully Installed' : 'Download Complete',
    templatetype: 'USER',
    ostypeid: os?.id,
    ostypename: os?.['description'],
    size: spec.gigabytes * gib,
    physicalsize: Math.round(spec.gigabytes * gib * 0.3),
    arch: 'x86_64',
    bits: 64,
    requireshvm: true,
    isdynamicallyscalable: true,
    directdownload: false,
    deployasis: false,
    created,
  };
}

const more: readonly Image[] = [
  { name: 'rocky-9', displaytext: 'Rocky Linux 9', os: 'Rocky Linux 9', gigabytes: 10, format: 'QCOW2' },
  {
    name: 'windows-2022',
    displaytext: 'Windows Server 2022, sets a password at the first start',
    os: 'Windows Server 2022 (64-bit)',
    gigabytes: 40,
    format: 'QCOW2',
    password: true,
  },
  {
    name: 'shop-golden',
    displaytext: 'Machines of the shop',
    os: 'Debian GNU/Linux 12 (64-bit)',
    gigabytes: 10,
    format: 'QCOW2',
    isPublic: false,
  },
];

/** Network appliances: templates of their own kind. */
const appliances: readonly Image[] = [
  { name: 'vyos-1.4', displaytext: 'VyOS router', os: 'Debian GNU/Linux 12 (64-bit)', gigabytes: 4, format: 'QCOW2' },
  { name: 'opnsense-25', displaytext: 'OPNsense firewall', os: 'FreeBSD 14 (64-bit)', gigabytes: 6, format: 'QCOW2' },
];

const discs: readonly Image[] = [
  {
    name: 'virtio-drivers',
    displaytext: 'Drivers for Windows',
    os: 'Other Linux (64-bit)',
    gigabytes: 1,
    format: 'ISO',
  },
  {
    name: 'debian-12-netinst',
    displaytext: 'Debian 12 installer',
    os: 'Debian GNU/Linux 12 (64-bit)',
    gigabytes: 1,
    format: 'ISO',
  },
];

/** The images machines start from: one with a password, one without, one of alice's own, one ISO. */
export function seedTemplates(
  owners: { admin: AccountRow; alice: AccountRow },
  zones: NamedRow[],
  osTypes: Row[],
  created: string,
): { templates: TemplateRow[]; isos: TemplateRow[] } {
  const [zone] = zones;
  if (!zone) return { templates: [], isos: [] };
  const { admin, alice } = owners;
  return {
    templates: [
      image(
        {
          name: 'ubuntu-24.04',
          displaytext: 'Ubuntu 24.04 LTS, sets a password at the first start',
          os: 'Ubuntu 24.04 LTS',
          gigabytes: 10,
          format: 'QCOW2',
          password: true,
        },
        admin,
        zone,
        osTypes,
        created,
      ),
      image(
        {
          name: 'debian-12',
          displaytext: 'Debian 12, log in with an SSH key',
          os: 'Debian GNU/Linux 12 (64-bit)',
          gigabytes: 8,
          format: 'QCOW2',
        },
        admin,
        zone,
        osTypes,
        created,
      ),
      {
        ...image(
          {
            name: 'alice-golden',
            displaytext: 'Web server image of alice',
            os: 'Debian GNU/Linux 12 (64-bit)',
            gigabytes: 12,
            format: 'QCOW2',
            isPublic: false,
          },
          alice,
          zone,
          osTypes,
          created,
        ),
        userdataid: stableId('userData/alice/golden-init'),
        userdataname: 'golden-init',
        userdatapolicy: 'ALLOWOVERRIDE',
      },
      ...more.map((spec) => image(spec, admin, zone, osTypes, created)),
      ...appliances.map((spec) => ({ ...image(spec, admin, zone, osTypes, created), templatetype: 'VNF' })),
    ],
    isos: [
      image(
        { name: 'rescue-disk', displaytext: 'Rescue system', os: 'Other Linux (64-bit)', gigabytes: 1, format: 'ISO' },
        admin,
        zone,
        osTypes,
        created,
      ),
      ...discs.map((spec) => image(spec, admin, zone, osTypes, created)),
    ],
  };
}
