import type { BuiltInCommand, Role } from '../facts/load-facts.js';
import type { ParameterBag } from './request/parameter-bag.js';
import type { AccountRow, OwnedRow, Row, Tables, UserRow } from './store/rows.js';

/** Whoever sends the request. */
export interface Caller {
  user: UserRow;
  account: AccountRow;
  role: Role;
  /** Of a key pair that may do less than its user: the first rule that fits a command decides, and none is a no. */
  rules?: readonly { rule: string; permission: string }[];
}

/** Of somebody who has logged in. */
export interface Session {
  user: UserRow;
  cookie: string;
  /** The password was right, and a second factor is asked for. */
  awaitsCode: boolean;
}

/** What every handler works on. */
export interface World {
  tables: Tables;
  jobs: JobBoard;
  /** The cloud's own clock. */
  now: () => Date;
  /** A fresh id for a new object; the same sequence at every start. */
  newId: (kind: string) => string;
  /** Commands that this cloud offers, by name. */
  offered: ReadonlyMap<string, BuiltInCommand>;
  types: Readonly<Record<string, { fields: { name: string; type: string }[] }>>;
  pageLimit: number;
  /** Running sessions of `login`, by session key. */
  sessions: Map<string, Session>;
}

export interface Call {
  command: BuiltInCommand;
  params: ParameterBag;
  caller: Caller;
  world: World;
}

/** What an asynchronous command leaves behind: the job runs `finish` when its time is over. */
export interface JobPlan {
  /** Id of the object that an asyncCreate command has made. */
  id?: string;
  /** The object that the job works on: it carries the job's id while it runs. */
  about?: OwnedRow | Row;
  /** CloudStack's name of that kind of object, `jobinstancetype`. */
  aboutType?: string;
  event?: string;
  /** Says what is done, for the list of events: "starting Vm". */
  saying?: string;
  /** Throws what is wrong before anything is changed; looked at when the job runs. */
  check?: () => void;
  /** Makes the change and gives the object to answer with; nothing means success. An ApiError makes the job fail. */
  finish: () => Row | readonly Row[] | undefined;
  /** Puts things back when a fault makes the job fail instead. */
  cancel?: () => void;
}

export interface Job extends Row {
  jobstatus: 0 | 1 | 2;
  accountid: string;
  account: string;
  domainid: string;
  cmd: string;
}

/** What a fault plans for the next job. */
export type JobFate = { fails: { errorcode: number; errortext: string } } | 'stuck' | 'vanishes' | undefined;

export interface JobBoard {
  all: Job[];
  start: (call: Call, plan: JobPlan, fate: JobFate) => Job;
  /** The job that still works on this object. */
  pendingOn: (id: string) => Job | undefined;
  /** Does something when a job would be over, without a job: a download that ends, say. */
  later: (act: () => void) => void;
  stop: () => void;
}

export type Result =
  | { list: readonly Row[]; count?: number }
  | { object: Row }
  | { success: true; displaytext?: string }
  | { flat: Record<string, unknown>; cookies?: string[] }
  | { job: JobPlan };

export type Handler = (call: Call) => Result;
export type Handlers = Record<string, Handler>;
