import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadSettings } from '../config/load-settings.js';
import type { Flags, Settings } from '../config/settings.js';
import { ToolError } from '../errors.js';
import { factsOfManifest } from '../facts/facts-of-manifest.js';
import { tryManifest } from '../authoring/examples/try-manifest.js';
import type { TriedCall, TryWith } from '../authoring/examples/try-manifest.js';
import { changesOf } from '../authoring/examples/watch-files.js';
import { builtInFacts } from '../facts/facts.js';
import { chooseFiles } from '../authoring/lint/choose-files.js';
import { toolNameOf } from '../authoring/lint/context.js';
import { lint } from '../authoring/lint/lint.js';
import { terminalReport } from '../authoring/lint/report/terminal.js';
import { createLog } from '../call/log.js';
import { catalogOf } from '../manifest/catalog.js';
import type { Catalog } from '../manifest/catalog.js';
import { isShared, isTest } from '../manifest/find-files.js';
import { describeProblem } from '../manifest/problem.js';
import type { Tool } from '../manifest/types.js';
import { askInTerminal } from './ask-in-terminal.js';
import { readCallArguments } from './call-arguments.js';
import { loadLocalSettings } from './local-settings.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface TryFlags extends Flags {
  /** On the configured cloud instead of the demo cloud. */
  live: boolean;
  watch: boolean;
}

const JOB_MS = 300;
const MOST_LINES = 60;

/**
 * Calls one manifest and shows what is sent, what comes back and what the caller sees. Returns the exit code: 1 if the
 * call fails or the manifest cannot be used. With `watch` it goes on until it is interrupted.
 */
