import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { ToolError } from '../../errors.js';

/** A question that waits in the state directory for a person at a terminal. */
export interface PendingApproval {
  code: string;
  plan: string;
  phrase: string;
  caller: string;
  profile: string;
  expires: number;
  /** Copied into the approval, so that only who could read the question can answer it. */
  proof: string;
}

export interface Approvals {
  /** Puts the question for a confirmation token where a person finds it; returns its code. Throws `approvals-unavailable`. */
  ask(token: string, question: Pick<PendingApproval, 'plan' | 'phrase' | 'caller' | 'profile' | 'expires'>): string;
  /** The code, if this token needs an approval. */
  codeFor(token: string): string | undefined;
  /** Who approved it, or undefined. */
  approvedBy(token: string): string | undefined;
  forget(token: string): void;
}

/** Most plans are never confirmed: of these no more are remembered than of the tokens that go with them. */
const REMEMBERED = 1_000;
/** So long after its token has expired nobody asks for a code any more. */
const GRACE_MS = 60_000;

/** Without letters that are mistaken for digits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The server's side. What it asked itself it remembers: a file that it did not write approves nothing. */
export function openApprovals(stateDir: string): Approvals {
  const folder = approvalsFolder(stateDir);
  const asked = new LRUCache<string, { code: string; proof: string }>({ max: REMEMBERED });
  return {
    ask(token, question) {
      const code = newCode();
      const proof = randomBytes(16).toString('hex');
      keepIn(folder, `${code}.json`, { ...question, code, proof });
      asked.set(token, { code, proof }, { ttl: Math.max(0, question.expires - Date.now()) + GRACE_MS });
      return code;
    },
    codeFor: (token) => asked.get(token)?.code,
    approvedBy(token) {
      const question = asked.get(token);
      if (!question) return undefined;
      const answer = readJson(join(folder, `${question.code}.approved`)) as { proof?: string; by?: string } | undefined;
      return answer?.proof === question.proof ? (answer.by ?? 'somebody') : undefined;
    },
    forget(token) {
      const question = asked.get(token);
      asked.delete(token);
      if (question) removeFiles(folder, question.code);
    },
  };
}

/** The person's side: the question behind a code. Throws if there is none or it is too old. */
export function readPending(stateDir: string, code: string): PendingApproval {
  const name = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const dashed = `${name.slice(0, 3)}-${name.slice(3)}`;
  const pending = readJson(join(approvalsFolder(stateDir), `${dashed}.json`)) as PendingApproval | undefined;
  if (!pending || pending.expires < Date.now()) {
    throw new ToolError('approval-unknown', { code: dashed, folder: approvalsFolder(stateDir) });
  }
  return pending;
}

/** Approves it if the phrase is right. Throws `approvals-unavailable` if that cannot be written down. */
export function approve(stateDir: string, pending: PendingApproval, phrase: string, by: string): void {
  if (!isPhrase(phrase, pending.phrase)) throw new ToolError('wrong-phrase', { phrase: pending.phrase });
  keepIn(approvalsFolder(stateDir), `${pending.code}.approved`, { proof: pending.proof, by, at: Date.now() });
}

/** Spaces at the ends and between words do not count; everything else does. */
export function isPhrase(typed: string, wanted: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');
  return plain(typed) === plain(wanted);
}

function approvalsFolder(stateDir: string): string {
  return join(stateDir, 'approvals');
}

function newCode(): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

function removeExpired(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pending = name.endsWith('.json') ? (readJson(join(folder, name)) as PendingApproval | undefined) : undefined;
    if (pending && pending.expires <= Date.now()) removeFiles(folder, pending.code);
  }
}

function removeFiles(folder: string, code: string): void {
  for (const ending of ['json', 'approved']) rmSync(join(folder, `${code}.${ending}`), { force: true });
}

function keepIn(folder: string, name: string, content: object): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeExpired(folder);
    writePrivate(join(folder, name), content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ToolError('approvals-unavailable', { folder, reason }, { cause: error });
  }
}

function writePrivate(file: string, content: object): void {
  writeFileSync(`${file}.tmp`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
