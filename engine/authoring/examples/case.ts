import { isDeepStrictEqual } from 'node:util';
import { checkForm } from '../../manifest/check-form.js';
import type { SourceFile } from '../../manifest/find-files.js';
import type { Problem } from '../../manifest/problem.js';
import { readYaml } from '../../manifest/read-yaml.js';
import type { Tool } from '../../manifest/types.js';

export type CallerRole = 'admin' | 'resource-admin' | 'domain-admin' | 'user';

/** An error as CloudStack sends it. */
export interface CloudError {
  errorcode: number;
  cserrorcode?: number;
  errortext: string;
}

/** What a call is expected to do; schemas/test.schema.json says what each key means. */
export interface Expected {
  request?: Record<string, string | number | boolean>;
  plan?: string;
  text?: string;
}

/** One entry of `<tool>.test.yaml`. */
export interface WrittenCase extends Expected {
  ask?: string;
  args: Record<string, unknown>;
  as?: CallerRole;
  /** Fields of the objects that are looked up, by what texts call them. */
  found?: Record<string, Record<string, unknown>>;
  answer?: Record<string, unknown> | Record<string, unknown>[];
  error?: string | CloudError;
}

/** A call of a tool to try out: an example of its manifest, a case of its test file, or both in one. */
export interface Case extends WrittenCase {
  tool: string;
  /** Its place in the test file; absent for an example that has no case yet. */
  index?: number;
  /** The example was changed since the case was written: `args` are those of the example. */
  isChanged?: true;
}

export interface TestFile {
  path: string;
  text: string;
  cases: WrittenCase[];
  problems: Problem[];
}

/** The test file beside a manifest, read and checked. */
export function readTestFile({ path, text }: Pick<SourceFile, 'path' | 'text'>): TestFile {
  const yaml = readYaml(path, text);
  const problems = checkForm('test', yaml);
  return { path, text, cases: problems.length > 0 ? [] : ((yaml.data ?? []) as WrittenCase[]), problems };
}

/** Where the test file of a manifest is. */
export function testPathOf(manifest: string): string {
  return manifest.replace(/(\.ya?ml)$/, '.test$1');
}

/** Every case of a tool: those of its test file, then the examples of its manifest that have none there yet. */
export function casesOf({ name, examples = [] }: Tool, written: readonly WrittenCase[]): Case[] {
  const covered = new Set<number>();
  const cases = written.map((one, index): Case => {
    const at = exampleOf(one, examples);
    if (at === undefined) return { ...one, tool: name, index };
    covered.add(at);
    const { args = {} } = examples[at] ?? {};
    const isChanged = !isDeepStrictEqual(args, one.args);
    return { ...one, tool: name, index, args, ...(isChanged ? { isChanged } : {}) };
  });
  const missing = examples.filter((_, at) => !covered.has(at)).map((example): Case => ({ ...example, tool: name }));
  return [...cases, ...missing];
}

/** The example that a case is about has its words or, if the words were changed, its arguments. */
function exampleOf(one: WrittenCase, examples: NonNullable<Tool['examples']>): number | undefined {
  if (one.as !== undefined || one.answer !== undefined || one.error !== undefined) return undefined;
  const byAsk = examples.findIndex(({ ask }) => ask === one.ask);
  const at = byAsk >= 0 ? byAsk : examples.findIndex(({ args }) => isDeepStrictEqual(args, one.args));
  return at < 0 ? undefined : at;
}
