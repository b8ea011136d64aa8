import type { ServerResponse } from 'node:http';
import { ApiError } from '../api-error.js';
import { answerRequest, errorAnswer, type Answer, type Rules } from '../answer/answer-request.js';
import { sentValue } from '../access/authenticate.js';
import type { World } from '../call.js';
import type { Fault, FaultQueue } from './faults.js';
import type { ArrivedRequest } from './http-server.js';
import type { JobFate } from '../call.js';
import { sendAnswer } from './send-answer.js';

export interface LoggedRequest {
  /** Which one it is since the start; the first is 1. */
  number: number;
  command: string;
  method: 'GET' | 'POST';
  /** Decoded, without `signature` and `apikey`; names as sent. */
  params: Record<string, string>;
  /** Name of the caller's account, once the request was let in. */
  account: string | undefined;
  /** Status that was answered; 0 when the connection was cut or left hanging. */
  status: number;
  /** Milliseconds since 1970, by the clock of this machine. */
  at: number;
  /** Parameters that CloudStack drops without a word. */
  ignored: string[];
  /** What was answered; only kept for the page. */
  answer?: unknown;
}

const notExecuted = new Set<Fault['kind']>(['cut-before', 'hang-before', 'html']);

/** Takes one request from the log entry to the last byte. */
export function serveRequest(
  arrived: ArrivedRequest,
  response: ServerResponse,
  world: World,
  rules: Rules,
  faults: FaultQueue,
  log: LoggedRequest[],
): void {
  const { pairs, method } = arrived;
  const name = sentValue(pairs, 'command') ?? '';
  const secretNames = new Set(['signature', 'apikey']);
  const entry: LoggedRequest = {
    number: (log.at(-1)?.number ?? 0) + 1,
    command: name,
    method,
    params: Object.fromEntries(pairs.filter(([sent]) => !secretNames.has(sent.toLowerCase()))),
    account: undefined,
    status: 0,
    at: Date.now(),
    ignored: [],
  };
  log.push(entry);

  const command = world.offered.get(name);
  const fault = faults.take(name, command?.async ?? false);
  const answer = spoil(
    fault,
    () => answerRequest(arrived, world, rules, fateOf(fault)),
    (error) => ({
      ...errorAnswer(error, command, undefined),
      ignored: [],
    }),
  );
  entry.account = answer.caller?.account.name;
  entry.ignored = answer.ignored;
  if (rules.keepAnswers) entry.answer = answer.body;
  const json = sentValue(pairs, 'response')?.toLowerCase() === 'json';
  entry.status = sendAnswer(response, answer, json, fault, world.now());
}

function fateOf(fault: Fault | undefined): JobFate {
  if (fault?.kind === 'job-stuck') return 'stuck';
  if (fault?.kind === 'job-vanishes') return 'vanishes';
  if (fault?.kind === 'job-fails') return { fails: { errorcode: fault.errorcode, errortext: fault.errortext } };
  return undefined;
}

/** Faults that change what is answered; those of the transport are left to sendAnswer. */
function spoil(fault: Fault | undefined, execute: () => Answer, refuse: (error: ApiError) => Answer): Answer {
  if (!fault) return execute();
  if (notExecuted.has(fault.kind)) return { status: 0, body: {}, ignored: [] };
  switch (fault.kind) {
    case 'error': {
      const { errorcode, cserrorcode, errortext } = fault;
      return refuse(new ApiError(errorcode, errortext, cserrorcode === undefined ? {} : { cserrorcode }));
    }
    case 'rate-limit':
      return refuse(
        new ApiError(
          429,
          `The given user has reached his/her account api limit, please retry after [${fault.ms}] ms.`,
          {
            cserrorcode: 9999,
          },
        ),
      );
    case 'null-envelope':
      return renameKeys(execute());
    case 'answer': {
      const real = execute();
      return { ...real, body: fault.body(real.body) };
    }
    default:
      return execute();
  }
}

/** The same content under the text "null", as deleteProjectRolePermission and listImageTransfers answer. */
function renameKeys(answer: Answer): Answer {
  const [content] = Object.values(answer.body ?? {}) as unknown[];
  const inner =
    typeof content === 'object' && content !== null
      ? Object.fromEntries(
          Object.entries(content).map(([key, value]) => [
            typeof value === 'object' && value !== null ? 'null' : key,
            value as unknown,
          ]),
        )
      : content;
  return { ...answer, body: { null: inner } };
}
