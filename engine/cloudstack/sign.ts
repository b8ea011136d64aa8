import { createHmac } from 'node:crypto';
import type { WireParams } from './encode.js';
import { wellFormed } from './encode-scalar.js';

/**
 * The text that CloudStack signs (ApiServer.verifyRequest): names sorted by code unit and not encoded, values encoded
 * as java.net.URLEncoder does with %20 for a space, all in lower case. `signature` itself is not part of it.
 */
export function canonicalText(params: WireParams): string {
  return Object.keys(params)
    .filter((name) => name !== 'signature')
    .sort()
    .map((name) => `${name}=${encodeValue(params[name] ?? '')}`)
    .join('&')
    .toLowerCase();
}

/** HMAC-SHA1 in base64. Names and values have to be well-formed already, see `sendable`. */
export function sign(params: WireParams, secretKey: string): string {
  return createHmac('sha1', secretKey).update(canonicalText(params), 'utf8').digest('base64');
}

/** The parameters as they can be sent: what has no UTF-8 form is replaced, so that the server signs what we signed. */
export function sendable(params: WireParams): WireParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [wellFormed(name), wellFormed(value)]));
}

/** The parameters as a query or as a form; the server decodes exactly what was signed. */
export function formBody(params: WireParams): string {
  return Object.entries(params)
    .map(([name, value]) => `${encodeValue(name)}=${encodeValue(value)}`)
    .join('&');
}

/** Java leaves `. - * _` alone and escapes `~ ! ' ( )`; encodeURIComponent would leave those five as they are. */
function encodeValue(text: string): string {
  return encodeURIComponent(text).replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
