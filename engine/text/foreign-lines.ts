/**
 * Stands for the end of a line inside a text of the cloud. Such texts come into our sentences, cards and tables, where
 * one that begins a line of its own could pass for a line of ours, or for an order to the model that reads it.
 */
export const LINE_END_SIGN = '\u2424';

/** A text of the cloud on one line. */
export function foldLines(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', LINE_END_SIGN) : text;
}

/** The text in its own lines again: only where they cannot be taken for ours, as inside a string of JSON. */
export function unfoldLines(text: string): string {
  return text.replaceAll(LINE_END_SIGN, '\n');
}

/** What no name has, and what a sentence that wants to be taken for ours needs: an end, a quote, a folded line, length. */
const SPEAKS = /[.!?:;]\s|["“”\u2424]|[.!?]["']?$/;
const LONGEST_NAME = 100;

/** A value as it may stand in a sentence of ours: what reads like a sentence itself is marked as quoted. */
export function quoteSpeech(text: string): string {
  return text.length > LONGEST_NAME || SPEAKS.test(text) ? `"${text.replace(/["“”]/g, "'")}"` : text;
}
