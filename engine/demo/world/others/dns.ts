import type { WorldPart } from '../expand.js';

/** Names of machines in the world outside. */
export const dns: WorldPart = {
  dnsServers: [
    {
      name: 'dns-main',
      owner: 'acme-admin',
      url: 'https://dns.acme.example',
      provider: 'PowerDNS',
      state: 'Enabled',
      ispublic: true,
    },
    {
      name: 'dns-lab',
      owner: 'alice',
      url: 'https://dns-lab.acme.example',
      provider: 'PowerDNS',
      state: 'Enabled',
      ispublic: false,
    },
  ],
  dnsProviders: [{ name: 'PowerDNS' }],
  dnsZones: [
    {
      name: 'acme.example',
      owner: 'acme-admin',
      dnsserverid: '@dnsServers/dns-main',
      dnsservername: 'dns-main',
      state: 'Active',
    },
    {
      name: 'shop.example',
      owner: 'alice',
      dnsserverid: '@dnsServers/dns-main',
      dnsservername: 'dns-main',
      state: 'Active',
    },
  ],
  dnsRecords: [
    {
      key: 'acme/www',
      name: 'www',
      dnszoneid: '@dnsZones/acme.example',
      type: 'A',
      contents: ['203.0.113.14'],
      ttl: 300,
    },
    {
      key: 'acme/api',
      name: 'api',
      dnszoneid: '@dnsZones/acme.example',
      type: 'A',
      contents: ['203.0.113.15'],
      ttl: 300,
    },
    {
      key: 'shop/api',
      name: 'api',
      dnszoneid: '@dnsZones/shop.example',
      type: 'A',
      contents: ['203.0.113.23'],
      ttl: 300,
    },
    {
      key: 'acme/mail',
      name: 'mail',
      dnszoneid: '@dnsZones/acme.example',
      type: 'MX',
      contents: ['10 mail.acme.example'],
      ttl: 3600,
    },
  ],
};
