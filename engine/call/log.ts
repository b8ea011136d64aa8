import { cleanText } from './secrets/clean-text.js';
import { cleanAnswer } from './secrets/mask.js';
import type { Log } from '../log-type.js';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * Log lines (JSON, by pino) on stderr: stdout belongs to the protocol. Everything passes the same mask as answers do.
 * pino is loaded with the first line that is written, since most starts write none; until then lines wait.
 */
export function createLog(level: Level, knownSecrets: ReadonlySet<string>): Log {
  let opening: Promise<Log> | undefined;
  let pinoLog: Log | undefined;
  const write = (at: Exclude<Level, 'silent'>) => (fields: object, message: string) => {
    if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
    const line = [cleanAnswer(fields, [], knownSecrets), cleanText(message, knownSecrets)] as const;
    if (pinoLog) {
      pinoLog[at](...line);
      return;
    }
    opening ??= import('./pino-log.js').then(({ openPino }) => openPino(level));
    void opening.then((opened) => {
      pinoLog = opened;
      opened[at](...line);
    });
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
