/** What has limits, by CloudStack's numbers. */
export const RESOURCES = [
  'user_vm',
  'public_ip',
  'volume',
  'snapshot',
  'template',
  'project',
  'network',
  'vpc',
  'cpu',
  'memory',
  'primary_storage',
  'secondary_storage',
  'backup',
  'backup_storage',
  'bucket',
  'object_storage',
  'gpu',
] as const;

export type Resource = (typeof RESOURCES)[number];
