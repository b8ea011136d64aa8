import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One line of the audit log. Arguments and texts in it are masked already. */
export interface AuditRecord {
  time: string;
  event: 'intent' | 'result' | 'refused';
  /** The same for the intent and the result of one call. */
  call: string;
  caller: string;
  client?: string;
  profile: string;
  tool: string;
  command?: string;
  arguments?: Record<string, unknown>;
  /** What the names stood for. */
  objects?: { argument: string; id: string; name: string }[];
  severity?: string;
  /** How it was confirmed: elicitation, token, approval, ... */
  confirmed?: string;
  outcome?: 'ok' | 'error' | 'pending';
  error?: string;
  job?: string;
  ms?: number;
}

export interface AuditLog {
  readonly file: string;
  /** Resolves when the line is on disk, not only in the system's memory. Throws if it cannot be written. */
  flush(record: AuditRecord): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  line: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Appends JSON lines. Lines that arrive while one flush is under way go to disk together with the next. */
export function openAuditLog(file: string): AuditLog {
  let handle: FileHandle | undefined;
  let queue: Waiting[] = [];
  let writing: Promise<void> | undefined;

  const opened = async (): Promise<FileHandle> => {
    if (handle) return handle;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    handle = await open(file, 'a', 0o600);
    return handle;
  };

  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      try {
        const target = await opened();
        await target.appendFile(group.map(({ line }) => line).join(''));
        await target.datasync();
        group.forEach(({ resolve }) => resolve());
      } catch (error) {
        await handle?.close().catch(() => undefined);
        handle = undefined;
        group.forEach(({ reject }) => reject(error));
      }
    }
    writing = undefined;
  };

  return {
    file,
    flush(record) {
      const line = `${JSON.stringify(record)}\n`;
      return new Promise((resolve, reject) => {
        queue.push({ line, resolve, reject });
        writing ??= writeAll();
      });
    },
    async close() {
      await writing;
      await handle?.close();
      handle = undefined;
    },
  };
}
