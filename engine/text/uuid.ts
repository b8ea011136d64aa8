const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Shorter than this, a beginning of an id could be a word or a number. */
export const LEAST_OF_ID = 8;

/** Completes a beginning to an id. */
const ZEROES = '00000000-0000-0000-0000-000000000000';

/** An id as CloudStack makes them. */
export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** What may be the beginning of such an id: tables show no more of it than tells it from others. */
export function isBeginningOfUuid(text: string): boolean {
  return text.length >= LEAST_OF_ID && text.length < 36 && UUID.test(text + ZEROES.slice(text.length));
}

/** In ids the case of letters means nothing. */
export function beginsWithId(id: string, beginning: string): boolean {
  return isUuid(id) && id.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase();
}
