import { ApiError, failure, unavailable } from '../api-error.js';
import { authenticate, mayCall, requirePost, sentValue, type Arrival } from '../access/authenticate.js';
import { checkLimit } from '../access/limits.js';
import type { Call, Caller, Handler, Handlers, Result, World } from '../call.js';
import { entityExists, isKept } from '../store/entity-tables.js';
import type { BuiltInCommand } from '../../facts/load-facts.js';
import { signOnHandlers } from '../handlers/session.js';
import type { JobFate } from '../call.js';
import { ignoredNames, readParameters } from '../request/parameters.js';
import { eventOf } from '../generic/deed.js';
import { named } from '../refusals/refusal.js';
import { refused } from '../refusals/refused.js';
import { loadAnswerFacts } from '../../facts/answer-facts.js';
import { presentRow } from './present-row.js';
import type { Row } from '../store/rows.js';

export interface Answer {
  status: number;
  body: unknown;
  /** The text of an error, which CloudStack repeats in a header. */
  description?: string;
  cookies?: string[];
  /** What is known about the request, for the log. */
  caller?: Caller;
  ignored: string[];
}

export interface Rules {
  requirePostAndTimestamps: boolean;
  /** Keep what is answered beside the request. */
  keepAnswers: boolean;
  handlers: Handlers;
  /** Answers what nobody has written a handler for. */
  otherwise: Handler;
}

