/** A value as the settings hold it, or the end of a sentence that says what is wrong with it. */
export type Parsed = { value: string | number | boolean | string[] } | { problem: string };

const LIKE = 'such as https://cloud.example.org/client/api';

/**
 * Checks the URL of CloudStack's API and takes a `/` at its end away. What was given is never repeated in the problem,
 * since a wrong URL is where a password or a signed request gets pasted.
 */
export function parseApiUrl(text: string): Parsed {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:\/\//i.test(text)) return { problem: `must begin with https:// or http://, ${LIKE}` };
  if (url.username || url.password)
    return { problem: `must not hold a user name or a password; give API keys instead` };
  if (url.search || text.includes('?')) return { problem: `must not have a query (the part after the ?), ${LIKE}` };
  if (url.hash || text.includes('#'))
    return { problem: `must be the address of the API, not of a page of the UI, ${LIKE}` };
  const pathname = url.pathname.replace(/\/+$/, '');
  if (!pathname.endsWith('/client/api')) {
    const prefix = pathname.replace(/\/client$/, '');
    return { problem: `must end in /client/api; probably it is ${url.origin}${prefix}/client/api` };
  }
  return { value: url.origin + pathname };
}
