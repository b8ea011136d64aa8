import { ToolError } from '../errors.js';
import { cloudError, numberOf } from './classify.js';
import { isPlainObject } from './encode-scalar.js';
import { parseRepaired } from './repair-json.js';
import { shortenDumps } from './shorten-dumps.js';

type Row = Record<string, unknown>;

/** The inside of CloudStack's envelope. */
export interface Answer {
  body: Row;
}

/** What an asynchronous command answers at once; `objectId` where the object exists already. */
export interface Job {
  id: string;
  objectId?: string;
}

/**
 * One HTTP answer as the inside of its envelope. Throws CloudStack's own error, `not-cloudstack` for what a proxy or
 * another server said, `empty-answer` for nothing at all, and `unreadable-answer` for what CloudStack cannot have meant.
 */
export function readAnswer(status: number, contentType: string, text: string, command: string): Answer {
  const parsed = status >= 300 && status < 400 ? undefined : parse(text);
  // What goes through an answer goes down into it, and would fall over its depth.
  if (isDeeper(parsed, MOST_DEEP)) throw new ToolError('unreadable-answer', { command, what: 'it is nested too deep' });
  const body = isPlainObject(parsed) ? insideOf(parsed, command) : undefined;
  if (body && isError(body, status)) throw cloudError(body, status, command);
  if (body && status < 300) return { body };
  if (isPlainError(status, text)) throw cloudError({ errortext: plainError(text) }, status, command);
  // CloudStack's own empty answer says that it is XML.
  const isMarkup = text.trim() !== '' && looksLikeMarkup(contentType, text);
  // Whoever answers with an error status and without CloudStack's error body is not CloudStack.
  if (status >= 300 || isMarkup) {
    throw new ToolError('not-cloudstack', { status, what: describe(status, text, isMarkup) });
  }
  if (text.trim() === '') throw new ToolError('empty-answer', { command });
  const what = parsed === undefined ? 'it is not JSON' : 'its form is not known';
  throw new ToolError('unreadable-answer', { command, what });
}

/** The job that was begun, if the answer is one. What queryAsyncJobResult says about a job is none. */
export function jobOf({ body }: Answer): Job | undefined {
  const { id } = body;
  // Very old releases number their jobs.
  const jobid = typeof body['jobid'] === 'number' ? String(body['jobid']) : body['jobid'];
  if (typeof jobid !== 'string' || jobid === '' || 'cmd' in body || 'jobprocstatus' in body) return undefined;
  return typeof id === 'string' ? { id: jobid, objectId: id } : { id: jobid };
}

/**
 * The rows of an answer or a jobresult: under the first key that is not `count`, whatever its name. An object where a
 * list was declared is one row. `count` is CloudStack's total over all pages, not the number of rows.
 */
export function rowsOf(body: Row): { rows: Row[]; count: number } {
  const [first, inner] = content(body);
  if (first === undefined) return { rows: [], count: numberOf(body['count']) ?? 0 };
  const list = inner ?? [first];
  const rows = list.filter(isPlainObject);
  const nested = isPlainObject(first) && isResponses(first) ? first['count'] : undefined;
  return { rows, count: numberOf(body['count']) ?? numberOf(nested) ?? rows.length };
}

/** The one object of an answer or a jobresult: also a list of one, or a flat answer such as that of login. */
export function itemOf(body: Row): Row | undefined {
  return rowsOf(body).rows[0];
}

/** Whether it succeeded, as old and new releases say it. An answer without `success` that is no error is a success. */
export function successOf(body: Row): { success: boolean; text?: string } {
  const said = 'success' in body ? body : (itemOf(body) ?? body);
  const { success: word } = said;
  const success = word === undefined || word === true || (typeof word === 'string' && word.toLowerCase() === 'true');
  // What was run on a machine tells its end one level deeper: {"success": false, "result": {"message", "details"}}.
  const result = isPlainObject(said['result']) ? said['result'] : {};
  const text = [said['displaytext'] ?? said['details'], result['message'], result['details']]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ');
  return text === '' ? { success } : { success, text: shortenDumps(text) };
}

/** Whether something parsed from JSON is an error of CloudStack; it may come without a text. */
function isError(body: Row, status: number): boolean {
  return 'errorcode' in body && ('errortext' in body || 'cserrorcode' in body || status >= 400);
}

/** Numbers that no proxy gives: 430 to 432 and 530 to 537 (ApiErrorCode). */
const OWN_STATUS = /^(?:43[0-2]|53[0-7])$/;
const LONGEST_PLAIN_ERROR = 2_000;

/** A few commands answer an error as bare text, without an envelope. */
function isPlainError(status: number, text: string): boolean {
  return OWN_STATUS.test(String(status)) && text.length <= LONGEST_PLAIN_ERROR && !/^\s*[<{[]/.test(text);
}

/** An exception without a text is printed as the word null. */
function plainError(text: string): string {
  const plain = text.trim();
  return plain === 'null' ? '' : plain;
}

/**
 * The value of the only key, whatever its name: some 90 commands do not use `<command>response`, two answer under the
 * text "null". With several keys only an envelope of known name counts.
 */
function insideOf(answer: Row, command: string): Row | undefined {
  const keys = Object.keys(answer);
  const known = [`${command.toLowerCase()}response`, 'errorresponse'];
  const key = keys.length === 1 ? keys[0] : keys.find((name) => known.includes(name.toLowerCase()));
  const inside = key === undefined ? undefined : answer[key];
  if (key !== undefined && inside === null) return {};
  return isPlainObject(inside) ? inside : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trimStart().startsWith('{') ? parseRepaired(text) : undefined;
  }
}

/** CloudStack's own answers are not ten deep. */
const MOST_DEEP = 100;

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  if (Array.isArray(value)) return value.some((one) => isDeeper(one, most - 1));
  for (const key in value) if (isDeeper((value as Row)[key], most - 1)) return true;
  return false;
}

function looksLikeMarkup(contentType: string, text: string): boolean {
  return /\b(?:html|xml)\b/i.test(contentType) || text.trimStart().startsWith('<');
}

function describe(status: number, text: string, isMarkup: boolean): string {
  if (status >= 300 && status < 400) return 'a redirect to another address';
  if (isMarkup) return 'a web page';
  return text.trim() === '' ? 'without a text' : 'with a text that is not CloudStack’s';
}

/** The thing that the body is about, and its rows where it is a list. A flat body is itself the thing. */
function content(body: Row): [thing: unknown, list?: unknown[]] {
  const key = Object.keys(body).find((name) => name !== 'count');
  const first = key === undefined ? undefined : body[key];
  if (key === undefined || first === null) return [undefined];
  if (Array.isArray(first)) return [first, first];
  if (!isPlainObject(first)) return [body];
  // Lists of asynchronous commands come as {"null":{"responses":[...]}}.
  return isResponses(first) ? [first, first.responses] : [first];
}

function isResponses(value: Row): value is Row & { responses: unknown[] } {
  return Array.isArray(value['responses']);
}
