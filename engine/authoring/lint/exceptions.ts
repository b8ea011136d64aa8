import type { SourceFile } from '../../manifest/find-files.js';
import type { Problem } from '../../manifest/problem.js';
import { sharedKind } from '../../manifest/read-vocabulary.js';
import { readYamlFile } from '../../manifest/read-yaml.js';
import type { Path } from '../../manifest/read-yaml.js';

/** One entry of `_shared/lint-exceptions.yaml`: a rule that does not hold for a manifest. */
export interface Exception {
  rule: string;
  /** A tool's name, or the name of a shared file. */
  manifest: string;
  /** Keys joined by dots; absent: the whole manifest. */
  at?: string;
  reason: string;
  /** The path of the file in which it stands. */
  file: string;
  /** Where the entry is written, to say that it is stale. */
  place(message: string, hint?: string): Problem;
}

export function readExceptions(shared: readonly SourceFile[]): Exception[] {
  return shared
    .filter((file) => sharedKind(file) === 'lint-exceptions')
    .flatMap((file) => {
      const yaml = readYamlFile(file);
      const entries: unknown[] = Array.isArray(yaml.data) ? yaml.data : [];
      return entries.flatMap((entry, index) => {
        if (!isEntry(entry)) return [];
        const place = (message: string, hint?: string): Problem => yaml.problemAt([index], message, hint);
        return [{ ...entry, file: file.path, place }];
      });
    });
}

/** What else is wrong with an entry is told at its line, and not by what it excuses, nor by what the others do. */
function isEntry(entry: unknown): entry is Omit<Exception, 'place' | 'file'> {
  if (typeof entry !== 'object' || entry === null) return false;
  const { rule, manifest, at } = entry as Partial<Record<keyof Exception, unknown>>;
  return typeof rule === 'string' && typeof manifest === 'string' && (at === undefined || typeof at === 'string');
}

/** Whether the entry is about this finding: `at` covers what lies below it. */
export function covers({ rule, manifest, at }: Exception, found: { rule: string; name: string; at: Path }): boolean {
  if (rule !== found.rule || manifest !== found.name) return false;
  const path = found.at.join('.');
  return at === undefined || path === at || path.startsWith(`${at}.`);
}
