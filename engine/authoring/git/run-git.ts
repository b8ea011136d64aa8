import { execFileSync } from 'node:child_process';
import { ToolError } from '../../errors.js';

/** Enough for the names and the manifests of a large repository. */
const MOST_BYTES = 512 * 1024 * 1024;

/** What `git` prints for these words, run in a folder. `input` goes to its stdin. Throws wrong-usage if it fails. */
export function runGit(folder: string, words: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['-C', folder, ...words], {
      maxBuffer: MOST_BYTES,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
      // It only reads: the index of somebody who works here stays untouched.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    throw new ToolError('wrong-usage', { problem: problemOf(folder, error) }, { cause: error });
  }
}

/** The same, or undefined if git says no: for questions to which "there is none" is an answer. */
export function askGit(folder: string, words: readonly string[]): string | undefined {
  try {
    return String(runGit(folder, words)).trim();
  } catch {
    return undefined;
  }
}

function problemOf(folder: string, error: unknown): string {
  const { code, stderr } = error as { code?: string; stderr?: Buffer };
  if (code === 'ENOENT') return 'git is not installed here, and this needs it';
  const said = String(stderr ?? '').trim();
  if (said.includes('not a git repository')) return `${folder} is not in a git repository`;
  const [first = ''] = said.replace(/^fatal: /, '').split('\n');
  return `git cannot tell: ${first === '' ? 'it failed without a word' : first}`;
}
