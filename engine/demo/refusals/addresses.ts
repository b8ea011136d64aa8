/** An IPv4 address as a number; undefined for anything else. */
export function numberOf(address: unknown): number | undefined {
  const parts = typeof address === 'string' ? address.split('.') : [];
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : undefined;
}

export function rangesOverlap(one: readonly unknown[], other: readonly unknown[]): boolean {
  const [low, high] = one.map(numberOf);
  const [start, end] = other.map(numberOf);
  if (low === undefined || high === undefined || start === undefined || end === undefined) return false;
  return low <= end && high >= start;
}

/** Network address and size of the mask, as in 10.1.0.0/16. */
export function readCidr(text: string): { base: number; bits: number } | undefined {
  const [address, bits] = text.split('/');
  const base = numberOf(address);
  const size = /^\d{1,2}$/.test(bits ?? '') ? Number(bits) : 33;
  return base === undefined || size > 32 ? undefined : { base, bits: size };
}

/** Whether an address lies in a network; true where one of them cannot be read, since that is another mistake. */
export function withinCidr(address: string, cidr: string): boolean {
  const [own, network] = [numberOf(address), readCidr(cidr)];
  if (own === undefined || !network) return false;
  const size = 2 ** (32 - network.bits);
  return Math.floor(own / size) === Math.floor(network.base / size);
}
