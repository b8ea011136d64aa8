import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { adviseOnSyntax } from './advise-on-syntax.js';
import type { SourceFile } from './find-files.js';
import { nestsTooDeep } from './nesting.js';
import type { Problem } from './problem.js';
import { strangeParts } from './strange-parts.js';

export type Path = readonly (string | number)[];

export interface YamlFile {
  file: string;
  text: string;
  data: unknown;
  problems: Problem[];
  /** As it is written, with all offsets; for what asks how something is said and not what. */
  document: Document;
  /** A problem at the place of `path`, or at its nearest parent that is written down. */
  problemAt(path: Path, message: string, hint?: string): Problem;
  /** A problem between two offsets of the text. */
  problemFrom(range: readonly [from: number, to: number], message: string, hint?: string): Problem;
  /** Between which offsets the key or the value of `path` is written; undefined if it is not written here. */
  rangeOf(path: Path, part?: 'key' | 'value'): [from: number, to: number] | undefined;
  /** A value as it was written: 4.20 where the data has 4.2. */
  writtenAt(path: Path): string | undefined;
}

/** A longer line is not shown under a problem. */
const LONGEST_SHOWN = 1000;
const known = new WeakMap<Pick<SourceFile, 'path' | 'text'>, YamlFile>();

/** The same for a file that was found: parsing costs more than all that is done with it, so each is parsed once. */
export function readYamlFile(source: Pick<SourceFile, 'path' | 'text' | 'parsed'>): YamlFile {
  const { path, text, parsed } = source;
  const yaml = known.get(source) ?? (parsed ? parsedBefore(path, text, parsed.data) : readYaml(path, text));
  known.set(source, yaml);
  return yaml;
}

/** A file of which only the places are not known yet: it is parsed when somebody asks for one. */
function parsedBefore(file: string, text: string, data: unknown): YamlFile {
  let whole: YamlFile | undefined;
  const read = (): YamlFile => (whole ??= readYaml(file, text));
  return {
    file,
    text,
    data,
    problems: [],
    get document() {
      return read().document;
    },
    problemAt: (...where) => read().problemAt(...where),
    problemFrom: (...where) => read().problemFrom(...where),
    rangeOf: (...where) => read().rangeOf(...where),
    writtenAt: (path) => read().writtenAt(path),
  };
}

/** Reads YAML 1.2 and remembers where everything stands. Syntax errors come back as problems with advice. */
export function readYaml(file: string, text: string): YamlFile {
  const lineCounter = new LineCounter();
  const tooDeep = nestsTooDeep(text);
  const document = parseDocument(tooDeep === undefined ? text : '', {
    prettyErrors: false,
    logLevel: 'error',
    // Its own check compares each key with all others; strange-parts.ts has one that does not.
    uniqueKeys: false,
  });
  for (const start of lineStarts(text)) lineCounter.addNewLine(start);
  const lines = text.split(/\r?\n/);
  const problemAtOffset = (offset: number, message: string, hint?: string, end?: number): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    const source = lines[line - 1];
    const endColumn = Math.min(col + (end ?? offset) - offset, (source ?? '').trimEnd().length + 1);
    return {
      file,
      line,
      column: col,
      ...(endColumn > col ? { endColumn } : {}),
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(source === undefined || source.length > LONGEST_SHOWN ? {} : { source }),
    };
  };
  const problemOf = (code: string, said: string, offset: number): { problem: Problem; isTold: boolean } => {
    const noticed = lineCounter.linePos(offset);
    const advice = adviseOnSyntax({ code, said, lines, line: noticed.line });
    const { line = noticed.line, column = line === noticed.line ? noticed.col : 1 } = advice ?? {};
    const start = (lineCounter.lineStarts[line - 1] ?? 0) + column - 1;
    const message = advice?.message ?? 'This line cannot be read.';
    const stumbled = said.replace(/\s+at line \d+.*$/s, '');
    const hint = advice
      ? advice.hint
      : `Look here and on the line above for a comma, quote or bracket that is missing (in YAML's words: ${stumbled}).`;
    return {
      problem: { ...problemAtOffset(start, message, hint), rule: 'form/yaml' },
      isTold: advice !== undefined,
    };
  };
  const read =
    tooDeep === undefined
      ? document.errors.slice(0, 6).map(({ code, message, pos }) => problemOf(code, message, pos[0]))
      : [problemOf('TOO_DEEP', '', tooDeep)];
  const problems = mostTelling(read);
  // Sound YAML that nobody means, such as a text without quotes that is read as a reference.
  if (problems.length === 0) {
    for (const { at, code } of strangeParts(document, text).slice(0, 3)) problems.push(problemOf(code, '', at).problem);
  }
  return {
    file,
    text,
    // Only a sound document is read further: converting a broken one may throw.
    data: problems.length > 0 ? undefined : (document.toJS() as unknown),
    problems,
    document,
    problemAt(path, message, hint) {
      const [from, to] = placeOf(document, path);
      return problemAtOffset(from, message, hint, to);
    },
    problemFrom: ([from, to], message, hint) => problemAtOffset(from, message, hint, to),
    rangeOf: (path, part = 'key') => rangeOf(document, path, part),
    writtenAt(path) {
      const node: unknown = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** What the parser says in its own words mostly follows from what could be told in ours. */
function mostTelling(read: readonly { problem: Problem; isTold: boolean }[]): Problem[] {
  const told = read.some(({ isTold }) => isTold) ? read.filter(({ isTold }) => isTold) : read;
  const seen = new Set<string>();
  return told
    .map(({ problem }) => problem)
    .filter(({ line, message }) => {
      // What follows on the same line would not be there without the first.
      // A line that stands wrong makes the next one look wrong.
      if (message.startsWith('This line begins with') && seen.has(String((line ?? 0) - 1))) return false;
      const mark = /^Git /.test(message) ? message : String(line ?? '');
      return seen.has(mark) ? false : seen.add(mark);
    })
    .slice(0, 3);
}

/** The parser's own count misses some lines in texts, and has none for a file that it is not given. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** Where `path` is written, or its nearest parent that is: a key from end to end, an item of a list too. */
function placeOf(document: Document, path: Path): readonly [from: number, to: number | undefined] {
  let node: unknown = document.contents;
  let place: readonly [number, number | undefined] = [startOf(node), undefined];
  for (const step of path) {
    const pair: Pair | undefined = isMap(node)
      ? (node.items as unknown[]).filter(isPair).find((item) => String(item.key) === String(step))
      : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (!pair && next === undefined) break;
    const marked = (pair ? pair.key : next) as Node | null;
    place = [startOf(marked), marked?.range?.[1]];
    node = next;
  }
  return place;
}

function rangeOf(document: Document, path: Path, part: 'key' | 'value'): [number, number] | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(last)) : undefined;
  const value: unknown = path.length === 0 ? document.contents : (pair?.value ?? document.getIn(path, true));
  const range = ((part === 'key' ? (pair?.key ?? value) : value) as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
