import { isShared, isTest } from '../../../../manifest/find-files.js';
import type { SourceFile } from '../../../../manifest/find-files.js';
import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';

export const overrides: Rule = {
  id: 'form/overrides',
  title: '`overrides: true` stands only where another folder has a tool of that name.',
  why: 'The word allows a manifest to take the place of another. Where there is none to replace, a name was misspelt, or the tool is gone in this version: the server leaves the manifest out.',
  severity: 'error',
  bad: inRead('overrides: true'),
  good: { ...inRead(''), shown: '# no `overrides`: no other folder has a tool called list-routers' },
  *compareManifest({ manifest, source }, { sources }) {
    if (manifest.overrides !== true) return;
    const name = toolNameOf(source);
    const others = sources.filter((one) => one.path !== source.path && isManifest(one) && toolNameOf(one) === name);
    const neighbour = others.find((one) => folderOf(one) === folderOf(source));
    if (neighbour) {
      yield {
        at: ['overrides'],
        message: `${neighbour.path} is in the same folder of manifests, so it cannot be replaced.`,
        hint: 'Remove or rename one of them.',
      };
    } else if (others.length === 0) {
      yield {
        at: ['overrides'],
        message: `No other folder has a tool called ${name}, so there is nothing to replace.`,
        hint: 'Remove this line, or give the file the name of the tool that it should replace.',
      };
    }
  },
};

function isManifest(file: SourceFile): boolean {
  return !isShared(file) && !isTest(file);
}

/** The folder of manifests that a file came with. */
function folderOf({ path, name }: SourceFile): string {
  return path.slice(0, -name.length);
}
