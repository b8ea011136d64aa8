import { isSecretName } from './secret-names.js';
import type { Span } from './spans.js';
import { endOfLine, endOfValue } from './values.js';

/** Names of two words, as people write them: "api key", "private key". */
const FIRST_WORD =
  '(?:(?:api|secret|private|access|session|encryption|signing|master|host|account|ssh|pre-?shared) (?=key|token)|pass (?=word|phrase|code))?';
const NAME = `${FIRST_WORD}[a-z][\\w.-]*`;
/** The wide signs are those of Chinese and Japanese texts. */
const EQUALS = '(?::=|=>|->|[=:\uff1d\uff1a\u2192])';
/** `name=`, `--name=`, `"name": `, `name[0]=`, `map[name]=`; begins where no other name can. */
const NAMED = new RegExp(
  `(?<![\\w.-])[-_.\\d]*(${NAME})(?:\\[["']?([^\\]\\s"']{0,40})["']?\\]([\\w.]{0,40}))?["']?\\s{0,3}${EQUALS}\\s{0,3}`,
  'gi',
);
/** `setPassword("...")`, `("password", "...")`, `["password", "..."]` */
const PASSED = new RegExp(
  `(?:(?<![\\w.-])[-_.\\d]*(${NAME})\\(\\s{0,3}|(?:[([]["']-{0,2}|["']-{1,2})(${NAME})["']\\s{0,3},\\s{0,3})(?=["'])`,
  'gi',
);
/** `--password hunter2`, as command lines have it. */
const OPTION = /(?<![\w-])--?([a-z][\w.-]*)[ \t]+(?=[^\s-])/gi;
/** `curl -u name:hunter2`, `mysql -phunter2`, and what agents of hosts run: ipmitool, iscsiadm, virsh, useradd. */
const PROGRAM_OPTION = new RegExp(
  [
    `(?<![\\w-])(?:-u|--user)[ \\t=]{0,3}["']?[^\\s:"']{1,100}:(?=\\S)`,
    ...[
      ['(?:sshpass|mysql\\w{0,20}|useradd|usermod|passwd)', '-p[ \\t]?'],
      ['ipmitool', '-P[ \\t]?'],
      ['iscsiadm', '-n[ \\t]+["\']?[\\w.]{0,60}\\.password(?:_in)?["\']?[ \\t]+-v[ \\t]+'],
      ['virsh[ \\t]+secret-set-value', '(?:--base64[ \\t=]|[\\da-f-]{36}[ \\t]+(?!-))'],
      ['redis-cli', '-a[ \\t]'],
      ['ldap\\w{1,20}', '-w[ \\t]?'],
      ['snmp\\w{1,20}', '-[cAX][ \\t]'],
      ['openssl', '-k[ \\t]'],
      ['(?:smbclient|rpcclient)', '-U[ \\t]?[^\\s%]{1,100}%'],
      ['(?:docker|podman|helm|oc)[ \\t]+login', '-p[ \\t]'],
      ['wpa_passphrase', '\\S{1,60}[ \\t]+'],
      ['htpasswd', '-\\w{0,8}b\\w{0,8}[ \\t]+\\S+[ \\t]+\\S+[ \\t]+'],
    ].map(([program, option]) => `(?<![\\w-])${program}[ \\t](?:[^\\n|;&]{0,200}?[ \\t])?${option}(?=\\S)`),
  ].join('|'),
  'g',
);
/** `echo root:hunter2 | chpasswd`, `echo hunter2 | passwd --stdin root` */
const PIPED =
  /(?<![\w-])(?:echo|printf)[ \t]+["']?(?:[^\s:"'|]{1,60}:)?(?=([^\s"'|]{1,200})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd)\b)/g;
/** `password for bob: ...`, `password was changed to ...`: as SAID, with some words between. */
const SAID_LATER = new RegExp(
  `(?<![\\w.-])(${NAME})(?=((?:[ \\t]+[\\w.@-]{1,40}){1,6}?(?:[ \\t]*[:=]|[ \\t]+(?:is|was|to))[ \\t]{1,3}["']?)([^\\s"'<>,;()]{8,500}))`,
  'gi',
);
/** `password hunter2`, `secret key is ...`, `password(...)`: only where what follows looks made up. */
const SAID = new RegExp(
  `(?<![\\w.-])(${NAME})(?=([ \\t(,[{<]{1,3}(?:(?:is|was)[ \\t]{1,3})?["']?)([^\\s"'<>,;()]{8,500}))`,
  'gi',
);

/** `identified by '...'`, as databases have it, and `root:hunter2` handed to chpasswd. */
const HANDED =
  /(?<![\w-])(?:identified[ \t]+by[ \t]+(?:password[ \t]+)?|chpasswd[ \t]*<<<[ \t]*["']?[^\s:"']{1,60}:)(?=\S)/gi;
/** The word in the languages of guests and directories, with a colon or an equals sign. */
const IN_OTHER_LANGUAGES =
  /(?:mot de passe|contraseña|clave secreta|senha|пароль|密码|密碼|パスワード|비밀번호|hasło|heslo|wachtwoord|lösenord)["']?\s{0,3}[:=\uff1a\uff1d]\s{0,3}/gi;

/** A header with more words than one: `Authorization: Bearer ...`, `Cookie: a=b; c=d`. */
const HEADER = /^(x-)?(proxy-)?authorization$|^(set-)?cookie$/i;
const QUOTED = /^["']/;
const UUID = /^[{(]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;
/** What is in every name of a secret, so that a text without one need not be looked at for SAID. */
export const IN_NAMES = /pass|pwd|secret|key|token|psk|otp|pin|sig|cookie|credential|auth|data|conf|string|sess/i;

/** Values that stand behind the name of a secret: `password=...`, `"secretkey": "..."`, `--token ...`. */
export function* assignedSecrets(text: string): Iterable<Span> {
  for (const pattern of [NAMED, PASSED, OPTION]) {
    let done = 0;
    for (const { 0: whole, 1: name = '', 2: inner = '', 3: field = '', index } of text.matchAll(pattern)) {
      if (index < done || ![name, inner, field].some(isSecretName)) continue;
      const from = index + whole.length;
      const isHeader = HEADER.test(name) && !QUOTED.test(text.slice(from, from + 1));
      const to = isHeader ? endOfLine(text, from) : endOfValue(text, from);
      done = to;
      yield { from, to };
    }
  }
  for (const pattern of /[ \t]/.test(text) ? [PROGRAM_OPTION, HANDED, IN_OTHER_LANGUAGES] : [IN_OTHER_LANGUAGES]) {
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      const from = index + whole.length;
      yield { from, to: endOfValue(text, from) };
    }
  }
  for (const { 0: whole, 1: secret = '', index } of text.matchAll(PIPED)) {
    const from = index + whole.length;
    yield { from, to: from + secret.length };
  }
  yield* saidSecrets(text);
}

function* saidSecrets(text: string): Iterable<Span> {
  if (!IN_NAMES.test(text) || !/\d/.test(text)) return;
  for (const pattern of [SAID, SAID_LATER]) {
    for (const { 0: whole, 1: name = '', 2: between = '', 3: word = '', index } of text.matchAll(pattern)) {
      if (!looksMadeUp(word) || !IN_NAMES.test(name) || !isSecretName(name)) continue;
      const from = index + whole.length + between.length;
      yield { from, to: from + word.length };
    }
  }
}

/** Letters and digits mixed, and no id. */
function looksMadeUp(word: string): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word) && !UUID.test(word) && !word.startsWith('[hidden]');
}
