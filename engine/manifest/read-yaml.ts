import { LineCounter, isMap, isPair, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { adviseOnSyntax } from './advise-on-syntax.js';
import type { Problem } from './problem.js';

export type Path = readonly (string | number)[];

export interface YamlFile {
  file: string;
  data: unknown;
  problems: Problem[];
  /** A problem at the place of `path`, or at its nearest parent that is written down. */
  problemAt(path: Path, message: string, hint?: string): Problem;
}

/** Reads YAML 1.2 and remembers where everything stands. Syntax errors come back as problems with advice. */
export function readYaml(file: string, text: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lines = text.split(/\r?\n/);
  const problemAtOffset = (offset: number, message: string, hint?: string): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    const source = lines[line - 1];
    return {
      file,
      line,
      column: col,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(source === undefined ? {} : { source }),
    };
  };
  const problems = document.errors.map((error) => {
    const { line } = lineCounter.linePos(error.pos[0]);
    const { message, hint } = adviseOnSyntax(error.code, error.message, lines[line - 1] ?? '');
    return problemAtOffset(error.pos[0], message, hint);
  });
  return {
    file,
    // Only a sound document is read further: converting a broken one may throw, as unresolved aliases do.
    data: problems.length > 0 ? undefined : (document.toJS() as unknown),
    problems: problems.slice(0, 3),
    problemAt: (path, message, hint) => problemAtOffset(offsetOf(document, path), message, hint),
  };
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const pair: Pair | undefined = isMap(node)
      ? (node.items as unknown[]).filter(isPair).find((item) => String(item.key) === String(step))
      : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (pair) offset = startOf(pair.key);
    else if (next !== undefined) offset = startOf(next);
    else break;
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
