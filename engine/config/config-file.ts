import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document, LineCounter } from 'yaml';
import { ToolError } from '../errors.js';
import { checkShape } from './config-file-shape.js';
import type { DefaultFolders } from './default-folders.js';
import { CONFIG_VARIABLE } from './misspelt-variable.js';
import { absolute } from './setting-value.js';
import type { Flags } from './settings.js';

/** The YAML file of the operator, checked against schemas/config.schema.json. */
export interface ConfigFile {
  file: string;
  folder: string;
  values: Record<string, unknown>;
  profiles: Record<string, Record<string, unknown>>;
  /** "/etc/mcp.yaml, line 4" for a path such as ['cloud', 'url']. */
  sourceOf: (keys: readonly string[]) => string;
}

// The parser's own messages can quote the text around the mistake, and that text may be a key.
const SYNTAX: Record<string, string> = {
  BAD_ALIAS: 'a text that begins with * or & needs quotes',
  BAD_INDENT: 'the indentation does not fit the lines above',
  BAD_SCALAR_START: 'a text that begins with @, ` or % needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a text with a colon in it needs quotes, or the indentation does not fit',
  DUPLICATE_KEY: 'the same key stands here twice',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a colon or a quote is missing',
  MULTIPLE_DOCS: 'it holds more than one document',
  TAB_AS_INDENT: 'lines are indented with spaces, not with tabs',
};

/** The file named by --config or CLOUDSTACK_MCP_CONFIG, or config.yaml in the configuration folder if it is there. */
export async function findConfigFile(
  { config: flag }: Flags,
  env: NodeJS.ProcessEnv,
  folders: DefaultFolders,
): Promise<ConfigFile | undefined> {
  const variable = env[CONFIG_VARIABLE]?.trim();
  const given = flag ?? variable;
  if (!given) return readConfigFile(path.join(folders.config, 'config.yaml'));
  const file = absolute(given, { folder: process.cwd(), home: folders.home });
  return readConfigFile(file, flag === undefined ? CONFIG_VARIABLE : '--config');
}

/**
 * Reads and checks the file. A file that is not there is undefined, unless somebody asked for it (`askedBy`, such as
 * `--config`). Throws config-invalid that names file, line and setting, never a value.
 */
async function readConfigFile(file: string, askedBy?: string): Promise<ConfigFile | undefined> {
  const text = readIfThere(file, askedBy);
  if (text === undefined) return undefined;
  const { LineCounter, parseDocument, isMap, isNode, isScalar, isSeq } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const values = valuesOf(document, file, lines);

  const sourceOf = (keys: readonly string[]): string => {
    let node: unknown = document.contents;
    let at: number | undefined;
    for (const key of keys) {
      const pair = isMap(node) ? node.items.find((each) => isScalar(each.key) && String(each.key.value) === key) : null;
      const place: unknown = pair ? pair.key : isSeq(node) ? node.items[Number(key)] : null;
      if (!isNode(place)) break;
      at = place.range?.[0] ?? at;
      node = pair ? pair.value : place;
    }
    return at === undefined ? file : `${file}, line ${lines.linePos(at).line}`;
  };

  const folder = path.dirname(file);
  await checkShape(values, sourceOf);
  const checked = values as Record<string, unknown>;
  const profiles = (checked['profiles'] ?? {}) as Record<string, Record<string, unknown>>;
  return { file, folder, values: checked, profiles, sourceOf };
}

function readIfThere(file: string, askedBy: string | undefined): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && askedBy === undefined) return undefined;
    throw new ToolError('config-invalid', {
      setting: askedBy === undefined ? 'The configuration file' : 'config',
      source: askedBy ?? file,
      problem: `cannot be read: ${askedBy === undefined ? '' : `${file}, `}${code ?? 'unknown reason'}`,
    });
  }
}

function valuesOf(document: Document, file: string, lines: LineCounter): unknown {
  const [error] = document.errors;
  let problem = error && (SYNTAX[error.code] ?? 'the syntax is wrong here');
  if (!problem) {
    try {
      return document.toJS() ?? {};
    } catch {
      // An alias without an anchor, or aliases that unfold to something huge.
      problem = 'a text that begins with * needs quotes';
    }
  }
  const where = error ? `, line ${lines.linePos(error.pos[0]).line}` : '';
  throw new ToolError('config-invalid', {
    setting: 'The configuration file',
    source: file + where,
    problem: `is not valid YAML: ${problem}`,
  });
}
