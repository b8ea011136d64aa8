import path from 'node:path';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { ToolError } from '../errors.js';
import { checkShape } from './config-file-shape.js';
import type { ConfigFile } from './config-file-type.js';

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

/** What a file says, with the place of each word. Throws config-invalid that names file, line and setting. */
export function parseConfigFile(file: string, text: string): ConfigFile {
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

  checkShape(values, sourceOf);
  const checked = values as Record<string, unknown>;
  const profiles = (checked['profiles'] ?? {}) as Record<string, Record<string, unknown>>;
  return { file, folder: path.dirname(file), values: checked, profiles, sourceOf };
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
