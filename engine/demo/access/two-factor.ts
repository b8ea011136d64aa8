import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { UserRow } from '../store/rows.js';

/** RFC 4648, without padding: the form in which authenticator apps take a key. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

const bitsOf = (values: Iterable<number>, width: number): string =>
  [...values].map((value) => value.toString(2).padStart(width, '0')).join('');

const inBase32 = (key: Buffer): string =>
  (bitsOf(key, 8).match(/.{1,5}/g) ?? []).map((bits) => ALPHABET[parseInt(bits.padEnd(5, '0'), 2)]).join('');

const fromBase32 = (text: string): Buffer => {
  const bits = bitsOf(
    Array.from(text, (sign) => Math.max(ALPHABET.indexOf(sign), 0)),
    5,
  );
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};

/** The six digits of RFC 6238 (HMAC-SHA1, steps of 30 seconds) for a key in base 32. */
export function timeCode(key: string, at: Date): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / STEP_MS)));
  const mac = createHmac('sha1', fromBase32(key)).update(step).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** How the second factor of a user is checked, by the names of CloudStack's providers. */
const providers: Readonly<
  Record<string, { make: () => string; accepts: (secret: string, code: string, now: Date) => boolean }>
> = {
  totp: {
    make: () => inBase32(randomBytes(20)),
    // Who types a code may need longer than its last second.
    accepts: (secret, code, now) =>
      [0, STEP_MS].some((ago) => timeCode(secret, new Date(now.getTime() - ago)) === code),
  },
  staticpin: {
    make: () => String(randomInt(1_000_000)).padStart(6, '0'),
    accepts: (secret, code) => secret === code,
  },
};

/** A new secret for the user; nothing if there is no such provider. The first right code makes it count for good. */
export function setUpSecondFactor(user: UserRow, provider: string): string | undefined {
  const secret = providers[provider]?.make();
  if (secret === undefined) return undefined;
  user._secondFactor = { provider, secret, isProven: false };
  user['is2faenabled'] = true;
  return secret;
}

/** From now on the password is enough. */
export function dropSecondFactor(user: UserRow): void {
  delete user._secondFactor;
  user['is2faenabled'] = false;
}

/** Whether the code is right; if so, the factor is there to stay. */
export function isRightCode({ _secondFactor: factor }: UserRow, code: string, now: Date): boolean {
  if (!factor || providers[factor.provider]?.accepts(factor.secret, code, now) !== true) return false;
  factor.isProven = true;
  return true;
}
