import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ToolError } from '../../errors.js';
import type { ChangedFile } from './fix.js';

/**
 * Puts fixed files in the place of those that were linted, each whole or not at all, with the rights it had. Throws
 * for a file that was saved by somebody else meanwhile, and for one that cannot be written.
 */
export function writeFixed(changed: readonly ChangedFile[]): void {
  for (const { path, was, text } of changed) {
    // A link stays a link: what it leads to is fixed.
    const file = realpathSync(path);
    if (readFileSync(file, 'utf8') !== was) {
      throw new ToolError('wrong-usage', {
        problem: `${path} was changed while it was linted; nothing is written to it`,
      });
    }
    const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
    try {
      writeFileSync(draft, text, { flag: 'wx' });
      chmodSync(draft, statSync(file).mode);
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  }
}
