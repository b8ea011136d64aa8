import { invalidValue } from '../api-error.js';
import type { Handlers } from '../call.js';

/** The old command for both: it lists directories, and adds one when it is told where that is. */
export const ldapHandlers: Handlers = {
  ldapConfig({ params, world }) {
    const known = (world.tables['ldapConfigurations'] ??= []);
    const hostname = params.text('hostname');
    if (params.flag('listall') === true || hostname === undefined) return { list: known };
    const port = params.number('port') ?? 389;
    if (known.some((row) => row['hostname'] === hostname && row['port'] === port))
      throw invalidValue('There is a configuration for this server already.');
    const row = { id: world.newId('ldapConfigurations'), hostname, port };
    known.push(row);
    return { list: [row] };
  },
};
