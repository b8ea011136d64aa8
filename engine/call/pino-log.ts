import { pino } from 'pino';
import type { Log } from '../log-type.js';

/** JSON lines on stderr, each written before the call returns. */
export function openPino(level: string): Log {
  const options = { level, base: { name: 'cloudstack-mcp' }, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
