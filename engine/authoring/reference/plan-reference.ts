import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../../errors.js';
import { isShared, isTest } from '../../manifest/find-files.js';
import { findParsed } from '../../manifest/parsed-cache.js';
import { readManifest } from '../../manifest/read-manifest.js';
import { readVocabulary } from '../../manifest/read-vocabulary.js';
import type { Tool, Vocabulary } from '../../manifest/types.js';
import { OWN_TOOLS } from '../../server/own-tools/own-tools.js';
import { BUILT_IN_MANIFESTS, PACKAGE_ROOT } from '../../package-paths.js';
import { loadFacts } from '../../facts/load-facts.js';
import { coverageText } from './coverage.js';
import { hasSection, withSection } from './marked-section.js';
import { indexText, MARK, pagesOf } from './pages.js';
import { withSections } from './readme-sections.js';

/** A file of the reference as it should be; without a text it should not be there any more. */
export interface ReferenceFile {
  path: string;
  text?: string;
  isStale: boolean;
}

/**
 * Every file of the reference of a folder of manifests; for the built-in one, the README's tables too. Throws
 * wrong-usage for manifests that the engine refuses, and for a page that a person wrote.
 */
export function planReference(folder: string = BUILT_IN_MANIFESTS): ReferenceFile[] {
  const isBuiltIn = folder === BUILT_IN_MANIFESTS;
  const { tools, vocabulary } = readTools(folder);
  const own = isBuiltIn ? OWN_TOOLS : [];
  const pages = new Map([...pagesOf(tools, vocabulary, own)].map(([name, text]) => [join(folder, name), text]));
  const guide = join(folder, 'README.md');
  if (isGuide(guide)) {
    const coverage = isBuiltIn ? { coverage: coverageText(tools, loadFacts()) } : {};
    pages.set(guide, withSection(textOf(guide), { index: indexText(tools, own), ...coverage }));
  }
  for (const path of pages.keys()) if (!isGuide(path)) refuseToOverwrite(path);
  const gone = markedPages(folder).filter((path) => !pages.has(path));
  const readme = join(PACKAGE_ROOT, 'README.md');
  const readmes = isBuiltIn && existsSync(readme) ? [wanted(readme, withSections(textOf(readme), tools))] : [];
  return [
    ...[...pages].map(([path, text]) => wanted(path, text)),
    ...gone.map((path) => ({ path, isStale: true })),
    ...readmes,
  ];
}

function readTools(folder: string): { tools: Tool[]; vocabulary: Vocabulary } {
  if (!existsSync(folder)) throw new ToolError('wrong-usage', { problem: `There is no folder ${folder}`, hint: '' });
  const own = findParsed(folder);
  const builtIn = folder === BUILT_IN_MANIFESTS ? [] : findParsed(BUILT_IN_MANIFESTS).filter(isShared);
  const { vocabulary } = readVocabulary([...builtIn, ...own].filter(isShared));
  const read = own.filter((file) => !isShared(file) && !isTest(file)).map((file) => readManifest(file, vocabulary));
  const broken = read.filter((one) => 'problems' in one).length;
  if (broken > 0) {
    const problem = `${broken} ${broken === 1 ? 'manifest has' : 'manifests have'} mistakes, so no reference can be made`;
    throw new ToolError('wrong-usage', { problem, hint: ' `cloudstack-mcp lint` shows them.' });
  }
  return { tools: read.flatMap((one) => ('tool' in one ? [one.tool] : [])), vocabulary };
}

function wanted(path: string, text: string): ReferenceFile {
  return { path, text, isStale: !existsSync(path) || textOf(path) !== text };
}

/** Pages that were made before; another README.md belongs to a person. */
function markedPages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name, 'README.md'))
    .filter((path) => existsSync(path) && isMade(path));
}

function isMade(path: string): boolean {
  return textOf(path).startsWith(MARK);
}

function refuseToOverwrite(path: string): void {
  if (!existsSync(path) || isMade(path)) return;
  const problem = `${path} was not made by this command, so it is not overwritten`;
  throw new ToolError('wrong-usage', { problem, hint: ' Move it away, or give it another name.' });
}

/** A page of a person that has a place for the index of the tools. */
function isGuide(path: string): boolean {
  return existsSync(path) && hasSection(textOf(path), 'index');
}

/** A checkout on Windows may have other line ends; that makes no page stale. */
function textOf(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}
