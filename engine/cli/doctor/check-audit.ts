import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { AuditRecord } from '../../call/guard/audit.js';
import { neutralise } from '../../text/neutralise.js';
import { failed, note, ok, warning } from './finding.js';
import type { Finding } from './finding.js';

const LOOK_BACK_MS = 7 * 24 * 3_600_000;
/** A change that was sent a moment ago may still be under way. */
const UNDER_WAY_MS = 15 * 60_000;
const SHOWN = 10;

/** Changes of the last week that were about to be sent and of which no result was written: nobody knows how they ended. */
export async function checkAudit(file: string, now = Date.now()): Promise<Finding[]> {
  const open = new Map<string, AuditRecord>();
  let broken = 0;
  try {
    const there = await stat(file);
    // A pipe is waited for, and a device has no end.
    if (!there.isFile() && !there.isDirectory())
      return [failed(`${file} is not a file.`, 'Correct `auditFile` where it is set.')];
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      if (line === '') continue;
      const record = parse(line);
      if (!record) broken += 1;
      else if (record.event === 'intent' && now - Date.parse(record.time) < LOOK_BACK_MS) open.set(record.call, record);
      // What went wrong after it was sent is as unknown as what was never written.
      else if (record.error !== 'outcome-unknown') open.delete(record.call);
      else if (open.has(record.call))
        open.set(record.call, { ...record, time: open.get(record.call)?.time ?? record.time });
    }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [note('There is none yet.')];
    return [failed(`${file} cannot be read (${code}).`, 'Correct `auditFile` or `stateDir` where it is set.')];
  }
  const unknown = [...open.values()].filter(
    ({ time, event }) => event === 'result' || now - Date.parse(time) > UNDER_WAY_MS,
  );
  return [
    ...(broken > 0 ? [note(`${broken} of its lines were cut off while being written.`)] : []),
    ...(unknown.length === 0 ? [ok('Every change of the last 7 days has its result.')] : [describeUnknown(unknown)]),
  ];
}

function describeUnknown(unknown: readonly AuditRecord[]): Finding {
  const count = unknown.length === 1 ? '1 change has' : `${unknown.length} changes have`;
  const shown = unknown.slice(-SHOWN).map(describe);
  const more = unknown.length > SHOWN ? [`and ${unknown.length - SHOWN} before them`] : [];
  return warning(
    [`${count} an intent and no result in the last 7 days:`, ...shown, ...more].join('\n'),
    'They were sent, or about to be; only the cloud knows whether they happened. Look there before you repeat one.',
  );
}

function describe({ time, caller, tool, objects = [], job, call }: AuditRecord): string {
  const names = objects.map(({ name, id }) => `${name} (${id})`).join(', ');
  const about = names === '' ? '' : ` ${names}`;
  const text = `${time} ${caller}: ${tool}${about}${job === undefined ? '' : `, job ${job}`}, call ${call}`;
  return neutralise(text).replaceAll('\n', ' ').slice(0, 300);
}

function parse(line: string): AuditRecord | undefined {
  try {
    const record = JSON.parse(line) as Partial<AuditRecord> | null;
    return typeof record?.call === 'string' && typeof record.time === 'string' ? (record as AuditRecord) : undefined;
  } catch {
    return undefined;
  }
}
