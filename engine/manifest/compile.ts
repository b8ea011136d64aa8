import { basename, dirname } from 'node:path';
import { annotationsOf } from './annotations.js';
import { mergedParams } from './check-meaning.js';
import { argumentsOf, describeRequires, describeRule, describeStatus } from './describe-rules.js';
import { inputSchema } from './input-schema.js';
import type { Manifest, Tool, Vocabulary } from './types.js';

/** MCP clients cut descriptions at 2 KB; some of it is left for what the client adds. */
export const DESCRIPTION_LIMIT = 1900;

/** A checked manifest made ready for use: plain data, so that it can be cached as JSON. */
export function compileTool(manifest: Manifest, vocabulary: Vocabulary, file: string): Tool {
  const name = basename(file).replace(/\.ya?ml$/, '');
  const params = mergedParams(manifest, vocabulary);
  return {
    ...manifest,
    name,
    resource: basename(dirname(file)),
    file,
    params,
    listed: {
      name,
      description: describe(manifest, params),
      inputSchema: inputSchema(manifest, params, vocabulary),
      annotations: annotationsOf(manifest),
    },
  };
}

/** Rules about rare arguments are told with those: by describe-tool, and to whoever breaks one. */
function describe(manifest: Manifest, params: Tool['params']): string {
  const rules = (manifest.rules ?? []).filter((rule) =>
    argumentsOf(rule).every((name) => params[name] !== undefined && params[name].more !== true),
  );
  const text = fullDescription({ ...manifest, rules });
  return text.length <= DESCRIPTION_LIMIT ? text : `${text.slice(0, DESCRIPTION_LIMIT - 1)}…`;
}

/** What a client would see of a description if it were not cut: the text, and a sentence for each rule. */
export function fullDescription(
  manifest: Pick<Manifest, 'description' | 'rules' | 'requires' | 'status' | 'instead'>,
): string {
  const text = `${describeStatus(manifest)}${manifest.description.trim()}${describeRequires(manifest.requires)}`;
  return [text, ...(manifest.rules ?? []).map(describeRule)].join(' ');
}
