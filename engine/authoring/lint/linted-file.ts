import type { CommandFacts } from '../../facts/load-facts.js';
import { checkForm } from '../../manifest/check-form.js';
import { isShared, isTest } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { cannotRead } from '../../manifest/problem.js';
import type { Problem } from '../../manifest/problem.js';
import { readManifest } from '../../manifest/read-manifest.js';
import { isForAuthors, sharedKind } from '../../manifest/read-vocabulary.js';
import { readYamlFile } from '../../manifest/read-yaml.js';
import type { YamlFile } from '../../manifest/read-yaml.js';
import type { Manifest, Tool } from '../../manifest/types.js';
import type { LintContext } from './context.js';

export type LintedKind = 'manifest' | 'shared' | 'test';

/** One file as the linter sees it. */
export interface LintedFile {
  source: SourceFile;
  kind: LintedKind;
  yaml: YamlFile;
  /** What the engine itself has against it; each names the rule that explains it. */
  problems: readonly Problem[];
  /** Set if it is a manifest that the engine takes. */
  sound?: Omit<LintedManifest, keyof LintedFile>;
}

/** A manifest without mistakes that the engine would see. */
export interface LintedManifest extends LintedFile {
  /** As it is written. */
  manifest: Manifest;
  /** As the engine uses it: with shared parameters merged in, under the name of its file. */
  tool: Tool;
  /** What is known of its command; undefined for one that nothing is known of. */
  facts: CommandFacts | undefined;
}

export function kindOf(source: SourceFile): LintedKind {
  return isShared(source) ? 'shared' : isTest(source) ? 'test' : 'manifest';
}

/** Reads one file with the real engine. Never throws. */
export function readLinted(
  source: SourceFile,
  { vocabulary, sharedProblems, facts }: Pick<LintContext, 'vocabulary' | 'sharedProblems' | 'facts'>,
): LintedFile {
  const kind = kindOf(source);
  if (kind === 'manifest') {
    const { yaml, ...outcome } = readManifest(source, vocabulary);
    if ('problems' in outcome) return { source, kind, yaml, problems: outcome.problems };
    const { manifest, tool } = outcome;
    return { source, kind, yaml, problems: [], sound: { manifest, tool, facts: facts.command(manifest.command) } };
  }
  const yaml = readYamlFile(source);
  if (source.unreadable !== undefined) {
    return { source, kind, yaml, problems: [cannotRead(source)] };
  }
  // What the server reads was judged when all of it was read.
  const form = kind === 'test' ? 'test' : isForAuthors(source) ? sharedKind(source) : undefined;
  const problems =
    form === undefined ? sharedProblems.filter(({ file }) => file === source.path) : checkForm(form, yaml);
  return { source, kind, yaml, problems };
}

export function isSound(file: LintedFile): file is LintedFile & { sound: NonNullable<LintedFile['sound']> } {
  return file.sound !== undefined;
}

/** The same with the manifest's parts beside it, as rules take it. */
export function asManifest(file: LintedFile & { sound: NonNullable<LintedFile['sound']> }): LintedManifest {
  return { ...file, ...file.sound };
}
