import { ApiError } from '../api-error.js';
import type { Call } from '../call.js';
import { tablesOfParam } from '../store/entity-tables.js';
import { findById } from '../store/index-of.js';
import type { Row } from '../store/rows.js';

/** The pairs of numbers that CloudStack answers: `errorcode`, which is the HTTP status too, and `cserrorcode`. */
export const NUMBERS = {
  invalid: [431, 4350],
  parameter: [431, 9999],
  malformed: [430, 9999],
  unavailable: [432, 9999],
  runtime: [530, 4250],
  server: [530, 9999],
  denied: [531, 4365],
  allocation: [535, 4370],
  conflict: [537, 9999],
} as const;

export type Numbers = keyof typeof NUMBERS;

/** When CloudStack refuses a command, what is said then, and with which numbers; `invalid` unless told otherwise. */
export interface Refusal {
  when: (call: Call) => unknown;
  says: string;
  as?: Numbers;
  /** Found out in the job, though the object is made before. */
  late?: boolean;
  envelope?: string;
}

export type Refusals = Readonly<Record<string, readonly Refusal[]>>;

/** The thing that a parameter names; undefined when it was not sent or is gone. */
export function named(call: Call, param: string): Row | undefined {
  const id = call.params.text(param);
  const facts = call.command.params.find(({ name }) => name === param);
  if (id === undefined || facts === undefined) return undefined;
  return findById(call.world.tables, tablesOfParam(facts), id)?.row;
}

/** A field of the thing that a parameter names. */
export const field = (call: Call, param: string, name: string): unknown => named(call, param)?.[name];

/** The value of a setting of the whole cloud; undefined for one that the demo world does not have. */
export const setting = ({ world }: Call, name: string): string | undefined =>
  world.tables.configurations.find((row) => row.name === name)?.value;

export const has = (call: Call, ...params: string[]): boolean => params.some((param) => call.params.has(param));

/** None of these parameters was sent. */
export const lacks =
  (...params: string[]) =>
  (call: Call): boolean =>
    !has(call, ...params);

/** The thing has a state, and it is none of these. */
export const notIn =
  (param: string, name: string, ...states: string[]) =>
  (call: Call): boolean => {
    const state = field(call, param, name);
    return typeof state === 'string' && !states.includes(state);
  };

export const refuse = ({ says, as = 'invalid', envelope }: Refusal): ApiError => {
  const [errorcode, cserrorcode] = NUMBERS[as];
  return new ApiError(errorcode, says, {
    cserrorcode,
    hidden: errorcode === 530,
    ...(envelope === undefined ? {} : { envelope }),
  });
};
