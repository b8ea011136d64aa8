import type { EngineArguments } from '../../manifest/engine-arguments.js';
import type { ConfirmSettings } from '../../config/settings.js';
import { ToolError } from '../../errors.js';
import { isAtLeast } from '../../manifest/annotations.js';
import type { Approvals } from './approvals.js';
import { isPhrase } from './approval-proof.js';
import { describePlan } from './plan.js';
import type { Plan } from './plan.js';
import type { Subject } from './subject.js';
import type { Means, Tokens } from './tokens.js';

/** A question to the person behind the client. `phrase` has to be typed; without it yes or no is enough. */
export interface Question {
  message: string;
  phrase?: string;
  timeoutMs: number;
  signal?: AbortSignal;
}

export type Reply =
  | { action: 'accept'; phrase?: string; via?: 'terminal' }
  | { action: 'decline' }
  /** Closed without an answer. */
  | { action: 'dismiss' }
  /** Nothing came in time. */
  | { action: 'no-answer' }
  /** A client that said it can ask did something else: `how`, as the end of "The client ...". */
  | { action: 'odd'; how: string };

/** Asks through the client (elicitation) or a terminal. */
export type Ask = (question: Question) => Promise<Reply>;

export interface Confirmation {
  /** For the audit log. */
  how: 'not-needed' | 'elicitation' | 'terminal' | 'token' | 'token-and-phrase' | `approval by ${string}`;
  /** A person was asked, so time has passed and the objects have to be looked at again. */
  hasWaited: boolean;
  /** Spends the token; called right before anything is sent. */
  spend: () => void;
}

export interface ConfirmContext {
  settings: ConfirmSettings;
  tokens: Tokens;
  approvals: Approvals;
  /** The command with which a person approves a code. */
  approveCommand: (code: string) => string;
  /** Puts on record what came back to a question, where that confirmed nothing. */
  note: (answer: string) => void;
  ask?: Ask | undefined;
  signal?: AbortSignal | undefined;
}

/** Nobody reads and answers a question faster than this: a machine did. */
const FASTEST_PERSON_MS = 300;

const UNASKED: Confirmation = { how: 'not-needed', hasWaited: false, spend: () => undefined };

/** Returns how the call was confirmed, or throws: the plan with what to do, a refusal, or that nobody answered. */
export async function confirm(
  plan: Plan,
  subject: Subject,
  own: EngineArguments,
  context: ConfirmContext,
): Promise<Confirmation> {
  const { settings, tokens } = context;
  if (!isAtLeast(plan.severity, settings.askFrom)) return UNASKED;
  if (own._confirm !== undefined) {
    const means = tokens.check(own._confirm, subject);
    return redeem(own._confirm, means, plan, own, context);
  }
  if (!context.ask) throw planToConfirm(plan, subject, context, meansFor(plan, settings));
  const { reply, ms } = await askPerson(plan, context.ask, context);
  const isQuick = ms < FASTEST_PERSON_MS;
  // A client that can ask has a person: whatever else it does must not hand the question to the model.
  const needsPerson = (answer: string, why: string): ToolError => {
    context.note(answer);
    return planToConfirm(plan, subject, context, 'person', why);
  };
  switch (reply.action) {
    case 'accept':
      if (isQuick) {
        const why = `The client said yes after ${ms} ms, faster than anybody can read, so it did not count.`;
        throw needsPerson(`accept after ${ms} ms, not believed`, why);
      }
      if (plan.severity === 'critical' && !isPhrase(reply.phrase ?? '', plan.phrase)) {
        throw new ToolError('wrong-phrase', { phrase: plan.phrase });
      }
      return { how: reply.via ?? 'elicitation', hasWaited: true, spend: () => undefined };
    case 'decline': {
      context.note(`decline after ${ms} ms`);
      const action = (plan.warnings[0] ?? plan.title).replace(/\n.*/s, '').replace(/\.$/, '');
      const note = ` It came after ${ms} ms: if nobody was shown a question, the client declined on its own.`;
      throw new ToolError('declined', { action, note: isQuick ? note : '' });
    }
    case 'dismiss':
      context.note(`closed after ${ms} ms`);
      throw new ToolError('not-answered');
    case 'no-answer':
      throw needsPerson('none in time', `Nobody answered the question within ${settings.askSeconds} s.`);
    case 'odd':
      throw needsPerson(`the client ${reply.how}`, `The client can ask, but it ${reply.how}.`);
  }
}