/** What CloudStack takes for an id: the public one, or the number in its database. */
const ID = /^(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** The id that nothing has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const generalText = 'Internal error executing command, please contact your system administrator';

/** Does what a request asks for and gives the answer as CloudStack words it. Never throws. */
export function answerRequest(arrival: Arrival, world: World, rules: Rules, fate: JobFate): Answer {
  const name = sentValue(arrival.pairs, 'command') ?? '';
  const command = world.offered.get(name);
  const seen: { caller?: Caller; ignored: string[] } = { ignored: [] };
  try {
    if (name === '') throw new ApiError(400, 'No command was sent', { envelope: 'errorresponse' });
    if (rules.requirePostAndTimestamps) requirePost(command, name, arrival.method);
    if (command?.authenticator) return { ...signOnAnswer(command, arrival, world), ignored: [] };
    const caller = authenticate(arrival, name, world, { timestamps: rules.requirePostAndTimestamps });
    seen.caller = caller;
    if (!command?.roles.includes(caller.role) || !mayCall(caller, name)) throw unavailable(name);
    seen.ignored = ignoredNames(command, arrival.pairs, caller.role);
    const silent = silentStatus(command, arrival.pairs);
    if (silent !== undefined) return { status: silent, body: undefined, ...seen };
    const params = readParameters(command, arrival.pairs, {
      role: caller.role,
      pageLimit: world.pageLimit,
      // What the demo cloud has no kind for may have any id that is one.
      exists: (param, type, id) =>
        id !== NOBODY && (isKept(type) ? entityExists(world.tables, param, id) : ID.test(id)),
    });
    const call: Call = { command, params, caller, world };
    checkLimit(call);
    const result = refusal(call) ?? lateIfGone(call, rules.handlers[command.name] ?? rules.otherwise);
    return { status: 200, ...wrap(call, result, fate), ...seen };
  } catch (error) {
    return { ...errorAnswer(error, command, seen.caller), ...seen };
  }
}

/** Some commands break off without a word when what they need is missing: an empty body, and the status of a success. */
function silentStatus({ name, params }: BuiltInCommand, pairs: Arrival['pairs']): number | undefined {
  const isBare = !params.some((param) => sentValue(pairs, param.name.toLowerCase()) !== undefined);
  return isBare ? loadAnswerFacts().commands[name]?.silent : undefined;
}

/** A refused request fails at once, or in the job that does the work. */
function refusal(call: Call): Result | undefined {
  const wrong = refused(call);
  if (!wrong) return undefined;
  if (!wrong.late) throw wrong.error;
  return failing(call, wrong.error);
}

/** Of these it is looked at before there is a job. */
const LOOKED_AT_FIRST = /^(deleteNetwork|resizeVolume|delete(?!Ipv6)\w*Rule)$/;

/** What is gone is missed by the job, unless the job is about something that was to be made before. */
function lateIfGone(call: Call, handler: Handler): Result {
  try {
    return handler(call);
  } catch (error) {
    const { async, asyncCreate, name } = call.command;
    if (!(error instanceof ApiError && error.gone) || !async || asyncCreate || LOOKED_AT_FIRST.test(name)) throw error;
    return failing(call, error);
  }
}

/** A job that comes to nothing. */
function failing(call: Call, error: ApiError): Result {
  const { command, world } = call;
  const about = named(call, 'id') ?? named(call, 'virtualmachineid') ?? named(call, 'hostid');
  return {
    job: {
      event: eventOf(command.name),
      ...(about === undefined ? {} : { about }),
      ...(command.asyncCreate ? { id: world.newId(command.name) } : {}),
      finish: () => {
        throw error;
      },
    },
  };
}

/** login and logout have no caller yet: they are let in without a key and check what they need themselves. */
function signOnAnswer(
  command: BuiltInCommand,
  arrival: Arrival,
  world: World,
): Pick<Answer, 'status' | 'body' | 'cookies'> {
  if (arrival.method !== 'POST' && command.http !== 'GET')
    throw new ApiError(405, 'Please use HTTP POST to authenticate using this API');
  const silent = silentStatus(command, arrival.pairs);
  if (silent !== undefined) return { status: silent, body: undefined };
  // A login by code fails as a login does, whatever is missing.
  if (command.name === 'oauthlogin') throw new ApiError(531, 'There is no user behind this code');
  const params = readParameters(command, arrival.pairs, {
    role: 'User',
    pageLimit: world.pageLimit,
    exists: () => true,
  });
  const handler = signOnHandlers[command.name];
  if (!handler) throw failure(`${command.name} is not part of the demo cloud`);
  const { flat, cookies, status = 200 } = handler(params, world, arrival);
  return { status, body: flat && { [command.envelope]: flat }, ...(cookies ? { cookies } : {}) };
}

function wrap(call: Call, result: Result, fate: JobFate): Pick<Answer, 'body' | 'cookies'> {
  const { command, params, world } = call;
  const inside = (content: Record<string, unknown>): Pick<Answer, 'body'> => ({
    body: { [command.envelope]: content },
  });
  if ('job' in result) {
    const job = world.jobs.start(call, result.job, fate);
    return inside({ ...(result.job.id === undefined ? {} : { id: result.job.id }), jobid: job.id });
  }
  if ('list' in result) {
    const { list, count = list.length } = result;
    if (count === 0) return inside({});
    // Only commands with pages are cut at default.page.size; listApis, for one, answers whole.
    const hasPages = command.params.some(({ name }) => name === 'pagesize');
    const rows = hasPages ? onePage(list, params.number('page'), params.number('pagesize'), world.pageLimit) : list;
    return inside(
      list.length === 0 ? { count } : { count, [command.key ?? 'null']: rows.map((row) => presentRow(call, row)) },
    );
  }
  if ('object' in result) return inside({ [keyOf(call)]: presentRow(call, result.object) });
  if ('flat' in result) return { ...inside(result.flat), ...(result.cookies ? { cookies: result.cookies } : {}) };
  return inside(result);
}

/** Templates and ISOs share commands, and an ISO is told under its own name. */
const keyOf = ({ command, params }: Call): string =>
  command.key === 'template' && params.has('isoid') ? 'iso' : (command.key ?? 'null');

function onePage(
  rows: readonly Row[],
  page: number | undefined,
  size: number | undefined,
  limit: number,
): readonly Row[] {
  if (size === -1) return rows;
  const length = size ?? limit;
  const start = (Math.max(page ?? 1, 1) - 1) * length;
  return rows.slice(start, start + length);
}

/** The JSON of an error. `uuidList` is always there and empty here. */
export function errorAnswer(
  error: unknown,
  command: BuiltInCommand | undefined,
  caller: Caller | undefined,
): Pick<Answer, 'status' | 'body' | 'description'> {
  const known = error instanceof ApiError ? error : failure(`Error in the demo cloud: ${String(error)}`);
  const text = known.hidden && caller?.role !== 'Admin' ? generalText : known.message;
  const usual = command && (loadAnswerFacts().commands[command.name]?.errorEnvelope ?? command.envelope);
  const envelope = known.envelope ?? usual ?? 'errorresponse';
  return {
    status: known.errorcode,
    description: text,
    body: {
      [envelope]: {
        uuidList: [],
        errorcode: known.errorcode,
        ...(known.cserrorcode === undefined ? {} : { cserrorcode: known.cserrorcode }),
        errortext: text,
      },
    },
  };
}
