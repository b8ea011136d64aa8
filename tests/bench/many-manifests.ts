import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFiles, isShared, isTest } from '../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';

/**
 * A folder with `count` manifests as different as the built-in ones, for rules to look at: copies of all of them with
 * their commands, so that what is known of these is looked at too, under other names, titles and questions.
 */
export function writeManyKinds(folder: string, count: number): void {
  const models = findFiles(BUILT_IN_MANIFESTS).filter((file) => !isShared(file) && !isTest(file));
  for (let n = 0; n < count; n += 1) {
    const { name, text } = models[n % models.length] ?? { name: '', text: '' };
    const file = join(folder, name.replace(/\.yaml$/, `-${n}.yaml`));
    mkdirSync(dirname(file), { recursive: true });
    const asked = text.replace(/^( *- ask: )(["']?)(.*?)\??\2$/gm, `$1$2$3 ${n}$2`);
    writeFileSync(file, asked.replace(/^(title: )(["']?)(.*?)\2$/m, `$1$2$3 ${n}$2`));
  }
}