function meansFor({ severity }: Plan, { high, critical }: ConfirmSettings): Means {
  if (severity === 'critical') return critical;
  return severity === 'high' ? high : 'token';
}

async function askPerson(plan: Plan, ask: Ask, context: ConfirmContext): Promise<{ reply: Reply; ms: number }> {
  const { settings, signal } = context;
  const asked = performance.now();
  const reply = await ask({
    message: describePlan(plan),
    timeoutMs: settings.askSeconds * 1000,
    ...(plan.severity === 'critical' ? { phrase: plan.phrase } : {}),
    ...(signal ? { signal } : {}),
  });
  // A person who said yes to a call that was given up meanwhile must not start it.
  if (signal?.aborted) throw new ToolError('cancelled');
  return { reply, ms: Math.round(performance.now() - asked) };
}

function redeem(token: string, means: Means, plan: Plan, own: EngineArguments, context: ConfirmContext): Confirmation {
  const { tokens, approvals } = context;
  const spend = (): void => tokens.use(token);
  switch (means) {
    case 'token':
      return { how: 'token', hasWaited: false, spend };
    case 'phrase':
      if (own._phrase === undefined || !isPhrase(own._phrase, plan.phrase)) {
        throw new ToolError('wrong-phrase', { phrase: plan.phrase });
      }
      return { how: 'token-and-phrase', hasWaited: false, spend };
    case 'person': {
      const code = approvals.codeFor(token);
      if (code === undefined) throw new ToolError('confirmation-unknown');
      const by = approvals.approvedBy(token);
      if (by === undefined) throw new ToolError('approval-missing', { code, run: context.approveCommand(code) });
      const spendBoth = (): void => {
        spend();
        approvals.forget(token);
      };
      return { how: `approval by ${by}`, hasWaited: false, spend: spendBoth };
    }
  }
}

/** The first call of two: what would happen, and what it takes to make it happen. */
function planToConfirm(plan: Plan, subject: Subject, context: ConfirmContext, means: Means, why?: string): ToolError {
  const { token, expires } = context.tokens.issue(subject, means);
  const minutes = Math.max(1, Math.round((expires - Date.now()) / 60_000));
  const again = `call ${plan.tool} again with exactly the same arguments and _confirm: "${token}"`;
  const data: Record<string, unknown> = { confirm: token, severity: plan.severity, reversible: plan.reversible };
  let how = `Show this to the person and ask. Only if they agree, ${again} (valid ${minutes} min, once).`;
  if (means === 'person') {
    const { caller, profile } = subject;
    const question = { plan: describePlan(plan), phrase: plan.phrase, caller, profile, expires };
    const code = context.approvals.ask(token, question);
    data['code'] = code;
    const { approver } = context.settings;
    const as = approver === '' ? '' : `, as the OS user ${approver}`;
    how = `A person has to approve this in a terminal${as}:\n  ${context.approveCommand(code)}\nOnce they have, ${again} (valid ${minutes} min, once).`;
  } else if (means === 'phrase') {
    data['phrase'] = plan.phrase;
    how = `Show this to the person and let them type the phrase "${plan.phrase}". Then ${again} and _phrase: what they typed (valid ${minutes} min, once).`;
  }
  const told = ['Nothing has been done yet.', ...(why === undefined ? [] : [why]), describePlan(plan)].join('\n');
  return new ToolError('confirmation-needed', { plan: told, how }, { data });
}
