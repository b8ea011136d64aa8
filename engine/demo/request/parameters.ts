import { ApiError, badParameter } from '../api-error.js';
import { readDate } from '../cloud-date.js';
import type { BuiltInCommand, ParameterFacts, Role } from '../../facts/load-facts.js';
import { ParameterBag, type ParameterValue } from './parameter-bag.js';
import { unpackMaps } from './unpack-maps.js';
import type { Pair } from '../access/verify-signature.js';

/** Names that belong to the protocol and not to a command. */
export const protocolNames = new Set([
  'command',
  'response',
  'apikey',
  'signature',
  'signatureversion',
  'expires',
  'sessionkey',
]);

export interface ParameterContext {
  role: Role;
  /** Largest page; also the default one. */
  pageLimit: number;
  exists: (param: ParameterFacts, entityType: string, id: string) => boolean;
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const wholeNumber = /^[+-]?\d{1,19}$/;
// CloudStack refuses control characters except line feed and carriage return.
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether this role may send the parameter at all. */
export const allowedFor = (param: ParameterFacts, role: Role): boolean =>
  param.adminOnly ? role === 'Admin' : !param.authorized || param.authorized.includes(role);

/** The parameters that this role can set. The names that are sent get lower-cased, so one with a capital never matches. */
const settable = (command: BuiltInCommand, role: Role): ParameterFacts[] =>
  command.params.filter((param) => allowedFor(param, role) && param.name === param.name.toLowerCase());

/** Names as sent that CloudStack drops without a word: unknown, or not for this role. */
export function ignoredNames(command: BuiltInCommand, sent: readonly Pair[], role: Role): string[] {
  const known = new Set([...protocolNames, ...settable(command, role).map((param) => param.name)]);
  if (command.async) known.add('customjobid');
  return sent.map(([name]) => name).filter((name) => !known.has((name.split('[')[0] ?? '').toLowerCase()));
}

/** Reads and checks what was sent as ParamGenericValidationWorker and ParamProcessWorker do. Throws 430 and 431. */
export function readParameters(
  command: BuiltInCommand,
  sent: readonly Pair[],
  context: ParameterContext,
): ParameterBag {
  const pairs = sent.filter(([name]) => !protocolNames.has(name.toLowerCase()));
  for (const [name, value] of pairs) {
    if (controlCharacter.test(value)) {
      throw badParameter(
        `Received value ${JSON.stringify(value)} for parameter ${name} is invalid, contains illegal ASCII non-printable characters`,
      );
    }
  }
  const { plain, maps } = unpackMaps(pairs);
  const known = settable(command, context.role);

  const values = new Map<string, ParameterValue>();
  for (const param of known) {
    const value =
      param.type === 'map'
        ? readMap(param, plain.get(param.name), maps.get(param.name))
        : readValue(command, param, plain.get(param.name), context);
    if (value !== undefined) values.set(param.name, value);
    else if (param.required) {
      throw badParameter(
        `Unable to execute API command ${command.name.toLowerCase()} due to missing parameter ${param.name}`,
      );
    }
  }
  const customJob = plain.get('customjobid');
  if (command.async && customJob !== undefined) values.set('customjobid', customJob);
  checkPage(values, known, context.pageLimit);
  return new ParameterBag(values);
}

function readMap(
  param: ParameterFacts,
  plain: string | undefined,
  entries: Map<number, Record<string, string>> | undefined,
): Record<string, string>[] | undefined {
  if (plain !== undefined) {
    throw new ApiError(
      430,
      `Unable to decode the parameter ${param.name}: it is not of the form ${param.name}[0].field`,
      {
        cserrorcode: 9999,
      },
    );
  }
  if (!entries) return undefined;
  const records = [...entries].sort(([a], [b]) => a - b).map(([, record]) => record);
  return param.mapStyle === 'free-first-index' ? records.slice(0, 1) : records;
}

function readValue(
  command: BuiltInCommand,
  param: ParameterFacts,
  text: string | undefined,
  context: ParameterContext,
): ParameterValue | undefined {
  if (text === undefined) return undefined;
  const start = `Unable to execute API command ${command.name.toLowerCase()} due to invalid value`;
  const malformed = (): ApiError => badParameter(`${start} ${text} for parameter ${param.name}`);
  const checkId = (id: string): string | undefined => {
    if (id === '' || id === '-1') return id || undefined;
    // A parameter that was added later never had numeric ids; what is no UUID becomes null there.
    if (!uuidForm.test(id) && param.since) return undefined;
    if (param.entityType && context.exists(param, param.entityType, id)) return id;
    throw badParameter(
      `${start}. Invalid parameter ${param.name} value=${id} due to incorrect long value format, or entity does not exist or due to incorrect parameter annotation for the field in api cmd class.`,
    );
  };
  if (text === '' && param.validations?.includes('NotNullOrEmpty')) {
    throw badParameter(`${start}. ${param.name} can not be empty`);
  }
  switch (param.type) {
    case 'uuid':
      return param.entityType === 'AsyncJobResponse' ? text || undefined : checkId(text);
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'integer':
    case 'short':
    case 'long': {
      if (text === '' && param.type === 'integer') return undefined;
      const limit = { integer: 2 ** 31, short: 2 ** 15, long: 2 ** 63 }[param.type];
      const value = Number(text);
      if (!wholeNumber.test(text) || value >= limit || value < -limit) throw malformed();
      return value;
    }
    case 'float':
    case 'double':
      if (text === '') return undefined;
      if (Number.isNaN(Number(text))) throw malformed();
      return Number(text);
    case 'date': {
      const date = readDate(text, param.name.toLowerCase() === 'enddate');
      if (date) return date;
      throw badParameter(
        `Unable to parse date ${text} for command ${command.name.toLowerCase()}, please pass dates in the format mentioned in the api documentation`,
      );
    }
    case 'list': {
      const items = text.split(',').filter((item) => item !== '');
      return param.collectionType === 'uuid' ? items.map((id) => checkId(id)).filter((id) => id !== undefined) : items;
    }
    default: {
      const limit = param.length ?? 255;
      if (text.length <= limit) return text;
      throw badParameter(`${start}. Value greater than max allowed length ${limit} for param: ${param.name}`);
    }
  }
}

function checkPage(values: Map<string, ParameterValue>, known: readonly ParameterFacts[], pageLimit: number): void {
  if (!known.some((param) => param.name === 'pagesize')) return;
  const page = values.get('page');
  const size = values.get('pagesize');
  if (typeof size === 'number' && size > pageLimit) {
    throw badParameter(`Page size can not exceed max allowed page size value: ${pageLimit}`);
  }
  if (page !== undefined && size === undefined)
    throw badParameter('"pagesize" parameter is required when "page" is specified');
  if (page === undefined && size !== undefined && size !== -1) {
    throw badParameter('"page" parameter is required when "pagesize" is specified');
  }
}
