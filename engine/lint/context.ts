import { basename } from 'node:path';
import { loadFacts } from '../facts/load-facts.js';
import type { CommandFacts, FieldFacts } from '../facts/load-facts.js';
import { isShared, isTest } from '../manifest/find-files.js';
import type { SourceFile } from '../manifest/find-files.js';
import { readVocabulary } from '../manifest/read-vocabulary.js';
import type { Vocabulary } from '../manifest/types.js';
import { OWN_TOOL_NAMES } from '../own-tools/own-tool-names.js';
import { readGlossary } from './glossary.js';
import type { Glossary } from './glossary.js';

/** What the linter is asked to judge. */
export interface LintInput {
  files: readonly SourceFile[];
  /** What else a server would load: its shared words count, its names are taken, its tools may be named. */
  beside: readonly SourceFile[];
  /** The files are a whole folder of manifests: what none of them uses is used by none. */
  isWhole: boolean;
}

/** What rules may ask besides the file in front of them. */
export interface LintContext {
  vocabulary: Vocabulary;
  glossary: Glossary;
  isWhole: boolean;
  /** Names of all tools, those of the server itself too. */
  toolNames: ReadonlySet<string>;
  /** The manifests of each command, told by their paths. */
  manifestsOf: ReadonlyMap<string, readonly string[]>;
  /** All files that are judged or stand beside them. */
  sources: readonly SourceFile[];
}

export function contextFor({ files, beside, isWhole }: LintInput): LintContext {
  const judged = new Set(files.map(({ path }) => path));
  const sources = [...beside.filter(({ path }) => !judged.has(path)), ...files];
  const shared = sources.filter(isShared);
  const manifests = sources.filter((file) => !isShared(file) && !isTest(file));
  const manifestsOf = new Map<string, string[]>();
  for (const { path, text } of manifests) {
    // Reading them all as YAML would cost more than the whole check of one file.
    const command = /^command:[ \t]*["']?(\w+)/m.exec(text)?.[1];
    if (command !== undefined) manifestsOf.set(command, [...(manifestsOf.get(command) ?? []), path]);
  }
  return {
    vocabulary: readVocabulary(shared).vocabulary,
    glossary: readGlossary(shared),
    isWhole,
    toolNames: new Set([...OWN_TOOL_NAMES, ...manifests.map(toolNameOf)]),
    manifestsOf,
    sources,
  };
}

/** The name of a tool is the name of its file. */
export function toolNameOf({ path }: Pick<SourceFile, 'path'>): string {
  return basename(path).replace(/(\.test)?\.ya?ml$/, '');
}

/** Fields that CloudStack puts on every object that a job made. */
const OF_EVERY_OBJECT: FieldFacts[] = [
  { name: 'jobid', type: 'string' },
  { name: 'jobstatus', type: 'integer' },
];

/** The fields that a command answers; undefined where CloudStack does not say. */
export function answerFields({ answers, answersReally }: CommandFacts): FieldFacts[] | undefined {
  const { types } = loadFacts();
  const fields = [answers, answersReally ?? answers].flatMap((type) => types[type]?.fields ?? []);
  return fields.length === 0 ? undefined : [...fields, ...OF_EVERY_OBJECT];
}
