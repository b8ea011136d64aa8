import { OWN_TOOL_NAMES } from '../own-tools/own-tool-names.js';
import { checkClientLimits } from './check-client-limits.js';
import { checkForm } from './check-form.js';
import { checkMeaning } from './check-meaning.js';
import { compileTool } from './compile.js';
import type { SourceFile } from './find-files.js';
import { cannotRead } from './problem.js';
import type { Problem } from './problem.js';
import { readYaml } from './read-yaml.js';
import type { Manifest, Tool, Vocabulary } from './types.js';

/** One file, read, checked and compiled: either a tool, or every reason why not. */
export function readManifest(file: SourceFile, vocabulary: Vocabulary): { tool: Tool } | { problems: Problem[] } {
  if (file.unreadable !== undefined) return { problems: [cannotRead(file.path, file.unreadable)] };
  const yaml = readYaml(file.path, file.text);
  const form = checkForm('tool', yaml);
  if (form.length > 0) return { problems: form };
  const manifest = yaml.data as Manifest;
  const meaning = checkMeaning(manifest, vocabulary, yaml);
  if (meaning.length > 0) return { problems: meaning };
  const tool = compileTool(manifest, vocabulary, file.name);
  if (OWN_TOOL_NAMES.has(tool.name)) {
    const message = `The server has a tool of its own that is called ${tool.name}. This manifest is not used.`;
    return { problems: [yaml.problemAt([], message, 'Rename the file.')] };
  }
  const limits = checkClientLimits(tool).map((message) => yaml.problemAt([], message));
  return limits.length > 0 ? { problems: limits } : { tool };
}
