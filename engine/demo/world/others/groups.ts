import { stableId } from '../../stable-id.js';
import type { WorldPart } from '../expand.js';

const tcp = (port: number, cidr: string, key: string): Record<string, unknown> => ({
  ruleid: stableId(`security-group-rule/${key}`),
  protocol: 'tcp',
  startport: port,
  endport: port,
  cidr,
  tags: [],
});

const ping = (cidr: string, key: string): Record<string, unknown> => ({
  ruleid: stableId(`security-group-rule/${key}`),
  protocol: 'icmp',
  icmptype: 8,
  icmpcode: 0,
  cidr,
  tags: [],
});

/** Groups of machines: near to or far from each other, and who may talk to whom. */
export const groups: WorldPart = {
  affinityGroups: [
    {
      name: 'web-apart',
      owner: 'alice',
      type: 'host anti-affinity',
      virtualmachineIds: ['@virtualMachines/web-01', '@virtualMachines/web-02'],
    },
    {
      name: 'shop-apart',
      owner: 'webshop',
      type: 'host anti-affinity',
      virtualmachineIds: ['@virtualMachines/shop-db-1', '@virtualMachines/shop-db-2'],
    },
    { name: 'db-together', owner: 'alice', type: 'host affinity', virtualmachineIds: ['@virtualMachines/db-1'] },
  ],
  affinityGroupTypes: [
    'host anti-affinity',
    'host affinity',
    'non-strict host anti-affinity',
    'non-strict host affinity',
  ].map((type) => ({ key: type, type })),
  securityGroups: [
    { name: 'default', owner: 'alice', description: 'Default Security Group', ingressrule: [], egressrule: [] },
    {
      name: 'web-servers',
      owner: 'alice',
      description: 'Web from anywhere',
      ingressrule: [tcp(80, '0.0.0.0/0', 'web-in-80'), tcp(443, '0.0.0.0/0', 'web-in-443')],
      egressrule: [ping('198.51.100.0/24', 'web-out-ping')],
    },
    {
      name: 'ssh-only',
      owner: 'acme-admin',
      description: 'Only SSH',
      ingressrule: [tcp(22, '198.51.100.0/24', 'ssh-in-office'), tcp(22, '0.0.0.0/0', 'ssh-in-all')],
      egressrule: [ping('0.0.0.0/0', 'ssh-out-ping')],
    },
  ],
  networkPermissions: [
    { key: 'carol', networkid: '@networks/web-net', owner: 'carol', accountid: '@accounts/carol' },
    { key: 'webshop', networkid: '@networks/ops-net', owner: 'webshop' },
  ],
};
