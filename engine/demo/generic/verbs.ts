/** The first word of a command's name says what is done; of quotas the last one: quotaTariffCreate. */
export const verbOf = (command: string): string =>
  /(?<=^quota\w*)(?:Create|Update|Delete)$/.exec(command)?.[0].toLowerCase() ?? /^[a-z]+/.exec(command)?.[0] ?? '';

export const MAKES = new Set([
  'create',
  'add',
  'register',
  'upload',
  'import',
  'deploy',
  'clone',
  'copy',
  'generate',
  'associate',
  'issue',
  'ldap',
  'link',
  'dedicate',
]);
export const REMOVES = new Set([
  'delete',
  'remove',
  'expunge',
  'unmanage',
  'destroy',
  'unregister',
  'revoke',
  'release',
]);

/** The state that a thing has after these, written as its kind writes it. */
export const STATE_AFTER: Record<string, string> = {
  start: 'Running',
  stop: 'Stopped',
  reboot: 'Running',
  restart: 'Running',
  enable: 'Enabled',
  disable: 'Disabled',
  lock: 'Locked',
  suspend: 'Suspended',
  activate: 'Active',
};
