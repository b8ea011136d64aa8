import type { WorldPart } from '../expand.js';

/** Groups of machines that grow and shrink by what is measured. */
export const autoscale: WorldPart = {
  counters: [
    {
      key: 'cpu',
      name: 'VM CPU - average percentage',
      source: 'CPU',
      value: 'vm.cpu.average.percentage',
      provider: 'VirtualRouter',
    },
    {
      key: 'memory',
      name: 'VM Memory - average percentage',
      source: 'MEMORY',
      value: 'vm.memory.average.percentage',
      provider: 'VirtualRouter',
    },
    {
      key: 'network',
      name: 'Public Network - mbps received per vm',
      source: 'VIRTUALROUTER',
      value: 'virtual.network.received.average.mbps',
      provider: 'VirtualRouter',
    },
  ],
  conditions: [
    {
      key: 'busy',
      owner: 'alice',
      zone: 'fra-1',
      counterid: '@counters/VM CPU - average percentage',
      relationaloperator: 'GT',
      threshold: 75,
    },
    {
      key: 'idle',
      owner: 'alice',
      zone: 'fra-1',
      counterid: '@counters/VM CPU - average percentage',
      relationaloperator: 'LT',
      threshold: 20,
    },
  ],
  autoScalePolicies: [
    {
      name: 'scale-up',
      owner: 'alice',
      action: 'scaleup',
      duration: 60,
      quiettime: 300,
      _conditions: ['@conditions/busy'],
    },
    {
      name: 'scale-down',
      owner: 'alice',
      action: 'scaledown',
      duration: 60,
      quiettime: 300,
      _conditions: ['@conditions/idle'],
    },
  ],
  autoScaleVmProfiles: [
    {
      key: 'web',
      owner: 'alice',
      zone: 'fra-1',
      serviceofferingid: '@serviceOfferings/small',
      templateid: '@templates/debian-12',
      expungevmgraceperiod: 120,
    },
    {
      key: 'shop',
      owner: 'webshop',
      zone: 'fra-1',
      serviceofferingid: '@serviceOfferings/medium',
      templateid: '@templates/shop-golden',
      expungevmgraceperiod: 120,
    },
  ],
  autoScaleVmGroups: [
    {
      name: 'web-autoscale',
      owner: 'alice',
      lbruleid: '@loadBalancerRules/web-lb',
      _policies: ['@autoScalePolicies/scale-up', '@autoScalePolicies/scale-down'],
      vmprofileid: '@autoScaleVmProfiles/web',
      minmembers: 2,
      maxmembers: 6,
      interval: 60,
      availablevirtualmachinecount: 2,
      state: 'ENABLED',
      networkid: '@networks/web-net',
    },
    {
      name: 'shop-autoscale',
      owner: 'webshop',
      lbruleid: '@loadBalancerRules/shop-lb',
      vmprofileid: '@autoScaleVmProfiles/shop',
      minmembers: 3,
      maxmembers: 12,
      interval: 60,
      availablevirtualmachinecount: 3,
      state: 'ENABLED',
      networkid: '@networks/shop-net',
    },
  ],
};
