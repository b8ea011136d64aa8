import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ToolError } from '../errors.js';
import { commitOf, repositoryRoot, startOfWork } from '../authoring/git/repository.js';
import { chooseFiles } from '../authoring/lint/choose-files.js';
import { findFiles } from '../manifest/find-files.js';
import type { SourceFile } from '../manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { compareSurface } from '../authoring/surface/compare-surface.js';
import { filesAtCommit } from '../authoring/surface/files-at-commit.js';
import { markdownSurface } from '../authoring/surface/report/markdown.js';
import { textSurface } from '../authoring/surface/report/text.js';
import type { Surface } from '../authoring/surface/surface.js';
import { toolSetReader } from '../authoring/surface/tool-set.js';
import { processTerminal } from './terminal.js';

export interface SurfaceOptions {
  manifests?: string[];
  base?: string;
  baseFolder?: string;
  format: 'text' | 'markdown' | 'json';
}

/** Prints what work on a manifests folder does to its tools. Throws if it cannot tell. */
export function surfaceCommand(options: SurfaceOptions): 0 {
  const folder = resolve(onlyFolder(options.manifests));
  const { name, files } = baseOf(folder, options);
  // Words of the built-in folder count beside those of a folder of one's own, in both states.
  const own = findFiles(folder);
  const ownPaths = new Set([...own, ...files].map(({ path }) => path));
  const around = chooseFiles([folder]).beside.filter(({ path }) => !ownPaths.has(path));
  const read = toolSetReader(around);
  const surface = compareSurface(name, read(files), read(own));
  processTerminal().write(WRITERS[options.format](surface));
  return 0;
}

const WRITERS: Record<SurfaceOptions['format'], (surface: Surface) => string> = {
  text: textSurface,
  markdown: markdownSurface,
  json: (surface) => `${JSON.stringify(surface, null, 2)}\n`,
};

function onlyFolder(folders: readonly string[] = []): string {
  const [first = BUILT_IN_MANIFESTS, ...others] = folders;
  if (others.length > 0) throw new ToolError('wrong-usage', { problem: 'surface looks at one folder of manifests' });
  return existing(first);
}

function existing(folder: string): string {
  if (existsSync(folder)) return folder;
  throw new ToolError('wrong-usage', { problem: `There is no folder ${folder}` });
}

function baseOf(folder: string, { base, baseFolder }: SurfaceOptions): { name: string; files: SourceFile[] } {
  if (baseFolder !== undefined) return { name: baseFolder, files: findFiles(existing(baseFolder)) };
  const root = repositoryRoot(folder);
  if (base !== undefined) commitOf(root, base);
  const commit = startOfWork(root, base);
  return { name: base ?? commit.slice(0, 12), files: filesAtCommit(folder, commit) };
}
