const VALID_MS = 10 * 60_000;
const NEGLIGIBLE_MS = 60_000;
/**
 * A signature for a year from now opens the cloud for a year to whoever sees it: a server that says so is not followed.
 * Behind us it may be as far as it likes, since such a signature has expired already.
 */
export const TOO_FAR_AHEAD_MS = 24 * 3_600_000;

/** How far the server's clock is from ours, learned from its answers, and the `expires` that follows from it. */
export interface ServerClock {
  /** Server minus us, in ms; 0 until an answer told. */
  skewMs: number;
  /** True if this answer changed what `expires` is reckoned from. */
  learn(serverTime: number | undefined): boolean;
  /** Ten minutes ahead of the server; since 4.21 it refuses more than fifteen. */
  expires(): string;
}

export function openClock(): ServerClock {
  let used = 0;
  return {
    skewMs: 0,
    learn(serverTime) {
      if (serverTime === undefined) return false;
      this.skewMs = serverTime - Date.now();
      const before = used;
      const isSane = this.skewMs <= TOO_FAR_AHEAD_MS;
      used = isSane && Math.abs(this.skewMs) > NEGLIGIBLE_MS ? this.skewMs : 0;
      return Math.abs(used - before) > NEGLIGIBLE_MS;
    },
    expires: () => new Date(Date.now() + used + VALID_MS).toISOString().replace(/\.\d+Z$/, '+0000'),
  };
}
