/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';

/** Names of fields whose value is a secret wherever they stand; from the wire notes 5.6, in the safe direction. */
const SECRET_NAME =
  /pass(word|wd|phrase|code)|^(pass|pwd)$|bindpass|truststorepass|secret|privatekey|(api|access|session|encryption)key$|psk$|presharedkey|token|signature$|userdata$|credential|authorization|^cookie|configdata|encryptedpassword/;
/** Names that only speak of a secret: `passwordenabled`, `apikeyaccess`, `secretid`. */
const ABOUT_SECRET = /(enabled|required|allowed|access|id|name|names|type|count|length|policy|expires|expiry)$/;

/** Field names are few and come a thousand times per answer; names of a cloud's own making may be many. */
const REMEMBERED = 10_000;
const known = new Map<string, boolean>();

/** Whether what is called so is a secret; how the words of the name are joined does not matter. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const isSecret = looksSecret(name);
  known.set(name, isSecret);
  return isSecret;
}

function looksSecret(name: string): boolean {
  const plain = name.toLowerCase().replace(/[._\s-]/g, '');
  return SECRET_NAME.test(plain) && !ABOUT_SECRET.test(plain);
}
