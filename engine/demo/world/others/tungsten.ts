import type { WorldPart } from '../expand.js';

const ZONES = ['fra-1', 'ams-1'];

/** One in each zone. Things of Tungsten Fabric have their id in a field of another name. */
const named = (names: readonly [string, string], fields: Readonly<Record<string, unknown>> = {}) =>
  names.map((name, at) => ({ name, uuid: '@id', zone: ZONES[at], ...fields }));

/** A Tungsten Fabric: only a cloud with that plug-in tells of it. */
export const tungsten: WorldPart = {
  tungstenFabricProviders: [
    {
      name: 'tungsten-fra',
      zone: 'fra-1',
      tungstenprovideruuid: '@id',
      tungstenproviderhostname: '192.0.2.90',
      tungstenproviderport: '8082',
      tungstengateway: '192.0.2.91',
      tungstenprovidervrouterport: '9091',
      tungstenproviderintrospectport: '8085',
      securitygroupsenabled: true,
    },
  ],
  tungstenFabricAddressGroup: named(['office-addresses', 'partner-addresses'], {
    ipprefix: '198.51.100.0',
    ipprefixlen: 24,
  }),
  tungstenFabricApplicationPolicySet: named(['shop-policies', 'lab-policies']),
  tungstenFabricFirewallPolicy: named(['web-policy', 'db-policy']),
  tungstenFabricFirewallRule: named(['allow-web', 'deny-telnet'], { action: 'pass', direction: 'oneway' }),
  tungstenFabricLogicalRouter: named(['shop-router', 'lab-router']),
  tungstenFabricNetwork: named(['tf-front', 'tf-back']),
  tungstenFabricNic: named(['tf-web-01-nic', 'tf-web-02-nic']),
  tungstenFabricVm: named(['tf-web-01', 'tf-web-02']),
  tungstenFabricPolicy: named(['front-to-back', 'lab-only']),
  tungstenFabricPolicyRule: [
    {
      key: 'web',
      uuid: '@id',
      zone: 'fra-1',
      policyuuid: '@tungstenFabricPolicy/front-to-back',
      direction: 'oneway',
      action: 'pass',
      protocol: 'tcp',
      srcnetwork: 'tf-front',
      destnetwork: 'tf-back',
    },
    {
      key: 'lab',
      uuid: '@id',
      zone: 'ams-1',
      policyuuid: '@tungstenFabricPolicy/lab-only',
      direction: 'twoway',
      action: 'deny',
      protocol: 'udp',
      srcnetwork: 'tf-back',
      destnetwork: 'tf-front',
    },
  ],
  tungstenFabricServiceGroup: named(['web-ports', 'db-ports'], { protocol: 'tcp', startport: 443, endport: 443 }),
  tungstenFabricTag: named(['tier=web', 'tier=db']),
  tungstenFabricTagType: named(['tier', 'site']),
};
