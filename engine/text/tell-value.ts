import { oneLine } from './plain-text.js';

const LONGEST_TOLD = 60;

/**
 * A value of the caller as an error tells it, never all of a long one. Not the beginning of it either: part of a text
 * could be part of a secret, which nobody would find again in the error.
 */
export function tellValue(text: string): string {
  return text.length > LONGEST_TOLD ? `a text of ${text.length} characters` : JSON.stringify(text);
}

/** The same for a name that the caller chose: of an argument, of a field. */
export function tellName(name: string): string {
  return name.length > LONGEST_TOLD ? `(a name of ${name.length} characters)` : oneLine(name);
}
