import { reportError } from './report-error.js';

/**
 * For commands that look for something: 0 if nothing was found, 1 if something was, and 2 for whatever kept it from
 * looking, which is told on stderr.
 */
export async function foundOrCannotRun(look: () => Promise<0 | 1>): Promise<0 | 1 | 2> {
  try {
    return await look();
  } catch (thrown) {
    reportError(thrown);
    return 2;
  }
}
