import { isIP } from 'node:net';
import { plainText } from '../text/plain-text.js';

/** A stretch of addresses, both ends included; IPv4 is counted where IPv6 maps it. */
interface Stretch {
  from: bigint;
  to: bigint;
}

const IPV4_AT = 0xffffn << 32n;
const IPV4: Stretch = { from: IPV4_AT, to: IPV4_AT + 0xffffffffn };
/** Wider than a /8 of IPv4 or a /16 of IPv6, taken together, is "the Internet": nobody owns that much. */
const MOST_IPV4 = 2n ** 24n;
const MOST_IPV6 = 2n ** 112n;

/** Addresses that nobody can come from across the Internet: to let all of them in opens nothing to it. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const PRIVATE_IPV6 = ['fc00::/7', 'fe80::/10'];

/**
 * Whether ranges, in CIDR notation, let in so much together that it is the Internet. What cannot be read may be
 * anything, so it counts as all of it.
 */
export function coversInternet(value: unknown): boolean {
  const cidrs = (Array.isArray(value) ? value : [value])
    .flatMap((one) => (typeof one === 'object' ? [''] : plainText(one).split(',')))
    .map((cidr) => cidr.trim());
  const stretches = cidrs.map(readCidr);
  if (!stretches.every((one) => one !== undefined)) return true;
  const open = without(merged(stretches), privateStretches());
  const ipv4 = open.reduce((sum, one) => sum + overlap(one, IPV4), 0n);
  const all = open.reduce((sum, { from, to }) => sum + (to - from + 1n), 0n);
  return ipv4 > MOST_IPV4 || all - ipv4 > MOST_IPV6;
}

/** Undefined if it is no range of addresses. */
export function readCidr(cidr: string): Stretch | undefined {
  const [address = '', bits, rest] = cidr.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  const most = version === 4 ? 32 : 128;
  if (version === 0 || rest !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
  const prefix = bits === undefined ? most : Number(bits);
  if (prefix > most) return undefined;
  const first = version === 4 ? IPV4_AT + readIpv4(address) : readIpv6(address);
  const host = (1n << BigInt(most - prefix)) - 1n;
  const from = first & ~host;
  return { from, to: from | host };
}

function readIpv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

/** Of an address that `isIP` has accepted. */
function readIpv6(address: string): bigint {
  const text = address.replace(/[\d.]+$/, (end) => (end.includes('.') ? inGroups(readIpv4(end)) : end));
  const [before = [], after = []] = text.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function inGroups(ipv4: bigint): string {
  return `${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
}

let known: Stretch[] | undefined;

function privateStretches(): Stretch[] {
  known ??= merged([...PRIVATE, ...PRIVATE_IPV6].map(readCidr).filter((one) => one !== undefined));
  return known;
}

/** In order and without overlaps, so that nothing is counted twice. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const all: Stretch[] = [];
  for (const { from, to } of sorted) {
    const last = all.at(-1);
    if (!last || from > last.to + 1n) all.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return all;
}

function without(stretches: readonly Stretch[], holes: readonly Stretch[]): Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    const rest: Stretch[] = [];
    let next = from;
    for (const hole of holes) {
      if (hole.to < next || hole.from > to) continue;
      if (hole.from > next) rest.push({ from: next, to: hole.from - 1n });
      next = hole.to + 1n;
    }
    return next <= to ? [...rest, { from: next, to }] : rest;
  });
}

function overlap(a: Stretch, b: Stretch): bigint {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return to < from ? 0n : to - from + 1n;
}
