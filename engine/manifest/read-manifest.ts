import { OWN_TOOL_NAMES } from './own-tool-names.js';
import { checkClientLimits } from './check-client-limits.js';
import { checkForm } from './check-form.js';
import { checkMeaning, mergedParams } from './check-meaning.js';
import { checkSharedWords } from './check-shared-words.js';
import { compileTool } from './compile.js';
import type { SourceFile } from './find-files.js';
import { cannotRead } from './problem.js';
import { neutralise } from '../text/neutralise.js';
import type { EngineRule, Problem } from './problem.js';
import { readYamlFile } from './read-yaml.js';
import type { YamlFile } from './read-yaml.js';
import type { Manifest, Tool, Vocabulary } from './types.js';

export type ReadManifest = { yaml: YamlFile } & ({ manifest: Manifest; tool: Tool } | { problems: Problem[] });

/** One file, read, checked and compiled: either a tool, or every reason why not. */
export function readManifest(file: SourceFile, vocabulary: Vocabulary): ReadManifest {
  const yaml = readYamlFile(file);
  if (file.unreadable !== undefined) return { yaml, problems: [cannotRead(file)] };
  const form = checkForm('tool', yaml);
  if (form.length > 0) return { yaml, problems: form };
  const manifest = yaml.data as Manifest;
  const words = checkSharedWords(manifest, mergedParams(manifest, vocabulary), vocabulary, yaml);
  if (words.length > 0) return { yaml, problems: broken('form/shared-word', words) };
  const meaning = checkMeaning(manifest, vocabulary, yaml);
  if (meaning.length > 0) return { yaml, problems: broken('form/fits-together', meaning) };
  const tool = seen(compileTool(manifest, vocabulary, file.name));
  if (OWN_TOOL_NAMES.has(tool.name)) {
    const message = `The server already has a tool of its own called ${tool.name}, so this one is not used.`;
    return {
      yaml,
      problems: broken('form/own-tool-name', [yaml.problemAt([], message, 'Give the file another name.')]),
    };
  }
  const limits = checkClientLimits(tool).map(({ message, hint }) => yaml.problemAt([], message, hint));
  return limits.length > 0 ? { yaml, problems: broken('clients/limits', limits) } : { yaml, manifest, tool };
}

/** Programs read these, and a tab means something there. */
const EXACT = new Set(['template', 'pattern']);

/** What a reviewer does not see in a text, a model and a terminal do not get to see either. */
function seen<T>(value: T): T {
  if (typeof value === 'string') return neutralise(value) as T;
  if (Array.isArray(value)) return value.map(seen) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(entries.map(([key, one]) => [key, EXACT.has(key) ? one : seen(one)])) as T;
}

function broken(rule: EngineRule, problems: Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, rule }));
}
