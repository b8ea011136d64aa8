import type { ToolError } from '../../errors.js';
import { cleanSentence, cleanText } from './clean-text.js';

/** What CloudStack says may be a stack trace of many pages. */
const TEXT_LIMIT = 2_000;

/** The error without secrets, its texts of bearable length. They are cut last: half a secret would not be found. */
export function cleanError(error: ToolError, known: ReadonlySet<string>): ToolError {
  error.message = cleanSentence(error.message, known);
  if (error.cloud) error.cloud.text = shorten(cleanText(error.cloud.text, known));
  return error;
}

function shorten(text: string): string {
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT - 1).replace(/\p{Surrogate}$/u, '')}…` : text;
}
