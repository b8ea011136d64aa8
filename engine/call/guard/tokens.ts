import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { ToolError } from '../../errors.js';
import { differences } from './subject.js';
import type { Subject } from './subject.js';

/** What besides the token it takes to go on. Decided when it is issued, so that a second call cannot ask for less. */
export type Means = 'token' | 'phrase' | 'person';

export interface Tokens {
  issue(subject: Subject, means: Means): { token: string; expires: number };
  /** Throws unless exactly this token was issued for exactly this, is not too old and was not used. */
  check(token: string, subject: Subject): Means;
  /** It works once: throws if another call that was checked at the same moment was faster. */
  use(token: string): void;
}

interface Issued {
  subject: Subject;
  means: Means;
  expires: number;
  /** By the clock that nobody sets. */
  began: number;
}

const REMEMBERED = 1_000;

/** Each process makes a new key: after a restart no earlier token is worth anything. */
export function createTokens(validMs: number): Tokens {
  const key = randomBytes(32);
  // By the whole token: whatever is not letter by letter what was issued is unknown.
  const issued = new LRUCache<string, Issued>({ max: REMEMBERED });
  const used = new LRUCache<string, true>({ max: REMEMBERED * 10 });

  const macOf = (nonce: string, expires: string, subject: Subject): string =>
    createHmac('sha256', key)
      .update(canonical([nonce, expires, subject]))
      .digest('base64url')
      .slice(0, 22);

  return {
    issue(subject, means) {
      const nonce = randomBytes(9).toString('base64url');
      const expires = Date.now() + validMs;
      const time = expires.toString(36);
      const token = `${nonce}.${time}.${macOf(nonce, time, subject)}`;
      issued.set(token, { subject, means, expires, began: performance.now() });
      return { token, expires };
    },
    check(token, subject) {
      const known = issued.get(token);
      if (!known) throw new ToolError('confirmation-unknown');
      if (used.has(token)) throw new ToolError('confirmation-used');
      // One clock stands still while the machine sleeps, the other may be set back.
      if (known.expires < Date.now() || performance.now() - known.began > validMs)
        throw new ToolError('confirmation-expired');
      const [nonce = '', time = '', mac = ''] = token.split('.');
      if (!isSame(mac, macOf(nonce, time, subject))) {
        throw new ToolError('confirmation-changed', { changed: differences(known.subject, subject).join('; ') });
      }
      return known.means;
    },
    use(token) {
      if (used.has(token)) throw new ToolError('confirmation-used');
      used.set(token, true);
    },
  };
}

/** The same text for the same value, whatever the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
