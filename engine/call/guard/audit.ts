import { appendFileSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, PRIVATE } from '../../make-folder.js';
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
  /** The tool through which it was called. */
  via?: string;
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
  /** Resolves when the system has the line; it survives the end of this process, but not that of the machine. */
  append: (record: AuditRecord) => Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  line: string;
  isFlushed: boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Lines that arrive while others go to disk do so together with the next. What only reaches the system's memory is done
 * at once: each turn over a thread would cost a read more than the writing itself.
 */
export function openAuditLog(file: string): AuditLog {
  let handle: FileHandle | undefined;
  /** The file that was opened, as the system knows it. */
  let mine: Stats | undefined;
  /** How long the file was when we left it, at the end of a whole line. */
  let left = -1;
  let queue: Waiting[] = [];
  let writing: Promise<void> | undefined;

  const opened = async (): Promise<{ target: FileHandle; size: number }> => {
    // It may have been deleted, or moved away by logrotate.
    const there = handle && statSync(file, { throwIfNoEntry: false });
    if (handle && there && there.ino === mine?.ino && there.dev === mine.dev)
      return { target: handle, size: there.size };
    await handle?.close();
    handle = undefined;
    makeFolder(dirname(file), PRIVATE);
    handle = await open(file, 'a+', 0o600);
    mine = await handle.stat();
    // A pipe that nobody empties would stop this process in the middle of a line.
    if (mine.isFIFO()) throw Object.assign(new Error('a pipe'), { code: 'it is a pipe' });
    return { target: handle, size: mine.size };
  };

  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      try {
        const { target, size } = await opened();
        // A line that broke off, on a full disk or by a kill, also of another process, must not swallow the next one.
        const start = size !== left && endsWithinLine(target, size) ? '\n' : '';
        const text = Buffer.from(start + group.map(({ line }) => line).join(''));
        left = -1;
        appendFileSync(target.fd, text);
        left = size + text.length;
        if (group.some(({ isFlushed }) => isFlushed)) await target.datasync();
        group.forEach(({ resolve }) => resolve());
      } catch (error) {
        await handle?.close().catch(() => undefined);
        handle = undefined;
        group.forEach(({ reject }) => reject(error));
      }
    }
    writing = undefined;
  };

  const write = (record: AuditRecord, isFlushed: boolean): Promise<void> => {
    const line = recordLine(record);
    return new Promise((resolve, reject) => {
      queue.push({ line, isFlushed, resolve, reject });
      writing ??= writeAll();
    });
  };

  return {
    file,
    flush: (record) => write(record, true),
    append: (record) => write(record, false),
    async close() {
      await writing;
      await handle?.close();
      handle = undefined;
    },
  };
}

function endsWithinLine({ fd }: FileHandle, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}
