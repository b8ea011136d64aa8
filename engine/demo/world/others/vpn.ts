import type { WorldPart } from '../expand.js';

/** Tunnels into networks, and who may use them. */
export const vpn: WorldPart = {
  vpnGateways: [
    { key: 'alice-vpc', owner: 'alice', publicip: '203.0.113.16', vpcid: '@vpcs/alice-vpc' },
    { key: 'shop-vpc', owner: 'webshop', publicip: '203.0.113.17', vpcid: '@vpcs/shop-vpc' },
  ],
  vpnCustomerGateways: [
    {
      name: 'office-berlin',
      owner: 'alice',
      gateway: '192.0.2.10',
      cidrlist: '192.168.50.0/24',
      ipsecpsk: 'berlin-demo-psk',
      ikepolicy: 'aes256-sha256;modp2048',
      esppolicy: 'aes256-sha256',
    },
    {
      name: 'office-lyon',
      owner: 'acme-admin',
      gateway: '192.0.2.20',
      cidrlist: '192.168.60.0/24',
      ipsecpsk: 'lyon-demo-psk',
      ikepolicy: 'aes256-sha256;modp2048',
      esppolicy: 'aes256-sha256',
    },
  ],
  vpnConnections: [
    {
      key: 'berlin',
      owner: 'alice',
      s2svpngatewayid: '@vpnGateways/203.0.113.16',
      publicip: '203.0.113.16',
      s2scustomergatewayid: '@vpnCustomerGateways/office-berlin',
      gateway: '192.0.2.10',
      cidrlist: '192.168.50.0/24',
      ipsecpsk: 'berlin-demo-psk',
      state: 'Connected',
      passive: false,
    },
    {
      key: 'lyon',
      owner: 'webshop',
      s2svpngatewayid: '@vpnGateways/203.0.113.17',
      publicip: '203.0.113.17',
      s2scustomergatewayid: '@vpnCustomerGateways/office-lyon',
      gateway: '192.0.2.20',
      cidrlist: '192.168.60.0/24',
      ipsecpsk: 'lyon-demo-psk',
      state: 'Disconnected',
      passive: false,
    },
  ],
  remoteAccessVpns: [
    {
      key: 'web',
      owner: 'alice',
      publicipid: '@publicIpAddresses/203.0.113.10',
      publicip: '203.0.113.10',
      iprange: '10.1.2.1-10.1.2.8',
      presharedkey: 'web-demo-psk-01',
      state: 'Running',
    },
    {
      key: 'shop',
      owner: 'webshop',
      publicipid: '@publicIpAddresses/203.0.113.11',
      publicip: '203.0.113.11',
      iprange: '10.1.2.9-10.1.2.16',
      presharedkey: 'shop-demo-psk-01',
      state: 'Running',
    },
  ],
  vpnUsers: [
    { key: 'alice-phone', owner: 'alice', username: 'alice-phone', state: 'Active' },
    { key: 'shop-ops', owner: 'webshop', username: 'shop-ops', state: 'Active' },
  ],
};
