import { createHash } from 'node:crypto';

let seed = 'demo-cloud';

/** Another text makes other ids and keys of the same names. */
export function seedIds(text: string): void {
  seed = text;
}

/** A UUID made from a name, always the same for the same name: the demo cloud looks alike at every start. */
export function stableId(name: string): string {
  const hex = createHash('sha1').update(`${seed}/${name}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A text of the form of an API key or secret (86 characters of base64url), made from a name. */
export function stableKey(name: string): string {
  return createHash('sha512').update(`${seed}/${name}`).digest('base64url');
}
