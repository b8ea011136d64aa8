import { loadAnswerFacts } from '../../../engine/facts/answer-facts.js';
import { loadFacts } from '../../../engine/facts/load-facts.js';

import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import type { Recording, Shape } from './recordings.js';

/** What is looked at; a recording agrees when all of it does. */
export type Aspect = 'status' | 'envelope' | 'key' | 'error' | 'job' | 'missing' | 'unknown' | 'type';

export interface Difference {
  aspect: Aspect;
  says: string;
}

/** What the demo cloud answered, in the same terms as a recording. */
export interface Outcome {
  status: number;
  /** Undefined for what is no JSON. */
  body: unknown;
  /** What the job said at its end, if one was started. */
  job?: Record<string, unknown>;
}

type Fields = Record<string, Shape>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The form of a value; the rows of a list are merged into one. */
export function shapeOfValue(value: unknown): Shape {
  if (Array.isArray(value)) {
    const shapes = value.map(shapeOfValue);
    const rows = shapes.filter(isFields);
    if (rows.length > 0) return [Object.assign({}, ...rows) as Fields];
    return shapes.slice(0, 1);
  }
  if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOfValue(one)]));
  if (typeof value === 'string') return 's';
  if (typeof value === 'number') return 'n';
  return typeof value === 'boolean' ? 'b' : 'z';
}

const one = (aspect: Aspect, says: string): Difference[] => [{ aspect, says }];

/** What recordings like this one have in common: fields that all of them have, and what their jobs tell of the object. */
export interface Alike {
  steady: ReadonlySet<string>;
  tells: ReadonlySet<string>;
}

/** Where an outcome differs from a recording. */
export function compare(
  recording: Recording,
  outcome: Outcome,
  command: BuiltInCommand,
  { steady, tells }: Alike,
): Difference[] {
  if (recording.params === undefined) return compareJob(recording, outcome, command, { steady, tells });
  if (recording.shape === 'not JSON')
    return outcome.body === undefined && outcome.status === recording.status ? [] : one('status', 'is no JSON there');
  if (outcome.status !== recording.status) return one('status', `${outcome.status} for ${recording.status}`);
  if (!isFields(outcome.body) || !isFields(recording.shape)) return one('envelope', 'no object');
  const [envelope = '', content] = Object.entries(outcome.body)[0] ?? [];
  const [wanted = '', form = ''] = Object.entries(recording.shape)[0] ?? [];
  if (envelope !== wanted) return one('envelope', `${envelope} for ${wanted}`);
  if (recording.status !== 200) return compareError(recording, content as unknown as Record<string, unknown>);
  return compareContent(shapeOfValue(content), form, command, steady);
}

function compareError(recording: Recording, content: Record<string, unknown>): Difference[] {
  const differ = (['errorcode', 'cserrorcode'] as const).filter((name) => content[name] !== recording[name]);
  return differ.map((name) => ({
    aspect: 'error',
    says: `${name} ${String(content[name])} for ${String(recording[name])}`,
  }));
}

const COUNT = 'count';

function compareContent(
  actual: Shape,
  wanted: Shape,
  command: BuiltInCommand,
  steady: ReadonlySet<string>,
): Difference[] {
  if (!isFields(actual) || !isFields(wanted)) return one('key', 'no object');
  const keys = Object.keys(actual).filter((name) => name !== COUNT);
  const wantedKeys = Object.keys(wanted).filter((name) => name !== COUNT);
  // How much there was to list is a matter of the world, not of the answer.
  const isList = command.kind === 'list' || command.name.startsWith('list');
  if (isList && wantedKeys.length === 0)
    return keys.every((name) => name === command.key) ? [] : one('key', keys.join());
  if (command.kind === 'success' || command.async || command.kind === 'auth') return compareFlat(actual, wanted);
  if (keys.join() !== wantedKeys.join() && keys.length + wantedKeys.length < 5)
    return one('key', `${keys.join()} for ${wantedKeys.join()}`);
  if (wantedKeys.length !== 1) return compareFlat(actual, wanted);
  const key = wantedKeys[0] ?? '';
  return compareObjects(actual[key], wanted[key], command, steady);
}

/** Small answers: exactly the same. */
function compareFlat(actual: Fields, wanted: Fields): Difference[] {
  const names = new Set([...Object.keys(actual), ...Object.keys(wanted)]);
  return [...names].flatMap((name): Difference[] => {
    if (actual[name] === undefined) return one('missing', name);
    if (wanted[name] === undefined) return one('unknown', name);
    return compareTypes(name, actual[name], wanted[name]);
  });
}

