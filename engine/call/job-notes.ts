import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, PRIVATE } from '../make-folder.js';
import type { Settings } from '../config/settings.js';
import { readKept, whyNotTrusted } from '../own-files.js';

/** As CloudStack writes them: a UUID, or a number in old releases. */
export const JOB_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,19})$/i;

/** After a day CloudStack forgets what a job brought. */
const KEPT_MS = 24 * 3_600_000;
const LONGEST_NOTE = 2_000;

/** A job that a server began and did not see to its end, perhaps because it was killed. */
export interface JobNote {
  job: string;
  tool: string;
  began: string;
}

/** What outlives this process of the jobs that it began: else a password that one of them brings would be lost with it. */
export interface JobNotes {
  keep(job: string, tool: string): void;
  toolOf(job: string): string | undefined;
  drop(job: string): void;
}

type Place = Pick<Settings, 'stateDir' | 'profile' | 'cloud' | 'demo'>;

export function openJobNotes(place: Place): JobNotes {
  const folder = folderOf(place);
  const fileOf = (job: string): string | undefined =>
    JOB_ID.test(job) && !place.demo ? join(folder, `${job.toLowerCase()}.json`) : undefined;
  return {
    keep(job, tool) {
      const file = fileOf(job);
      if (file === undefined) return;
      const note = { tool, began: new Date().toISOString(), cloud: cloudOf(place), pid: process.pid };
      try {
        makeFolder(folder, PRIVATE);
        writeFileSync(file, `${JSON.stringify(note)}\n`, { mode: 0o600, flag: 'wx' });
      } catch (error) {
        // The job runs, and its id is in the audit log once this call is over. Half a note would stay for ever.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
      }
    },
    toolOf(job) {
      const file = fileOf(job);
      return file === undefined ? undefined : readNote(file, place)?.tool;
    },
    drop(job) {
      const file = fileOf(job);
      if (file !== undefined) rmSync(file, { force: true });
    },
  };
}

/** Jobs that servers began which are no more, the oldest first. What CloudStack has forgotten by now is forgotten here too. */
export function jobsLeftBehind(place: Place, now = Date.now()): JobNote[] {
  const folder = folderOf(place);
  const names = namesIn(folder).filter((name) => name.endsWith('.json') && JOB_ID.test(name.slice(0, -5)));
  const found = names.flatMap((name) => {
    const file = join(folder, name);
    const note = readNote(file, place);
    if (!note) return [];
    if (now - Date.parse(note.began) > KEPT_MS) {
      rmSync(file, { force: true });
      return [];
    }
    return isRunning(note.pid) ? [] : [{ job: name.slice(0, -5), tool: note.tool, began: note.began }];
  });
  return found.sort((a, b) => (a.began < b.began ? -1 : 1));
}

function folderOf({ stateDir }: Place): string {
  return join(stateDir, 'jobs');
}

/** The same name may stand for another cloud later. */
function cloudOf({ profile, cloud }: Place): string {
  return `${profile} ${cloud.url}`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readNote(file: string, place: Place): { tool: string; began: string; pid: number } | undefined {
  try {
    if (statSync(file).size > LONGEST_NOTE || whyNotTrusted(file) !== undefined) return undefined;
    const { tool, began, cloud, pid } = JSON.parse(readKept(file).toString('utf8')) as Record<string, unknown>;
    const isWhole = typeof tool === 'string' && typeof began === 'string' && !Number.isNaN(Date.parse(began));
    return isWhole && cloud === cloudOf(place) ? { tool, began, pid: Number(pid) } : undefined;
  } catch {
    return undefined;
  }
}

/** A number that is ours was that of another process before: this one has only just begun. */
function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
