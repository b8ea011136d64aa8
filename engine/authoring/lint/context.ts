import { basename } from 'node:path';
import { dirname } from 'node:path/posix';
import { builtInFacts } from '../../facts/facts.js';
import type { Facts } from '../../facts/facts.js';
import { isShared, isTest } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import type { Problem } from '../../manifest/problem.js';
import { readVocabulary } from '../../manifest/read-vocabulary.js';
import type { Vocabulary } from '../../manifest/types.js';
import { OWN_TOOL_NAMES } from '../../manifest/own-tool-names.js';
import { readGlossary } from './glossary.js';
import type { Glossary } from './glossary.js';

/** What the linter is asked to judge. */
export interface LintInput {
  files: readonly SourceFile[];
  /** What else a server would load: its shared words count, its names are taken, its tools may be named. */
  beside: readonly SourceFile[];
  /** The files are a whole folder of manifests: what none of them uses is used by none. */
  isWhole: boolean;
  /** What is known of commands; absent: of CloudStack's own. */
  facts?: Facts;
  /** What there is in the cloud on which examples are tried; absent: nobody knows. */
  world?: ExampleWorld;
}

/** Rows as a cloud answers them, by CloudStack's type of answer. Plain data, since it goes to workers. */
export type ExampleWorld = Readonly<Record<string, readonly WorldRow[]>>;
export type WorldRow = Readonly<Record<string, unknown>>;

/** What rules may ask besides the file in front of them: the shared words, and which tools there are. */
export interface LintContext {
  vocabulary: Vocabulary;
  /** What the engine has against shared files, also what shows only when they are seen together. */
  sharedProblems: readonly Problem[];
  glossary: Glossary;
  isWhole: boolean;
  /** Names of all tools, those of the server itself too. */
  toolNames: ReadonlySet<string>;
  /** The paths of the manifests that give each tool: more than one is a clash. */
  pathsOf: ReadonlyMap<string, readonly string[]>;
  /** The paths of manifests that say `overrides: true`: they may have the name and the command of another. */
  overriding: ReadonlySet<string>;
  /** The manifests of each command, told by their paths. */
  manifestsOf: ReadonlyMap<string, readonly string[]>;
  /** The folders in which something lies, shared files and tests too. */
  folders: ReadonlySet<string>;
  /** The tools of each folder. */
  toolsIn: ReadonlyMap<string, readonly string[]>;
  /** What is known of CloudStack's commands, and of others that the linter was told of. */
  facts: Facts;
  world?: ExampleWorld;
}

/** What rules may ask that compare a file with others. */
export interface FolderContext extends LintContext {
  /** All files that are judged or stand beside them. */
  sources: readonly SourceFile[];
  /** Those of them that are manifests of tools, in the same order. */
  manifests: readonly SourceFile[];
  /** A manifest of each tool. */
  manifestOf: ReadonlyMap<string, SourceFile>;
}

export function contextFor({ files, beside, isWhole, facts = builtInFacts(), world }: LintInput): FolderContext {
  const judged = new Set(files.map(({ path }) => path));
  const sources = [...beside.filter(({ path }) => !judged.has(path)), ...files];
  const shared = sources.filter(isShared);
  const manifests = sources.filter((file) => !isShared(file) && !isTest(file));
  const pathsOf = grouped(manifests, toolNameOf);
  // Reading them all as YAML would cost more than the whole check of one file.
  const manifestsOf = grouped(manifests, ({ text }) => /^command:[ \t]*["']?(\w+)/m.exec(text)?.[1]);
  return {
    ...wordsOf(shared),
    isWhole,
    toolNames: new Set([...OWN_TOOL_NAMES, ...pathsOf.keys()]),
    pathsOf,
    overriding: new Set(manifests.filter(({ text }) => /^overrides:[ \t]*true\b/m.test(text)).map(({ path }) => path)),
    manifestsOf,
    sources,
    manifests,
    // Of two with one name the first counts.
    manifestOf: new Map(manifests.toReversed().map((file) => [toolNameOf(file), file])),
    folders: new Set(sources.map(({ name }) => name.split('/')[0] ?? '')),
    toolsIn: grouped(manifests, ({ name }) => dirname(name), toolNameOf),
    facts,
    ...(world ? { world } : {}),
  };
}

type SharedWords = Pick<FolderContext, 'vocabulary' | 'sharedProblems' | 'glossary'>;

const known = new WeakMap<SourceFile, { shared: readonly SourceFile[]; words: SharedWords }>();

/** What the shared files say. Who judges one file after another, or again after a fix, mostly has the same ones. */
function wordsOf(shared: SourceFile[]): SharedWords {
  const [first] = shared;
  const before = first && known.get(first);
  if (before?.shared.length === shared.length && before.shared.every((file, at) => file === shared[at])) {
    return before.words;
  }
  const { vocabulary, problems: sharedProblems } = readVocabulary(shared);
  const words = { vocabulary, sharedProblems, glossary: readGlossary(shared) };
  if (first) known.set(first, { shared, words });
  return words;
}

/** Files by what is told of each, told by their paths; a file of which nothing is told is left out. */
function grouped(
  files: readonly SourceFile[],
  by: (file: SourceFile) => string | undefined,
  tell = ({ path }: SourceFile): string => path,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = by(file);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(tell(file));
    else groups.set(key, [tell(file)]);
  }
  return groups;
}

/** The name of a tool is the name of its file. */
export function toolNameOf({ path }: Pick<SourceFile, 'path'>): string {
  return basename(path).replace(/(\.test)?\.ya?ml$/, '');
}
