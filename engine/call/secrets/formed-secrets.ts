import { HIDDEN } from './secret-names.js';
import type { Span } from './spans.js';

/** Secrets that show by their form: private keys, tokens, hashes of passwords, and passwords of addresses. */
const FORMS: [hint: string, pattern: RegExp][] = [
  [
    '-----BEGIN',
    /-----BEGIN[A-Z0-9 %+]{0,60}PRIVATE(?: |%20|\+)KEY[\s\S]*?(?:-----END[A-Z0-9 %+]{0,60}PRIVATE(?: |%20|\+)KEY-----|$)/g,
  ],
  ['eyJ', /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{2,}(?:\.[\w-]*){0,3}/g],
  // The key of a Ceph user, as it stands in the addresses of RBD.
  ['AQ', /(?<![A-Za-z0-9+/])AQ[A-Za-z0-9+/]{36}==/g],
  // A hash as in /etc/shadow.
  ['$', /\$(?:[156y]|2[abxy]|apr1)\$[./A-Za-z0-9,=$]{8,}/g],
  ['g', /\b(?:gh[opsur]_|github_pat_|glpat-)[\w-]{20,}/g],
  ['xox', /\bxox[a-z]-[A-Za-z0-9-]{10,}/g],
  // Vault, providers of models and of code, Google: a prefix of their own, and digits among the letters.
  ['hvs.', /\bhvs\.[\w-]{20,}/g],
  ['sk-', /(?<![\w-])sk-(?=[\w-]*\d)[\w-]{20,}/g],
  ['AIza', /\bAIza[\w-]{30,}/g],
  ['_', /\b(?:npm|dckr_pat|hf|glsa)_(?=\w*\d)\w{20,}/g],
  // name:password@host, as scp and rsync take it.
  [
    '@',
    /(?<=(?<![\w.%+:/-])(?!(?:mailto|sips?|xmpp|acct|urn):)[a-z_][\w.-]{0,60}:)[^\s:/@"'<>]{4,256}(?=@[a-z0-9[])/gi,
  ],
];

/** The words of an Authorization header without its name. */
const SCHEME =
  /\b(?:(?:bearer|basic|digest|negotiate|token|apikey|authorization)|(?:bearer|negotiate)[ \t]{0,3}[:=])[ \t]+([^\s"'<>,;\\]+)/gi;

export function* formedSecrets(text: string): Iterable<Span> {
  for (const [hint, pattern] of FORMS) {
    if (!text.includes(hint)) continue;
    for (const { 0: whole, index } of text.matchAll(pattern)) yield { from: index, to: index + whole.length };
  }
  yield* userinfo(text);
}

const AUTHORITY = /(?<=^|[\s:"'(=,])\/\//g;
const NO_SPACE = /[^\s"<>]{0,1300}/y;
/** host:port/ is no user and no password. */
const USER_AND_PASSWORD = /^[^/:@]{0,256}:(?!\d{1,5}(?:[/?#]|$))/;
const TOKEN = /^[^/?#:@[\]]{1,1024}(?=@)/;

/** What stands before the @ of a URL. */
function* userinfo(text: string): Iterable<Span> {
  let done = 0;
  let next = text.indexOf('@');
  for (const { index } of text.matchAll(AUTHORITY)) {
    const from = index + 2;
    if (next < from) next = text.indexOf('@', from);
    if (next === -1) return;
    if (from < done) continue;
    NO_SPACE.lastIndex = from;
    const [run = ''] = NO_SPACE.exec(text) ?? [];
    const last = run.lastIndexOf('@');
    if (last === -1) continue;
    const length = USER_AND_PASSWORD.test(run) ? last : (TOKEN.exec(run)?.[0].length ?? 0);
    done = from + length;
    yield { from, to: done };
  }
}

export function* schemeSecrets(text: string): Iterable<Span> {
  if (!text.includes(' ')) return;
  for (const { 0: whole, 1: word = '', index } of text.matchAll(SCHEME)) {
    const to = index + whole.length;
    if (!isPlainWord(word)) yield { from: to - word.length, to };
  }
}

/** "Basic authentication", "token expired." */
function isPlainWord(word: string): boolean {
  return word.startsWith(HIDDEN) || (word.length < 20 && /^[A-Za-z]?[a-z]*[.:!?)]*$/.test(word));
}
