import { LRUCache } from 'lru-cache';
import { beginsWithId, isUuid, LEAST_OF_ID } from '../../text/uuid.js';

/**
 * The ids that this process has shown. Tables show only the beginning of an id, and whoever calls with that beginning
 * means the id that was shown.
 */
export interface ShownIds {
  /** The shortest beginning, eight letters at least, that no other id that was shown has; what is no id stays as it is. */
  shorten(ids: readonly string[]): Map<string, string>;
  /** Every id that was shown and begins so. */
  find(beginning: string): string[];
}

/** Some 10 MB. Of what was shown before, the cloud is asked. */
const REMEMBERED = 50_000;
/** Ids are random, and hardly two begin alike. Where so many do, all of them are shown whole: each is compared with each. */
const MOST_ALIKE = 50;
const TOO_MANY: readonly string[] = [];

export function createShownIds(): ShownIds {
  /** By their first letters, since no beginning is shorter. */
  const shown = new LRUCache<string, readonly string[]>({ max: REMEMBERED });
  const keyOf = (id: string): string => id.slice(0, LEAST_OF_ID).toLowerCase();

  const remember = (id: string): void => {
    const known = shown.get(keyOf(id)) ?? [];
    if (known === TOO_MANY) return;
    if (!known.some((one) => isSame(one, id)))
      shown.set(keyOf(id), known.length < MOST_ALIKE ? [...known, id] : TOO_MANY);
  };

  const shortest = (id: string): string => {
    const alike = shown.get(keyOf(id)) ?? TOO_MANY;
    if (alike === TOO_MANY) return id;
    const others = alike.filter((other) => !isSame(other, id));
    const same = Math.max(0, ...others.map((other) => sameLetters(id, other)));
    return id.slice(0, Math.max(LEAST_OF_ID, same + 1));
  };

  return {
    shorten(ids) {
      const whole = ids.filter(isUuid);
      whole.forEach(remember);
      return new Map(whole.map((id) => [id, shortest(id)]));
    },
    find: (beginning) => (shown.get(keyOf(beginning)) ?? []).filter((id) => beginsWithId(id, beginning)),
  };
}

/** In ids the case of letters means nothing. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function sameLetters(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charAt(at).toLowerCase() === b.charAt(at).toLowerCase()) at += 1;
  return at;
}