export async function tryCommand(
  file: string,
  words: readonly string[],
  { live, watch, ...flags }: TryFlags,
  terminal: Terminal = processTerminal(),
): Promise<0 | 1> {
  refuseHalfLive(live, flags);
  if (!watch && !existsSync(file)) throw new ToolError('wrong-usage', { problem: `There is no file ${file}` });
  const once = (): Promise<0 | 1> => tryOnce(file, words, { live, watch, ...flags }, terminal);
  if (!watch) return once();
  if (existsSync(file)) refuseWatchedChange((await readTool(file)).tool, { live, watch });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const changes = changesOf(() => watchedFiles(file), stop.signal);
  try {
    await onceOrTell(file, once, terminal);
    terminal.write(terminal.colors.dim(`Watching ${file}; Ctrl-C ends it.\n`));
    for await (const at of changes) {
      terminal.write(terminal.colors.dim(`\n--- ${at.toLocaleTimeString('en-GB')} ---\n`));
      await onceOrTell(file, once, terminal);
    }
    return 0;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** The flags of a cloud alone would be an easy way to change a real one by mistake. */
function refuseHalfLive(live: boolean, { url, profile, demo }: Flags): void {
  if (live && demo) throw new ToolError('wrong-usage', { problem: '--live and --demo do not go together' });
  if (live || (url === undefined && profile === undefined)) return;
  const problem = `try uses the demo cloud, and --${url === undefined ? 'profile' : 'url'} names another one`;
  throw new ToolError('wrong-usage', { problem, hint: ' Add --live to use that cloud.' });
}

/** Each save would change the cloud once more. */
function refuseWatchedChange(tool: Tool | undefined, { live, watch }: Pick<TryFlags, 'live' | 'watch'>): void {
  if (!live || !watch || tool?.effect !== 'change') return;
  const problem = `${tool.name} changes something, and a real cloud is not changed by saving a file`;
  throw new ToolError('wrong-usage', { problem, hint: ' Leave --watch or --live out.' });
}

/** Whatever goes wrong, the next save may fix it. */
async function onceOrTell(file: string, once: () => Promise<unknown>, { write }: Terminal): Promise<void> {
  if (!existsSync(file)) {
    write(`${file} is not there now; waiting for it to come back.\n`);
    return;
  }
  try {
    await once();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    write(`${error.message} ${error.next}\n`);
  }
}

/** The manifest and the shared words above it. */
function watchedFiles(file: string): string[] {
  if (!existsSync(file)) return [file];
  const { beside } = chooseFiles([file]);
  const near = dirname(dirname(resolve(file)));
  return [file, ...beside.filter((one) => isShared(one) && one.path.startsWith(near)).map(({ path }) => path)];
}

async function tryOnce(file: string, words: readonly string[], flags: TryFlags, terminal: Terminal): Promise<0 | 1> {
  const { write, tell } = terminal;
  const { exampleWorld } = await import('../demo/world/example-world.js');
  const chosen = chooseFiles([file]);
  const report = lint({ ...chosen, ...(flags.live ? {} : { world: exampleWorld() }) });
  if (report.found.length > 0) write(`${terminalReport(report, process.cwd(), terminal.colors)}\n`);
  const { catalog, tool } = await readTool(file, chosen);
  if (!tool) {
    write('It cannot be tried until this is fixed.\n');
    return 1;
  }
  refuseWatchedChange(tool, flags);
  const args = words.length > 0 ? readCallArguments(words) : (tool.examples?.[0]?.args ?? {});
  if (words.length === 0 && tool.examples?.[0]) tell(`Its first example: ${tool.examples[0].ask}\n`);
  const { tried, note } = flags.live
    ? await onConfigured(tool, args, catalog, flags, terminal)
    : await onDemo(tool, args, catalog, flags);
  show(tried, note, terminal);
  return tried.isError ? 1 : 0;
}

/** The tool of this file, whatever else is called so: a copy is tried in the place of what it is a copy of. */
async function readTool(
  file: string,
  { files: [own], beside } = chooseFiles([file]),
): Promise<{ catalog: Catalog; tool: Tool | undefined }> {
  if (!own || isShared(own) || isTest(own)) throw new ToolError('wrong-usage', { problem: `${file} is no manifest` });
  const shared = beside.filter(isShared);
  const named = beside.filter(
    (one) => !isShared(one) && !isTest(one) && toolNameOf(one) === toolNameOf(own) && one.path !== own.path,
  );
  const overrides = /^overrides:\s*true\b/m.test(own.text);
  const catalog = await catalogOf([...shared, ...(overrides ? named : []), own]);
  return { catalog, tool: catalog.tool(toolNameOf(own)) };
}

async function onDemo(tool: Tool, args: Record<string, unknown>, catalog: Catalog, flags: Flags) {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-try-'));
  const { startDemoCloud } = await import('../demo/cloud.js');
  const isPrivate = builtInFacts().command(tool.command) === undefined;
  const demo = await startDemoCloud({
    jobMs: JOB_MS,
    everyCommand: true,
    ...(isPrivate ? { more: factsOfManifest(tool) } : {}),
  });
  try {
    const { settings } = await loadLocalSettings(flags);
    const own: Settings = {
      ...settings,
      readOnly: false,
      tools: [],
      excludeTools: [],
      cloud: { ...settings.cloud, url: demo.url, ...demo.keys.admin },
      stateDir: folder,
      cacheDir: folder,
      auditFile: join(folder, 'audit.jsonl'),
    };
    const tried = await tryManifest(tool, args, withLog(catalog, own, 'agrees'));
    const note = isPrivate
      ? `made up from the manifest: CloudStack has no command ${tool.command}`
      : 'of the demo cloud';
    return { tried: { ...tried, text: tried.text.replaceAll(folder, '<state folder>') }, note };
  } finally {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A change is confirmed as with `call`: by the person at the terminal, or not at all. */
async function onConfigured(
  tool: Tool,
  args: Record<string, unknown>,
  catalog: Catalog,
  flags: Flags,
  terminal: Terminal,
) {
  const { settings } = await loadSettings(flags, process.env);
  const tried = await tryManifest(
    tool,
    args,
    withLog(
      catalog,
      settings,
      askInTerminal(terminal, () => undefined),
    ),
  );
  return { tried, note: `of ${new URL(settings.cloud.url).host}` };
}

function withLog(catalog: Catalog, settings: Settings, person: TryWith['person']): TryWith {
  const { apiKey, secretKey } = settings.cloud;
  for (const problem of catalog.problems) process.stderr.write(`Left out: ${describeProblem(problem)}\n`);
  return { catalog, settings, person, log: createLog(settings.logLevel, new Set([apiKey, secretKey])) };
}

function show({ before, request, plan, answer, text }: TriedCall, note: string, { write, colors }: Terminal): void {
  const part = (title: string, lines: readonly string[]): void => {
    write(`${colors.bold(title)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
  };
  if (plan !== undefined) part('A person is asked first', plan.split('\n'));
  const found = before.length > 0 ? ` (after ${before.join(', ')}, to find what is named)` : '';
  if (request) {
    const { method, command, params } = request;
    part(`Request${found}`, [
      `${method} ${command}`,
      ...Object.entries(params).map(([name, value]) => `${name}: ${value}`),
    ]);
  } else part(`Request${found}`, ['Nothing was sent.']);
  if (answer !== undefined) part(`Answer, ${note}`, cut(JSON.stringify(answer, undefined, 2).split('\n')));
  part('What the caller sees', text.split('\n'));
}

function cut(lines: string[]): string[] {
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), `... and ${lines.length - MOST_LINES} more lines`];
}
