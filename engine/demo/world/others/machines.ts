import type { WorldPart } from '../expand.js';

/** What belongs to machines: groups, user data, snapshots of whole machines, schedules. */
export const machines: WorldPart = {
  instanceGroups: [
    { name: 'web', owner: 'alice' },
    { name: 'database', owner: 'alice' },
    { name: 'shop', owner: 'webshop' },
  ],
  userData: [
    { name: 'web-init', owner: 'alice', userdata: 'I2Nsb3VkLWNvbmZpZwpwYWNrYWdlczogW25naW54XQo=', params: null },
    { name: 'db-init', owner: 'alice', userdata: 'I2Nsb3VkLWNvbmZpZwpwYWNrYWdlczogW3Bvc3RncmVzcWxdCg==', params: null },
    { name: 'golden-init', owner: 'alice', userdata: 'I2Nsb3VkLWNvbmZpZwpwYWNrYWdlczogW2h0dHBkXQo=', params: null },
    { name: 'shop-init', owner: 'webshop', userdata: 'I2Nsb3VkLWNvbmZpZwo=', params: 'release' },
  ],
  cniConfiguration: [
    { name: 'calico-small', owner: 'alice', userdata: 'a2luZDogSW5zdGFsbGF0aW9uCg==', params: 'AS_NUMBER' },
    { name: 'cilium-default', owner: 'acme-admin', userdata: 'a2luZDogQ29uZmlnTWFwCg==' },
  ],
  resourceIcon: [
    {
      key: 'web-01',
      resourceid: '@virtualMachines/web-01',
      resourcetype: 'UserVm',
      base64image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9O9UQAAAABJRU5ErkJggg==',
    },
  ],
  vmSnapshot: [
    {
      name: 'web-01-before-patch',
      displayname: 'web-01-before-patch',
      owner: 'alice',
      zone: 'fra-1',
      virtualmachineid: '@virtualMachines/web-01',
      type: 'Disk',
      state: 'Ready',
      current: true,
    },
    {
      name: 'db-1-clean',
      displayname: 'db-1-clean',
      owner: 'alice',
      zone: 'fra-1',
      virtualmachineid: '@virtualMachines/db-1',
      type: 'DiskAndMemory',
      state: 'Ready',
      current: true,
    },
    {
      name: 'shop-api-release-41',
      displayname: 'shop-api-release-41',
      owner: 'webshop',
      zone: 'fra-1',
      virtualmachineid: '@virtualMachines/shop-api',
      type: 'Disk',
      state: 'Ready',
      current: false,
    },
  ],
  vmSchedule: [
    {
      key: 'web-01',
      virtualmachineid: '@virtualMachines/web-01',
      description: 'Off in the evening',
      action: 'STOP',
      schedule: '0 20 * * 5',
      timezone: 'Europe/Berlin',
      enabled: true,
    },
    {
      key: 'build',
      virtualmachineid: '@virtualMachines/build',
      description: 'On in the morning',
      action: 'START',
      schedule: '0 7 * * 1-5',
      timezone: 'Europe/Berlin',
      enabled: true,
    },
  ],
  resourceSchedule: [
    {
      key: 'web-01',
      resourceid: '@virtualMachines/web-01',
      resourcetype: 'VirtualMachine',
      description: 'Off in the evening',
      action: 'STOP',
      schedule: '0 20 * * 5',
      timezone: 'Europe/Berlin',
      enabled: true,
    },
    {
      key: 'build',
      resourceid: '@virtualMachines/build',
      resourcetype: 'VirtualMachine',
      description: 'On in the morning',
      action: 'START',
      schedule: '0 7 * * 1-5',
      timezone: 'Europe/Berlin',
      enabled: true,
    },
  ],
};
