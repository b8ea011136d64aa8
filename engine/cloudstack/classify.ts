import { ToolError, type CloudText, type ErrorCode } from '../errors.js';
import { neutralise } from '../text/neutralise.js';
import { meaningOf } from './known-texts.js';
import { shortenDumps } from './shorten-dumps.js';

/** org.apache.cloudstack.api.ApiErrorCode; the HTTP status and `errorcode` are the same number. */
const BY_ERRORCODE: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  401: 'not-authenticated',
  405: 'bad-request',
  429: 'rate-limited',
  430: 'refused',
  431: 'refused',
  432: 'command-refused',
  503: 'maintenance',
  511: 'two-factor',
  530: 'cloud-failed',
  531: 'no-permission',
  532: 'limit-reached',
  533: 'no-capacity',
  534: 'resource-unreachable',
  535: 'allocation-failed',
  536: 'still-in-use',
  537: 'rule-conflict',
};

/** com.cloud.utils.exception.CSExceptionErrorCode: the exception behind it, often more exact than the number. */
const BY_CSERRORCODE: Readonly<Record<number, ErrorCode>> = {
  4280: 'limit-reached',
  4285: 'resource-unreachable',
  4290: 'not-authenticated',
  4295: 'two-factor',
  4320: 'no-capacity',
  4325: 'no-capacity',
  4330: 'no-capacity',
  4331: 'no-capacity',
  4335: 'no-capacity',
  4340: 'no-capacity',
  4350: 'refused',
  4360: 'rule-conflict',
  4365: 'no-permission',
  4370: 'allocation-failed',
  4375: 'still-in-use',
  4380: 'resource-unreachable',
  4385: 'resource-unreachable',
  4390: 'not-supported',
  4545: 'rate-limited',
  4555: 'command-refused',
};

/** The class before a text: com.cloud.exception.InvalidParameterValueException: Duplicate configuration. */
const EXCEPTION = /\b(?:com\.cloud|org\.apache)(?:\.\w{1,60}){1,12}Exception: */g;

/** Numbers that say where a request was stopped; the exception behind them adds nothing and may mislead. */
const DECISIVE = new Set([401, 429, 432, 503, 511]);

/** The kind of failure behind CloudStack's two numbers. */
export function classify(errorcode: number | undefined, cserrorcode: number | undefined): ErrorCode {
  const byNumber = errorcode === undefined ? undefined : BY_ERRORCODE[errorcode];
  if (byNumber && errorcode !== undefined && DECISIVE.has(errorcode)) return byNumber;
  const byException = cserrorcode === undefined ? undefined : BY_CSERRORCODE[cserrorcode];
  return byException ?? byNumber ?? 'cloud-failed';
}

/**
 * CloudStack's error as ours: `body` is the inside of an envelope or a jobresult, `status` counts where it names no
 * number, and `command` is what was refused or failed.
 */
export function cloudError(body: Record<string, unknown>, status: number, command: string): ToolError {
  const errorcode = numberOf(body['errorcode']) ?? status;
  const cserrorcode = numberOf(body['cserrorcode']);
  const text = harmless(body['errortext'] ?? body['text']).trim();
  const cloud: CloudText = { errorcode, text: shortenDumps(text.replace(EXCEPTION, '')) };
  if (cserrorcode !== undefined) cloud.cserrorcode = cserrorcode;
  const byNumber = classify(errorcode, cserrorcode);
  const { code = byNumber, words, next } = meaningOf(errorcode, byNumber, text);
  const error = new ToolError(code, { command, ...words }, { cloud });
  if (next !== undefined) error.next = next;
  return error;
}

/** CloudStack's general refusal, 431: what somebody asks for may not exist, or not be theirs. */
export function isRefusal(code: ErrorCode): boolean {
  return code === 'refused' || code === 'refused-parameter';
}

/** A number that may come as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = value === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** What CloudStack says, whole: secrets can be found in it only before it is cut. */
function harmless(value: unknown): string {
  return typeof value === 'string' ? neutralise(value) : '';
}
