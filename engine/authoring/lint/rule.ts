import type { Problem } from '../../manifest/problem.js';
import type { Path } from '../../manifest/read-yaml.js';
import type { FolderContext, LintContext } from './context.js';
import type { Example } from './example.js';
import type { LintedFile, LintedManifest } from './linted-file.js';

/** error: the tool does not work, or does harm. warning: it works, but a model or a person is worse off. */
export type Severity = 'error' | 'warning';

/** Text to put in the place of what stands between two offsets of the file. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** What a rule has to say about one place. Without `at` and `range` it is about the whole file. */
export interface Finding {
  /** The place in the data, such as ['params', 'id', 'since']. */
  at?: Path;
  /** What is marked there; absent: the key. */
  part?: 'key' | 'value';
  /** Marks this word only, at its first place in the value. */
  word?: string;
  /** Offsets in the file, for what is no data. */
  range?: readonly [from: number, to: number];
  /** One sentence: what is wrong. */
  message: string;
  /** How to fix it, such as "Did you mean zoneid?". */
  hint?: string;
  /** Fixes it without changing what the manifest means. */
  fix?: readonly Edit[];
}

/** One rule of the linter. `id` is its file below `rules/`: "facts/param-exists". */
export interface Rule {
  id: string;
  /** What must hold, in one line. */
  title: string;
  /** What goes wrong for whom if it does not. One to three sentences. */
  why: string;
  severity: Severity;
  /** Breaks this rule; its test is made from it. */
  bad: Example;
  /** The same, fixed; no rule at all has anything against it. */
  good: Example;
  /** Fixes what the engine itself refuses under this rule, where only one thing can have been meant. */
  fixRefused?(file: LintedFile, problem: Problem): readonly Edit[] | undefined;
  /** Looks at any file, also one that cannot be read as YAML. */
  checkFile?(file: LintedFile, context: LintContext): Iterable<Finding>;
  /** Looks at a manifest that the engine takes. */
  checkManifest?(manifest: LintedManifest, context: LintContext): Iterable<Finding>;
  /** Compares any file with what others say; what comes out of the others is kept while the file stays as it is. */
  compareFile?(file: LintedFile, context: FolderContext): Iterable<Finding>;
  /** Compares a manifest that the engine takes with what others say. */
  compareManifest?(written: Pick<LintedManifest, 'manifest' | 'source'>, context: FolderContext): Iterable<Finding>;
  /** What a manifest tells `checkShared`, such as the shared words that it uses. */
  notes?(manifest: LintedManifest, context: LintContext): Iterable<string>;
  /** Looks at a shared file when every manifest of the folder has been read and told its notes. */
  checkShared?(file: LintedFile, notes: ReadonlySet<string>, context: LintContext): Iterable<Finding>;
}
