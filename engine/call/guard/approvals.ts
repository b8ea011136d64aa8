import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { ToolError } from '../../errors.js';
import { proofOf, isPhrase } from './approval-proof.js';
import type { ApprovalAnswer, ApprovalQuestion } from './approval-proof.js';
import { keepPrivate, readAnswer, readJson, removeExpired, removeQuestion } from './approval-files.js';

export interface Approvals {
  /** Puts the question for a confirmation token where a person finds it; returns its code. Throws `approvals-unavailable`. */
  ask(token: string, question: Pick<ApprovalQuestion, 'plan' | 'phrase' | 'caller' | 'profile' | 'expires'>): string;
  /** The code, if this token needs an approval. */
  codeFor(token: string): string | undefined;
  /** Who approved it, or undefined. Throws `approval-refused` if there is an answer that does not count. */
  approvedBy(token: string): string | undefined;
  forget(token: string): void;
}

/** Most plans are never confirmed, and a model may ask for one after the other: the oldest question gives way. */
const REMEMBERED = 200;
/** So long after its token has expired nobody asks for a code any more. */
const GRACE_MS = 60_000;

/** Without letters that are mistaken for digits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * The server's side. What it asked it remembers itself, whole: the file of a question is only a way to show it, and an
 * answer counts if its proof is about the very words that this process asked. With `approver` only answers of that OS
 * user count.
 */
export function openApprovals(stateDir: string, approver?: number): Approvals {
  const folder = approvalsFolder(stateDir);
  const asked = new LRUCache<string, ApprovalQuestion>({
    max: REMEMBERED,
    dispose: ({ code }) => removeQuestion(folder, code),
  });
  return {
    ask(token, { plan, phrase, caller, profile, expires }) {
      const own = { code: newCode(), nonce: randomBytes(16).toString('hex') };
      const question = {
        plan,
        phrase,
        caller,
        profile,
        expires,
        ...own,
        ...(approver === undefined ? {} : { approver }),
      };
      keep(folder, `${question.code}.json`, question, approver === undefined ? 0o600 : 0o640);
      asked.set(token, question, { ttl: Math.max(0, expires - Date.now()) + GRACE_MS });
      return question.code;
    },
    codeFor: (token) => asked.get(token)?.code,
    approvedBy(token) {
      const question = asked.get(token);
      if (!question) return undefined;
      const { code } = question;
      const answer = readAnswer(join(folder, `${code}.approved`), approver);
      if (answer === undefined) return undefined;
      const refuse = (why: string): never => {
        throw new ToolError('approval-refused', { code, why, folder });
      };
      if ('why' in answer) return refuse(answer.why);
      const { by, proof } = answer.content as Partial<ApprovalAnswer>;
      if (typeof by !== 'string' || typeof proof !== 'string') return refuse('it is not what `approve` writes');
      return proof === proofOf(question, by) ? by : refuse('what was approved is not what is asked here');
    },
    forget(token) {
      asked.delete(token);
    },
  };
}

/** The person's side: the question behind a code. Throws if there is none or it is too old. */
export function readPending(stateDir: string, code: string): ApprovalQuestion {
  const name = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const dashed = `${name.slice(0, 3)}-${name.slice(3)}`;
  const pending = readJson(join(approvalsFolder(stateDir), `${dashed}.json`));
  if (!isQuestion(pending) || pending.code !== dashed)
    throw new ToolError('approval-unknown', { code: dashed, folder: approvalsFolder(stateDir) });
  assertOpen(stateDir, pending);
  return pending;
}

/**
 * Approves the question as it was shown, if the phrase is right. Throws `approval-unknown` if it became too old
 * meanwhile, `approvals-unavailable` if the answer cannot be written down.
 */
export function approve(stateDir: string, shown: ApprovalQuestion, phrase: string, by: string): void {
  if (!isPhrase(phrase, shown.phrase)) throw new ToolError('wrong-phrase', { phrase: shown.phrase });
  assertOpen(stateDir, shown);
  // The server may run as another user. There is nothing in an answer that has to be kept from anybody.
  const answer: ApprovalAnswer = { by, at: Date.now(), proof: proofOf(shown, by) };
  keep(approvalsFolder(stateDir), `${shown.code}.approved`, answer, 0o644);
}

/** Somebody may have written something else into its file. */
function isQuestion(found: unknown): found is ApprovalQuestion {
  if (typeof found !== 'object' || found === null) return false;
  const { code, plan, phrase, caller, profile, nonce, expires, approver = 0 } = found as Record<string, unknown>;
  const texts = [code, plan, phrase, caller, profile, nonce];
  return [expires, approver].every((one) => typeof one === 'number') && texts.every((one) => typeof one === 'string');
}

function assertOpen(stateDir: string, { code, expires }: ApprovalQuestion): void {
  if (expires >= Date.now()) return;
  throw new ToolError('approval-unknown', { code, folder: approvalsFolder(stateDir) });
}

function approvalsFolder(stateDir: string): string {
  return join(stateDir, 'approvals');
}

function newCode(): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

function keep(folder: string, name: string, content: object, mode: number): void {
  try {
    removeExpired(folder);
    keepPrivate(folder, name, content, mode);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ToolError('approvals-unavailable', { folder, reason }, { cause: error });
  }
}
