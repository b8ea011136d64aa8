const NAMES =
  'Internet Ethernet Kubernetes Linux Ubuntu Debian Windows Xen Hyper Ceph Swift Amazon Azure Google Prometheus ' +
  'Cloudian Tungsten Fabric Juniper Cisco Nexus Brocade Citrix Netris Nicira Palo Alto Veeam Keycloak Redfish Stratosphere';

/** Names that keep their capital in the middle of a title. Words with a second capital or a digit are names anyway. */
export const PROPER_NAMES: ReadonlySet<string> = new Set(NAMES.split(' '));
