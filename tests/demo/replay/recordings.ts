import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The form of a value and nothing of its content: `s` a text, `n` a number, `b` a yes or no, `z` null; an array holds
 * what its members have in common.
 */
export type Shape = string | Shape[] | { [field: string]: Shape };

/** What a real CloudStack answered to one request, or said at the end of one job. */
export interface Recording {
  command: string;
  as: string;
  /** Absent for the end of a job: it is not told which request had started it. */
  params?: Record<string, unknown>;
  status: number;
  errorcode?: number;
  cserrorcode?: number;
  jobstatus?: number;
  /** The whole body; of a job's end what stands in `jobresult`. */
  shape?: Shape;
  /** What the job says of the object it was about: its type, its id too, or nothing. */
  instance?: 'id' | 'type' | 'none';
  /** CloudStack's class of the command and its word for the kind of object, told once a command. */
  class?: string;
  about?: string;
}

const CODES: Record<string, string> = { string: 's', number: 'n', boolean: 'b', null: 'z' };

/** The recordings that lie beside this file, or those of another file; `-shapes.jsonl` as they were taken works too. */
export function readRecordings(file?: string): Recording[] {
  const path = file ?? fileURLToPath(new URL('../../../../tests/demo/recordings/recordings.jsonl', import.meta.url));
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readLine(JSON.parse(line) as Line));
}

type Line = Omit<Recording, 'status'> & { status?: number; job?: boolean; envelope?: string; result?: Shape };

function readLine({ job, envelope, result, ...line }: Line): Recording {
  const status = line.status ?? 200;
  if (job === true) return readJob({ ...line, status, ...(result === undefined ? {} : { result }) });
  const errorcode = line.errorcode ?? (status === 200 ? undefined : status);
  const shape =
    envelope === undefined
      ? coded(line.shape ?? {})
      : { [envelope]: { uuidList: [], errorcode: 'n', cserrorcode: 'n', errortext: 's' } };
  return { ...line, status, shape, ...(errorcode === undefined ? {} : { errorcode }) };
}

/** As it was taken, a job's end is the whole answer of queryAsyncJobResult; here only its result is kept. */
function readJob({ result, shape, ...rest }: Recording & { result?: Shape }): Recording {
  const whole = shape === undefined ? undefined : (Object.values(shape)[0] as Record<string, Shape>);
  const inside = result ?? whole?.['jobresult'] ?? (rest.errorcode ? { errorcode: 'n', errortext: 's' } : undefined);
  const told = whole && ('jobinstanceid' in whole ? 'id' : 'jobinstancetype' in whole ? 'type' : 'none');
  return {
    ...rest,
    ...(inside === undefined ? {} : { shape: coded(inside) }),
    ...(told === undefined ? {} : { instance: told }),
  };
}

/** The short codes, whichever way the types are written. */
function coded(shape: Shape): Shape {
  if (typeof shape === 'string') return CODES[shape] ?? shape;
  if (Array.isArray(shape)) return shape.map(coded);
  return Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, coded(value)]));
}
