import type { WorldPart } from '../expand.js';

const AT = { physicalnetworkid: '@physicalNetworks/fra-1-physical' };

/** Devices outside that only some builds of CloudStack can drive, one of each. */
export const appliances: WorldPart = {
  netscalerLoadBalancers: [
    {
      key: 'ns-fra',
      lbdeviceid: '@id',
      ...AT,
      provider: 'Netscaler',
      lbdevicename: 'NetscalerMPXLoadBalancer',
      lbdevicestate: 'Enabled',
      lbdevicecapacity: 50,
      lbdevicededicated: false,
      publicinterface: '1/1',
      privateinterface: '1/2',
      ipaddress: '192.0.2.48',
    },
  ],
  netscalerControlCenter: [{ key: 'ncc', uuid: '@id', username: 'cloudstack', ipaddress: '192.0.2.49', numretries: 3 }],
  registeredServicePackages: [{ name: 'gold-lb', description: 'Load balancers with a device of their own' }],
  paloAltoFirewalls: [
    {
      key: 'pa-fra',
      fwdeviceid: '@id',
      ...AT,
      zone: 'fra-1',
      provider: 'PaloAlto',
      fwdevicename: 'PaloAltoFirewall',
      fwdevicestate: 'Enabled',
      fwdevicecapacity: 20,
      ipaddress: '192.0.2.20',
      publicinterface: 'ethernet1/1',
      privateinterface: 'ethernet1/2',
    },
  ],
  niciraNvpDevices: [
    {
      key: 'nvp-fra',
      nvpdeviceid: '@id',
      ...AT,
      provider: 'NiciraNvp',
      niciradevicename: 'nvp-fra',
      hostname: '192.0.2.52',
    },
  ],
  brocadeVcsDevices: [
    {
      key: 'vcs-fra',
      vcsdeviceid: '@id',
      ...AT,
      provider: 'BrocadeVcs',
      brocadedevicename: 'vcs-fra',
      hostname: '192.0.2.53',
    },
  ],
  bigSwitchBcfDevices: [
    {
      key: 'bcf-fra',
      bcfdeviceid: '@id',
      ...AT,
      provider: 'BigSwitchBcf',
      bigswitchdevicename: 'bcf-fra',
      hostname: '192.0.2.54',
      nat: false,
    },
  ],
  ciscoAsa1000vResources: [
    { key: 'asa-fra', resourceid: '@id', ...AT, hostname: '192.0.2.55', insideportprofile: 'inside' },
  ],
  ciscoVnmcResources: [
    { key: 'vnmc-fra', resourceid: '@id', ...AT, provider: 'CiscoVnmc', resourcename: '192.0.2.56' },
  ],
  ciscoNexusVSMs: [
    {
      key: 'vsm-1',
      vsmdeviceid: '@id',
      vsmdevicename: 'vsm-1',
      ipaddress: '192.0.2.57',
      vsmdevicestate: 'Enabled',
      clusterid: '@clusters/fra-1-kvm',
      zone: 'fra-1',
    },
  ],
  nsxControllers: [
    {
      name: 'nsx-main',
      nsxprovideruuid: '@id',
      zone: 'fra-1',
      hostname: '192.0.2.58',
      port: '443',
      tier0gateway: 'tier0',
      edgecluster: 'edge-1',
      transportzone: 'tz-1',
    },
  ],
  netrisProviders: [
    {
      name: 'netris-main',
      uuid: '@id',
      zone: 'ams-1',
      netrisurl: 'https://netris.example.com',
      sitename: 'ams',
      tenantname: 'admin',
      netristag: 'cloud',
    },
  ],
  openDaylightControllers: [
    { name: 'odl-fra', ...AT, url: 'http://192.0.2.59:8080', username: 'cloudstack', provider: 'OpenDaylight' },
  ],
  globalLoadBalancerRules: [
    {
      name: 'shop-global',
      owner: 'webshop',
      regionid: 1,
      gslbdomainname: 'shop.example',
      gslblbmethod: 'roundrobin',
      gslbstickysessionmethodname: 'sourceip',
      gslbservicetype: 'tcp',
      loadbalancerrule: [],
    },
  ],
  ovsElements: [{ key: 'fra-1', nspid: '@networkServiceProviders/VirtualRouter', enabled: true }],
  trafficMonitors: [{ key: 'fra-1', zone: 'fra-1', ipaddress: '192.0.2.60', numretries: '2', timeout: '30' }],
  networkDevice: [{ key: 'pxe' }],
  baremetalRct: [{ key: 'racks', url: 'https://files.example.com/racks.json' }],
  vmwareDcs: [{ name: 'vcenter-fra', zone: 'fra-1', vcenter: '192.0.2.61' }],
};
