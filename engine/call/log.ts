import { cleanText } from './secrets/clean-text.js';
import { cleanAnswer } from './secrets/mask.js';
import { pino } from 'pino';
import type { Log } from '../log-type.js';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * Log lines (JSON, by pino) on stderr: stdout belongs to the protocol. Everything passes the same mask as answers do.
 * pino is loaded with the first line that is written, since most starts write none.
 */
export function createLog(level: Level, knownSecrets: ReadonlySet<string>): Log {
  let pinoLog: Log | undefined;
  const write = (at: Exclude<Level, 'silent'>) => (fields: object, message: string) => {
    if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
    pinoLog ??= openPino(level);
    pinoLog[at](cleanAnswer(fields, [], knownSecrets), cleanText(message, knownSecrets));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function openPino(level: Level): Log {
  const options = { level, base: { name: 'cloudstack-mcp' }, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
