/** Shorter words for names of tools that would be longer than clients take. */
export const SHORTER: Readonly<Record<string, string>> = {
  'out-of-band-management': 'oob-management',
  'tungsten-fabric': 'tungsten',
  'secondary-storage': 'image-store',
  'supported-version': 'version',
};

/** How a word of a name is written in a sentence; all others are small letters. */
export const WRITTEN: Readonly<Record<string, string>> = Object.fromEntries([
  ...(
    'ACL ACLs API APIs AS ASN BGP BCF CA CNI CPU DB DNS DRS GPU GUI HA HSM ID IP IPs ISO ISOs KMS LDAP NIC NICs NSX OS ' +
    'PXE RCT S3 SAML SNMP SSH SSL SSP UCS URL VCS VGPU VLAN VNF VPC VPCs VPN VPNs VSM VSMs XenServer VMware VMware OAuth ' +
    'Kubernetes Netscaler Cisco Brocade Cloudian Netris SolidFire Webhook'
  )
    .split(' ')
    .map((word) => [word.toLowerCase(), word] as const),
  ['webhook', 'webhook'],
  ['isos', 'ISO images'],
  ['iso', 'ISO image'],
  ['vm', 'virtual machine'],
  ['vms', 'virtual machines'],
  ['vmware', 'VMware'],
  ['netscaler', 'NetScaler'],
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
  ['lb', 'load balancer'],
  ['dc', 'data center'],
  ['dcs', 'data centers'],
  ['os', 'OS'],
  ['params', 'parameters'],
]);

/** Words of names that are written as one: products, and what CloudStack cuts in two. */
export const TOGETHER: Readonly<Record<string, string>> = {
  'auto scale': 'autoscale',
  'big switch': 'Big Switch',
  'kick start': 'kickstart',
  nicira: 'Nicira',
  nvp: 'NVP',
  'open daylight': 'OpenDaylight',
  'out of band': 'out-of-band',
  'palo alto': 'Palo Alto',
  'solid fire': 'SolidFire',
  'static nat': 'static NAT',
  'tungsten fabric': 'Tungsten Fabric',
  stratosphere: 'Stratosphere',
  vsphere: 'vSphere',
};

/** Words between the things of a name: "add account TO project". */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'to from for of by as with and in on via after at using into without'.split(' '),
);

/** Words after which no article stands, although they do not end with s. */
export const UNCOUNTED: ReadonlySet<string> = new Set(
  'data metadata maintenance access storage metrics usage management infrastructure capacity health scope egress ingress ha kms nat ldap s3'.split(
    ' ',
  ),
);
