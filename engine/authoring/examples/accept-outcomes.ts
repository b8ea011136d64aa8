import { renameSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isSeq, parse, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Node } from 'yaml';
import { testPathOf } from './case.js';
import { requestLines } from './check-case.js';
import type { Tried, TriedTool } from './run-examples.js';

/** Nothing is folded: a text stands as it is shown. */
const STYLE = { lineWidth: 0, flowCollectionPadding: true } as const;

/**
 * Writes what the cases of a tool do now into its test file, keeping its comments, its order and how things are written
 * that did not change. A call that fails or reads badly is not accepted. Returns the file if something was written.
 */
export function acceptOutcomes({ manifest, testFile, tried }: TriedTool): string | undefined {
  if (testFile && testFile.problems.length > 0) return undefined;
  const path = testFile?.path ?? testPathOf(manifest.path);
  const document: Document = testFile ? parseDocument(testFile.text) : new Document([]);
  if (!isSeq(document.contents)) document.contents = new YAMLSeq();
  const list = document.contents;
  for (const one of tried.filter(isAcceptable)) {
    const known = one.one.index === undefined ? undefined : list.items[one.one.index];
    if (isMap(known)) update(known, one, document);
    else list.add(newCase(one, document, list.items.length > 0));
  }
  const text = (testFile ? '' : modelineLike(manifest.text)) + tidy(document.toString(STYLE));
  // What says the same stays as it was written.
  if (list.items.length === 0 || isDeepStrictEqual(parse(text), testFile?.cases)) return undefined;
  writeWhole(path, text);
  return path;
}

function isAcceptable({ differences }: Tried): boolean {
  return differences.every((one) => 'expected' in one);
}

function newCase(tried: Tried, document: Document, isLater: boolean): YAMLMap {
  const { ask, args } = tried.one;
  const map = new YAMLMap();
  if (ask !== undefined) map.set('ask', ask);
  map.set('args', flow(document.createNode(args)));
  update(map, tried, document);
  // One empty line between two cases.
  if (isLater) map.spaceBefore = true;
  return map;
}

function update(map: YAMLMap, { one, outcome }: Tried, document: Document): void {
  if (one.isChanged) map.set('args', flow(document.createNode(one.args)));
  const request = outcome.request;
  if (!request) map.delete('request');
  else if (!one.request || requestLines(one.request) !== requestLines(request)) {
    map.set('request', document.createNode(readable(request)));
  }
  for (const [key, value, known] of [
    ['plan', outcome.plan, one.plan],
    ['text', outcome.text, one.text],
  ] as const) {
    if (value === undefined) map.delete(key);
    else if (known?.trimEnd() !== value.trimEnd()) map.set(key, block(value));
  }
}

function flow(node: Node): Node {
  if (node instanceof YAMLMap) node.flow = true;
  return node;
}

/** Numbers and flags without quotes, where nothing is lost: on the wire everything is text. */
function readable(request: Record<string, string>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(request).map(([name, text]): [string, string | number | boolean] => {
      if (text === 'true' || text === 'false') return [name, text === 'true'];
      return [name, /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text];
    }),
  );
}

function block(text: string): Scalar {
  const scalar = new Scalar(`${text.trimEnd()}\n`);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

/** The test file's own schema, named as the manifest names its one. */
function modelineLike(manifest: string): string {
  const line = /^# yaml-language-server: \$schema=\S*tool\.schema\.json/m.exec(manifest)?.[0];
  return line === undefined ? '' : `${line.replace(/tool\.schema\.json$/, 'test.schema.json')}\n`;
}

/** `[a, b]` beside `{ a: b }`, as manifests are written. Only where nothing but the look of it changes. */
function tidy(text: string): string {
  const tidied = text.replace(/^(?:- | {2})args: \{.*\}$/gm, (line) => line.replace(/\[ /g, '[').replace(/ \]/g, ']'));
  return isDeepStrictEqual(parse(tidied), parse(text)) ? tidied : text;
}

/** Never half of it, whatever happens meanwhile. */
function writeWhole(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.tmp`;
  writeFileSync(fresh, text);
  renameSync(fresh, path);
}
