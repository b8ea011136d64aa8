import type { SampleRow } from './sample-row.js';

/**
 * Fields that CloudStack leaves out for some objects: a machine that is stopped has no host, a volume that is not
 * attached no machine. Others (id, name, state, zone, dates, sizes) come with every object of their type.
 */
const OPTIONAL =
  /^(?:host|instancename|vm|virtualmachine|project|vpc|iso|group|pod|cluster|storage|diskoffering|backup|gpu|vgpu|associatednetwork|guestnetwork|guestip|public(?!port|key|end)|ip6|vlan|annotation|removed|hypervisorversion|deviceid|keypair|userdata|nic$|displayname$|description$|cpuused|cpuallocated|memoryused|memoryallocated|redundantstate|softwareversion|rolename$|tags$|details$|snapshotid|parent|asnumber|network(?!type|offering)|affinity|securitygroup|lease|password$|status$)/;

/** The object without whatever may be missing. */
export function withoutOptional(row: SampleRow): SampleRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !OPTIONAL.test(name)));
}
