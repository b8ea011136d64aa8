import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { EVERYBODYS } from '../cloudstack/apis.js';
import type { Flags } from '../config/settings.js';
import { compare } from '../authoring/drift/compare.js';
import type { Drift } from '../authoring/drift/drift.js';
import { propose } from '../authoring/drift/propose.js';
import { tellDrift } from '../authoring/drift/report.js';
import { builtInFacts, withCommands } from '../facts/facts.js';
import { readListApis } from '../facts/read-list-apis.js';
import { applyEdits } from '../authoring/lint/apply-edits.js';
import { readExceptions } from '../authoring/lint/exceptions.js';
import { loadCatalog } from '../manifest/catalog.js';
import { findFiles, isShared } from '../manifest/find-files.js';
import type { Tool } from '../manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { openWorkshop } from '../authoring/scaffold/workshop.js';
import { liveApis, savedApis } from './list-apis-rows.js';
import { newManifest } from './new.js';
import type { NewOptions } from './new.js';
import { reportError } from './report-error.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface DriftOptions extends Flags {
  apis?: string;
  json?: boolean;
  write?: boolean;
  new?: boolean;
}

/** Compares manifests with a server. Returns the exit code: 0 none, 1 drift, 2 if it cannot be told. */
export async function drift(options: DriftOptions, terminal: Terminal = processTerminal()): Promise<0 | 1 | 2> {
  try {
    return await compareAndTell(options, terminal);
  } catch (error) {
    reportError(error);
    return 2;
  }
}

async function compareAndTell(options: DriftOptions, terminal: Terminal): Promise<0 | 1> {
  const { apis, json, write, new: writeNew, ...flags } = options;
  const { rows, source } = apis === undefined ? await liveApis(flags) : savedApis(apis);
  const server = readListApis(rows);
  const names = new Set(rows.map(({ name }) => name));
  const isWhole = EVERYBODYS.every((name) => names.has(name));
  const homes = flags.manifests?.map((one) => resolve(one)) ?? [BUILT_IN_MANIFESTS];
  const folders = [...new Set([BUILT_IN_MANIFESTS, ...homes])];
  const catalog = await loadCatalog(folders);
  const all = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
  const files = homes.flatMap((home) => findFiles(home));
  const pathOf = (tool: Tool): string | undefined =>
    homes.map((home) => join(home, tool.file)).find((path) => files.some((file) => file.path === path));
  const judged = all.filter((tool) => pathOf(tool) !== undefined);
  const exceptions = readExceptions(folders.flatMap((folder) => findFiles(folder)).filter(isShared));
  const covered = new Set(all.map(({ command }) => command));
  const drifts = compare({ server, isWhole, tools: judged, facts: builtInFacts(), exceptions }).filter(
    ({ kind, command }) => kind !== 'command-missing' || !covered.has(command),
  );
  if (json === true) terminal.write(`${JSON.stringify({ source, isWhole, drifts }, undefined, 2)}\n`);
  else terminal.write(tellDrift(drifts, source));
  if (!isWhole) terminal.tell('This answer is only a part of the list: what is not in it was not compared.\n');
  if (write === true) {
    const workshop = openWorkshop(all, catalog.vocabulary, withCommands(server));
    for (const tool of judged) {
      const own = drifts.filter((one) => one.tool === tool.name);
      const path = pathOf(tool);
      if (own.length === 0 || path === undefined) continue;
      const text = readFileSync(path, 'utf8');
      const { edits, byHand } = propose(text, tool, own, workshop);
      if (edits.length > 0) {
        writeFileSync(path, applyEdits(text, edits));
        terminal.tell(`Changed: ${relative(process.cwd(), path)}\n`);
      }
      for (const one of byHand) terminal.tell(`By hand: ${tellOne(one)}\n`);
    }
  }
  if (writeNew === true) await writeMissing(drifts, options, terminal);
  return drifts.length > 0 ? 1 : 0;
}

function tellOne(one: Drift): string {
  const what = 'param' in one ? one.param : 'field' in one ? one.field : one.command;
  return `${one.tool ?? one.command}: ${what} (${one.kind})`;
}

/** A tool for each command that has none, asked of the same server. */
async function writeMissing(drifts: readonly Drift[], options: DriftOptions, terminal: Terminal): Promise<void> {
  const quiet: Terminal = { ...terminal, write: () => undefined };
  const forNew: NewOptions & DriftOptions = { ...options, yes: true, live: options.apis === undefined };
  delete forNew.json;
  delete forNew.write;
  delete forNew.new;
  for (const { kind, command } of drifts) {
    if (kind !== 'command-missing') continue;
    await newManifest(command, { ...forNew, into: options.manifests?.[0] ?? BUILT_IN_MANIFESTS }, quiet);
    terminal.tell(`New: ${command}\n`);
  }
}
