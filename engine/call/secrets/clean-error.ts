import type { ToolError } from '../../errors.js';
import { foldLines } from '../../text/foreign-lines.js';
import { cleanSentence, cleanText } from './clean-text.js';

/** What CloudStack says may be a stack trace of many pages. */
const TEXT_LIMIT = 2_000;

/** The error without secrets, its texts of bearable length. They are cut last: half a secret would not be found. */
export function cleanError(error: ToolError, known: ReadonlySet<string>): ToolError {
  error.message = cleanSentence(error.message, known);
  error.next = cleanSentence(error.next, known);
  Object.assign(error.data, cleanData(error.data, known));
  if (error.cloud) error.cloud.text = shorten(foldLines(cleanText(error.cloud.text, known)));
  return error;
}

/** What programs get to know besides: candidates, a job, a token of ours, which is no secret of anybody. */
function cleanData(value: unknown, known: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return cleanSentence(value, known);
  if (Array.isArray(value)) return value.map((one) => cleanData(one, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanData(one, known)]));
}

function shorten(text: string): string {
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT - 1).replace(/\p{Surrogate}$/u, '')}…` : text;
}