const rowOf = (shape: Shape | undefined): Fields | undefined => {
  if (isFields(shape)) return Array.isArray(shape['responses']) ? rowOf(shape['responses']) : shape;
  return Array.isArray(shape) && isFields(shape[0]) ? shape[0] : undefined;
};

function compareObjects(
  actual: Shape | undefined,
  wanted: Shape | undefined,
  command: BuiltInCommand,
  steady: ReadonlySet<string>,
): Difference[] {
  const [own, other] = [rowOf(actual), rowOf(wanted)];
  if (Array.isArray(actual) !== Array.isArray(wanted))
    return one('key', 'a list where there is none, or none where there is one');
  if (!own || !other)
    return JSON.stringify(actual) === JSON.stringify(wanted) || (!own && !other) ? [] : one('missing', 'every field');
  const allowed = allowedFields(command);
  const missing = [...steady]
    .filter((name) => own[name] === undefined)
    .map((name): Difference => ({ aspect: 'missing', says: name }));
  const differ = Object.entries(own).flatMap(([name, shape]): Difference[] => {
    const form = other[name];
    if (form !== undefined) return compareTypes(name, shape, form);
    return allowed.has(name) ? [] : one('unknown', name);
  });
  return [...missing, ...differ];
}

/** Everything that was ever seen in this type. */
function allowedFields(command: BuiltInCommand): Set<string> {
  const type = loadAnswerFacts().types[command.answersReally ?? command.answers] ?? {};
  // Nobody who was recorded had anything in a project.
  const ofProjects = loadFacts().types[command.answers]?.fields.filter(({ name }) => /^project(id)?$/.test(name)) ?? [];
  return new Set([...Object.keys(type).map((name) => name.replace(/\?$/, '')), ...ofProjects.map(({ name }) => name)]);
}

const DATA = /details$|^params$|^serviceofferingdetails$/;

function compareTypes(name: string, actual: Shape, wanted: Shape): Difference[] {
  if (DATA.test(name)) return isFields(actual) === isFields(wanted) ? [] : one('type', name);
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    const [own, other] = [actual[0], wanted[0]];
    return own === undefined || other === undefined ? [] : compareTypes(name, own, other);
  }
  if (isFields(actual) && isFields(wanted))
    return Object.entries(actual).flatMap(([field, shape]) =>
      wanted[field] === undefined ? [] : compareTypes(`${name}.${field}`, shape, wanted[field]),
    );
  return actual === wanted ? [] : one('type', `${name} ${JSON.stringify(actual)} for ${JSON.stringify(wanted)}`);
}

function compareJob(
  recording: Recording,
  { job }: Outcome,
  command: BuiltInCommand,
  { steady, tells }: Alike,
): Difference[] {
  if (!job) return one('job', 'no job was started');
  if (job['jobstatus'] !== recording.jobstatus)
    return one('job', `jobstatus ${String(job['jobstatus'])} for ${String(recording.jobstatus)}`);
  const told = 'jobinstanceid' in job ? 'id' : 'jobinstancetype' in job ? 'type' : 'none';
  if (!tells.has(told)) return one('job', `tells ${told} of its object for ${[...tells].join(' or ')}`);
  const result = job['jobresult'];
  if (recording.shape === undefined) return result === undefined ? [] : one('job', 'a result where there is none');
  if (!isFields(result)) return one('job', 'no result');
  if (recording.jobstatus === 2)
    return result['errorcode'] === (recording.errorcode as unknown)
      ? []
      : one('error', `errorcode ${JSON.stringify(result['errorcode'])} for ${String(recording.errorcode)}`);
  const shape = shapeOfValue(result);
  if (!isFields(shape) || !isFields(recording.shape)) return one('job', 'no result');
  const [key, wanted] = [Object.keys(shape).join(), Object.keys(recording.shape).join()];
  if (key !== wanted) return one('key', `${key} for ${wanted}`);
  if (command.kind === 'success') return [];
  return compareObjects(shape[key], recording.shape[key], command, steady);
}

/** The fields of the object in a recording, undefined where there is none. */
export function fieldsOf(recording: Recording, command: BuiltInCommand): string[] | undefined {
  const { shape } = recording;
  if (!isFields(shape) || recording.jobstatus === 2 || recording.status !== 200) return undefined;
  const inside = recording.params === undefined ? shape : Object.values(shape)[0];
  if (!isFields(inside)) return undefined;
  const key = Object.keys(inside).filter((name) => name !== COUNT);
  if (key.length !== 1 || command.kind === 'success') return undefined;
  const row = rowOf(inside[key[0] ?? '']);
  return row && Object.keys(row);
}
