import type { CloudClient } from '../../cloudstack/client.js';
import type { Settings } from '../../config/settings.js';
import { ToolError } from '../../errors.js';
import { isReadName } from '../../manifest/read-names.js';

type Policy = Pick<Settings, 'readOnly' | 'knownReads'>;

/** Whether a command only reads for sure: CloudStack's name for it says so, or the operator. A manifest alone does not. */
export function isSureRead({ knownReads }: Pick<Policy, 'knownReads'>, command: string): boolean {
  return isReadName(command) || knownReads.some((known) => known.toLowerCase() === command.toLowerCase());
}

/**
 * The last look before anything leaves, whatever asked for it: a tool, a name that is looked up, a count. A read-only
 * server sends nothing but sure reads, and what is none is sent like a change: once.
 */
export function guardReads(client: CloudClient, policy: Policy): CloudClient {
  return {
    send(request) {
      const isSure = request.effect === 'read' && isSureRead(policy, request.command);
      if (!isSure && policy.readOnly) {
        const code = request.effect === 'read' ? 'not-surely-read' : 'read-only';
        return Promise.reject(new ToolError(code, { tool: request.command, command: request.command }));
      }
      return client.send(isSure ? request : { ...request, effect: 'change' });
    },
    server: client.server,
    get clockSkewMs() {
      return client.clockSkewMs;
    },
    close: () => client.close(),
  };
}
