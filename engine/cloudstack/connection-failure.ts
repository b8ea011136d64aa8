import { ToolError } from '../errors.js';
import { CONNECT_PHASE } from './connect-phase.js';

/** What went wrong on the way, without any text of the transport: its messages hold the signed URL. */
export interface ConnectionFailure {
  kind: 'unsent' | 'certificate' | 'timeout' | 'cancelled' | 'too-large' | 'broken';
  /** In plain words, such as "the connection was refused, ECONNREFUSED". */
  reason: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network to it',
  ETIMEDOUT: 'it did not accept the connection in time',
  ECONNRESET: 'the connection broke',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection broke',
  EPIPE: 'the connection broke',
  EPROTO: 'it does not speak TLS there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};

const CERTIFICATE =
  /^(?:CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH_)/;

/**
 * Names a failure of the transport by its code. `unsent` is said only if no byte of the request can have left: the phase
 * decides that and no code does, since a connection that was ready may end with EHOSTUNREACH too.
 */
export function connectionFailure(error: unknown): ConnectionFailure {
  const { code, phase, type } = transportFacts(error);
  if (type === 'max-size') return { kind: 'too-large', reason: 'the answer is larger than 64 MiB' };
  const words = REASONS[code];
  const reason = words ? `${words}, ${code}` : code || 'the connection broke';
  if (CERTIFICATE.test(code)) return { kind: 'certificate', reason };
  return { kind: phase === CONNECT_PHASE ? 'unsent' : 'broken', reason };
}

/** The failure as the error a person meets; `after` is what had been sent. */
export function failureAsError(
  failure: ConnectionFailure,
  { server, command, seconds, change }: { server: string; command: string; seconds: number; change: boolean },
): ToolError {
  const { kind, reason } = failure;
  if (kind === 'unsent') return new ToolError('cannot-connect', { server, reason });
  if (kind === 'certificate') return new ToolError('certificate-refused', { server, reason });
  if (change) return outcomeUnknown(command, reason);
  if (kind === 'timeout') return new ToolError('timeout', { server, command, seconds });
  if (kind === 'cancelled') return new ToolError('cancelled');
  if (kind === 'too-large') return new ToolError('unreadable-answer', { command, what: reason });
  return new ToolError('connection-lost', { server });
}

/** A change that was sent and whose answer nobody saw. It must never be sent again by itself. */
export function outcomeUnknown(command: string, reason: string): ToolError {
  return new ToolError('outcome-unknown', { command, reason });
}

/** node-fetch keeps code and system call of the error below, but in fields that its types do not show. */
function transportFacts(error: unknown): { code: string; phase: string; type: string } {
  const facts: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(facts['code']), phase: text(facts['erroredSysCall']), type: text(facts['type']) };
}
