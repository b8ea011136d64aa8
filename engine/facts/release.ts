/** Before this release nothing is asked: no such cloud is met any more. */
export const OLDEST_RELEASE = '4.16';

/** Major and minor release as one number to compare: 4.21.0.0 and 4.21 are one release. */
export function releaseNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major * 1000 + minor;
}

/** The release as manifests write it: 4.21.0.0 -> 4.21. */
export function releaseName(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
