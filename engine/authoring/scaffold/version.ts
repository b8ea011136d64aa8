/** CloudStack releases before this are not met any more: what is older is there everywhere. */
const OLDEST = [4, 16];

/** The version to write as `since`, or nothing for what every cloud has: 4.21.0.0 becomes 4.21. */
export function sinceOf(version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  const parts = version.split(/[.-]/).map(Number).filter(Number.isInteger);
  const [major = 0, minor = 0] = parts;
  const [oldMajor = 0, oldMinor = 0] = OLDEST;
  if (major < oldMajor || (major === oldMajor && minor <= oldMinor)) return undefined;
  while (parts.length > 2 && parts.at(-1) === 0) parts.pop();
  return parts.join('.');
}
