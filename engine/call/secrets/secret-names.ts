/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';

/** Parts of names, however joined, whose value is a secret wherever they stand; from the wire notes 5.6, in the safe direction. */
const SECRET_NAME =
  /passw(or)?[dt]|passphrase|passcode|pwd|(?<!by|com|sur|tres)pass$|truststorepass|secret|(private|priv|ssh|api|access|account|session|encryption|encrypt|signing|master|host|auth)key$|priv(ate)?keypem$|keydata$|kubeconf(ig)?$|psk$|presharedkey|token|signature$|userdata$|credential|(?<!saml)authorization|authheader|samlresponse|(^|root|admin|user|db|bind|host)pw$|^cookie|setcookie|configdata|connectionstring|communitystring|snmpcommunity|licen[cs]ekey$|(recovery|backup|verification|security|authentication)code$/;
/** Words that are a secret only where they stand alone: `sig` in `temp_url_sig` and not in `design`. */
const SECRET_WORD = /^(pass|creds|jwt|bearer|psk|pin|otp|totp|sig|privkey|pw|sess)$/;
/** Whoever knows it is somebody, although its name ends like one that only speaks of a secret. */
const SESSION = /(session|sess)id$/;
/** Names that only speak of a secret: `passwordenabled`, `apikeyaccess`, `secretid`. */
const ABOUT_SECRET = /(enabled|required|allowed|access|id|name|names|type|count|length|policy|expires|expiry)$/;

/** Field names are few and come a thousand times per answer; names of a cloud's own making may be many. */
const REMEMBERED = 10_000;
/** Of a name that nobody would write, its ends say enough. */
const LONGEST_NAME = 200;
const known = new Map<string, boolean>();

/** Whether what is called so is a secret; how the words of the name are joined does not matter. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const isSecret = looksSecret(
    name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}${name.slice(-LONGEST_NAME)}` : name,
  );
  known.set(name, isSecret);
  return isSecret;
}

function looksSecret(name: string): boolean {
  const plain = name.toLowerCase().replace(/[._\s-]/g, '');
  if (SESSION.test(plain)) return true;
  return (SECRET_NAME.test(plain) || wordsOf(name).some((word) => SECRET_WORD.test(word))) && !ABOUT_SECRET.test(plain);
}

/** `dbPass`, `db_pass` and `DB-PASS` are two words each. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[._\s-]+/);
}
