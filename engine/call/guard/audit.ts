import { mkdir, open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { recordLine } from './bounded-record.js';

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
  /** Names that the tool does not know; what they carried is not kept. */
  undeclared?: string[];
  /** What the names stood for. */
  objects?: { argument: string; id: string; name: string }[];
  severity?: string;
  /** How it was confirmed: elicitation, token, approval, ... */
  confirmed?: string;
  /** What came back to a question that confirmed nothing: "accept after 4 ms, not believed". */
  answer?: string;
  /** Only shown what would happen. */
  dryRun?: true;
  outcome?: 'ok' | 'error' | 'pending';
  error?: string;
  job?: string;
  ms?: number;
}

export interface AuditLog {
  readonly file: string;
  /** Resolves when the line is on disk, not only in the system's memory. Throws if it cannot be written. */
  flush: (record: AuditRecord) => Promise<void>;
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
    if (handle && (await isStill(handle, file))) return handle;
    await handle?.close();
    handle = undefined;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = await open(file, 'a+', 0o600);
    handle = fresh;
    return fresh;
  };

  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      try {
        const target = await opened();
        // A line that broke off, on a full disk or by a kill, also of another process, must not swallow the next one.
        const start = (await endsWithinLine(target)) ? '\n' : '';
        await target.appendFile(start + group.map(({ line }) => line).join(''));
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
      const line = recordLine(record);
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

/** Whether the file is still the one that was opened: it may have been deleted, or moved away by logrotate. */
async function isStill(handle: FileHandle, file: string): Promise<boolean> {
  const [mine, there] = await Promise.all([handle.stat(), stat(file).catch(() => undefined)]);
  return there !== undefined && there.ino === mine.ino && there.dev === mine.dev;
}

async function endsWithinLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer.toString() !== '\n';
}
