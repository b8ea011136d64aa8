import { checkForm } from '../../manifest/check-form.js';
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
      if (checkForm('lint-exceptions', yaml).length > 0) return [];
      return (yaml.data as Omit<Exception, 'place' | 'file'>[]).map((entry, index) => ({
        ...entry,
        file: file.path,
        place: (message: string, hint?: string) => yaml.problemAt([index], message, hint),
      }));
    });
}

/** Whether the entry is about this finding: `at` covers what lies below it. */
export function covers({ rule, manifest, at }: Exception, found: { rule: string; name: string; at: Path }): boolean {
  if (rule !== found.rule || manifest !== found.name) return false;
  const path = found.at.join('.');
  return at === undefined || path === at || path.startsWith(`${at}.`);
}
