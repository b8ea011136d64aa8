import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from '../../config/settings.js';
import { failed, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

/** The numbers by which Linux knows procfs and sysfs. */
const KERNELS = [0x9fa0, 0x62656572];

type Places = Pick<Settings, 'stateDir' | 'cacheDir' | 'auditFile'>;

/** Whether the server could write where it has to. Nothing is created. */
export async function checkFolders({ stateDir, cacheDir, auditFile }: Places): Promise<Finding[]> {
  const [state, cache, audit] = await Promise.all([
    whyNotFolder(stateDir),
    whyNotFolder(cacheDir),
    whyNotFile(auditFile),
  ]);
  return [
    state === undefined
      ? ok(`State: ${stateDir}`)
      : failed(
          `The state folder ${stateDir} cannot be written: ${state}.`,
          'There is nowhere to keep approvals and new passwords. Fix it, or set stateDir.',
        ),
    audit === undefined
      ? ok(`Audit log: ${auditFile}`)
      : failed(
          `The audit log ${auditFile} cannot be written: ${audit}.`,
          'No change runs without it. Fix it, or set auditFile.',
        ),
    cache === undefined
      ? ok(`Cache: ${cacheDir}`)
      : warning(
          `The cache folder ${cacheDir} cannot be written: ${cache}.`,
          'Everything works, but starting takes longer. Fix it, or set cacheDir.',
        ),
  ];
}

async function whyNotFile(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return whyNotFolder(dirname(file));
  return found.isFile() ? whyNotWritable(file) : 'it is not a file';
}

/** A folder that is not there yet is made by the server, so the nearest one above it counts. */
async function whyNotFolder(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(codeOf);
  if (found === 'ENOENT' && dirname(folder) !== folder) return whyNotFolder(dirname(folder));
  if (found === 'ENOTDIR') return 'part of its path is not a folder';
  if (typeof found === 'string') return found;
  if (!found.isDirectory()) return `${folder} is not a folder`;
  if (await isOfTheKernel(folder)) return `nothing can be made in ${folder}`;
  return whyNotWritable(folder);
}

/** What /proc and /sys hold is not on a disk, whatever its modes say to root. */
async function isOfTheKernel(folder: string): Promise<boolean> {
  const type = await statfs(folder).then(
    (found) => found.type,
    () => undefined,
  );
  return type !== undefined && KERNELS.includes(type);
}

function whyNotWritable(path: string): Promise<string | undefined> {
  return access(path, constants.W_OK).then(
    () => undefined,
    (error: unknown) => `${path}: ${codeOf(error)}`,
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
}
