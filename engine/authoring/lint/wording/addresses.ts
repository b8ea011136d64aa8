/** Names that belong to nobody (RFC 2606, RFC 6761), and words with a dot that are no addresses. */
const RESERVED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|internal|lan|home\.arpa)$/i;

/** Top-level names that no setting, field or file ends with; those that do, such as .name or .zone, are left out. */
const TOP_LEVEL =
  'com|net|org|edu|gov|io|ru|cn|info|biz|xyz|dev|app|ai|gg|ly|online|site|website|top|club|eu|uk|de|fr|nl|jp|kr|br|pw|su|tk|ml|cc|ws|onion|tech|live|blog|click';

const WITH_SCHEME = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s"'<>)\]}]*/gi;
const WITHOUT_HOST = /\b(?:javascript|data|vbscript|mailto):[^\s"']{2,}/gi;
const DOMAIN = new RegExp(`(?<![\\w@.{-])(?:[a-z0-9-]+\\.)+(?:${TOP_LEVEL})(?![\\w.-]*\\w)(?:[:/][^\\s"']*)?`, 'gi');
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const IPV4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/g;

/** CloudStack's releases have four parts too. */
const RELEASE = /^4\.\d{1,2}\.\d\.\d$/;

/** Loopback, private, link-local, shared, documentation, multicast, none and all. */
const NOBODYS =
  /^(?:0\.|10\.|127\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|2(?:2[4-9]|3\d)\.|2[45]\d\.)/;

/** Every address of a text that leads to somebody: a site, a mailbox, a machine on the Internet. */
export function outsideAddresses(text: string): string[] {
  if (!/[.:@]/.test(text)) return [];
  const urls = (text.match(WITH_SCHEME) ?? []).filter((url) => !isNobodys(hostOf(url)));
  const rest = text.replace(WITH_SCHEME, ' ');
  // Looking for what stands before an @ is slow in a text that has none.
  const mails = rest.includes('@') ? (rest.match(MAIL) ?? []) : [];
  return [
    ...urls,
    ...(rest.match(WITHOUT_HOST) ?? []),
    ...mails.filter((mail) => !isNobodys(mail.slice(mail.indexOf('@') + 1))),
    ...((mails.length === 0 ? rest : rest.replace(MAIL, ' ')).match(DOMAIN) ?? []).filter(
      (domain) => !isNobodys(hostOf(domain)),
    ),
    ...(rest.match(IPV4) ?? []).filter((ip) => !NOBODYS.test(ip) && !RELEASE.test(ip)),
  ];
}

/** The machine of an address: without scheme, user, port and path. */
function hostOf(address: string): string {
  const rest = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  return (/^[^/?#]*/.exec(rest)?.[0] ?? '').replace(/^.*@/, '').replace(/:\d*$/, '');
}

/** A template or an ellipsis in the place of a host leads nowhere yet. */
function isNobodys(host: string): boolean {
  if (host === '' || /^[.\u2026*{<$[]|^(?:host|server|name|address|ip)$/i.test(host)) return true;
  return /^[\d.]+$/.test(host) ? NOBODYS.test(host) : RESERVED.test(host);
}
