import { ApiError, failure } from '../api-error.js';
import { loadAnswerFacts } from '../../facts/answer-facts.js';
import type { Call, Result } from '../call.js';
import { cloudDate } from '../cloud-date.js';
import { recordEvent } from '../jobs/record-event.js';
import type { Row } from '../store/rows.js';

/** What a command does to one thing, told apart from how it is answered. */
export interface Deed {
  /** The thing it is done to. */
  about?: Row;
  /** Answer this id at once: it was made before the job. */
  id?: string;
  /** Puts the thing into a state that it has while the job runs. */
  during?: string;
  /** Throws what is wrong; inside the job for asynchronous commands. */
  check?: () => void;
  /** Makes the change; gives what is answered, nothing for a success. */
  act: () => Row | readonly Row[] | undefined;
}

const EVENT_WORDS: Record<string, string> = { add: 'CREATE', register: 'CREATE', remove: 'DELETE' };

/** CloudStack's kind of event: "createVpnGateway" -> VPNGATEWAY.CREATE. */
export function eventOf(command: string): string {
  const [verb = ''] = /^[a-z]+/.exec(command) ?? [];
  const rest = command.slice(verb.length).toUpperCase();
  return `${rest === '' ? 'CLOUD' : rest}.${EVENT_WORDS[verb] ?? verb.toUpperCase()}`;
}

/** "createVpnGateway" -> "create vpn gateway". */
const sayingOf = (command: string): string => command.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** Does it as the command is answered: at once, or in a job. */
export function carryOut(call: Call, deed: Deed): Result {
  const { command } = call;
  const { about } = deed;
  const plan = {
    event: eventOf(command.name),
    saying: sayingOf(command.name),
    ...(about === undefined ? {} : { about }),
  };
  if (!command.async) {
    try {
      deed.check?.();
      const done = deed.act();
      if (command.http !== 'GET') recordEvent(call, plan, 'Completed');
      return answered(call, done);
    } catch (error) {
      if (command.http !== 'GET' && error instanceof ApiError) recordEvent(call, plan, 'Failed', error.message);
      throw error;
    }
  }
  const before = about?.['state'];
  if (about && deed.during !== undefined) about['state'] = deed.during;
  const putBack = (): void => {
    if (about && deed.during !== undefined) about['state'] = before;
  };
  return {
    job: {
      ...plan,
      ...(deed.id === undefined ? {} : { id: deed.id }),
      ...aboutWord(command.name),
      check: () => {
        try {
          deed.check?.();
        } catch (error) {
          putBack();
          throw error;
        }
      },
      finish: () => {
        try {
          return jobAnswer(call, deed.act());
        } catch (error) {
          putBack();
          throw error;
        }
      },
      cancel: putBack,
    },
  };
}

function aboutWord(command: string): { aboutType?: string } {
  const about = loadAnswerFacts().commands[command]?.about;
  return about === undefined ? {} : { aboutType: about };
}

type Done = ReturnType<Deed['act']>;

const isRows = (done: Done): done is readonly Row[] => Array.isArray(done);

/** The object of an answer that nobody has made: its fields are made up when it is shown. */
export const nameless = ({ command, world }: Call): Row => ({
  id: world.newId(command.name),
  created: cloudDate(world.now()),
});

function answered(call: Call, done: Done): Result {
  const { command } = call;
  switch (command.kind) {
    case 'list':
      return { list: isRows(done) ? done : done ? [done] : [] };
    case 'success':
      return { success: true, ...(loadAnswerFacts().commands[command.name]?.displaytext ? { displaytext: '' } : {}) };
    case 'object':
    case 'auth':
      return { object: isRows(done) ? (done[0] ?? nameless(call)) : (done ?? nameless(call)) };
    default:
      return { flat: {} };
  }
}

function jobAnswer(call: Call, done: Done): Row | readonly Row[] | undefined {
  const { kind } = call.command;
  if (kind === 'success' || kind === 'none') return undefined;
  if (kind === 'list') return isRows(done) ? done : [done ?? nameless(call)];
  const row = isRows(done) ? done[0] : done;
  if (row === undefined && kind !== 'object') throw failure('There is nothing to answer');
  return row ?? nameless(call);
}
