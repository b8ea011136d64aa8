import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { makeFolder } from '../make-folder.js';
import type { Flags } from '../config/settings.js';
import { ToolError } from '../errors.js';
import { builtInFacts, withCommands } from '../facts/facts.js';
import type { Facts } from '../facts/facts.js';
import type { CommandFacts } from '../facts/load-facts.js';
import { readListApis } from '../facts/read-list-apis.js';
import type { Found } from '../authoring/lint/place-finding.js';
import { loadCatalog } from '../manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { addEntity } from '../authoring/scaffold/add-entity.js';
import { draftManifest } from '../authoring/scaffold/draft-manifest.js';
import type { Draft, Wording } from '../authoring/scaffold/draft-manifest.js';
import { commandNamed, commandsLike } from '../authoring/scaffold/find-command.js';
import { settleDraft } from '../authoring/scaffold/lint-draft.js';
import { schemaFor } from '../manifest/schema-address.js';
import { manifestsFolder } from '../authoring/scaffold/manifest-place.js';
import { MARK, openWorkshop } from '../authoring/scaffold/workshop.js';
import type { Workshop } from '../authoring/scaffold/workshop.js';
import { liveApis, savedApis } from './list-apis-rows.js';
import { askForCommand, askForWording } from './new-questions.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface NewOptions extends Flags, Wording {
  /** A file with a saved answer of listApis. */
  apis?: string;
  /** Ask the configured server for it. */
  live?: boolean;
  /** The folder of manifests. */
  into?: string;
  /** The folder in it. */
  folder?: string;
  /** The tool's name. */
  name?: string;
  stdout?: boolean;
  force?: boolean;
  /** Ask nothing. */
  yes?: boolean;
}

/** Writes the manifest of one command, as far as a machine can. Returns the exit code. */
export async function newManifest(
  said: string | undefined,
  options: NewOptions,
  terminal: Terminal = processTerminal(),
): Promise<0> {
  const facts = await factsFor(options);
  const ask = options.yes === true ? undefined : terminal.ask;
  const command = await commandFor(said, facts, options, ask === undefined ? undefined : { ...terminal, ask });
  const home = manifestsFolder(options.into ?? options.manifests?.[0]);
  const workshop = await workshopAt(home, facts);
  const draft = draftManifest(command, workshop, options);
  refuseSecond(command, workshop, options);
  const wording = ask === undefined ? options : await askForWording(ask, terminal, options, draft);
  const written = placed(draftManifest(command, workshop, wording), { ...wording, ...nameIn(options) });
  const file = join(home, written.resource, `${written.name}.yaml`);
  const place = { file, schema: schemaFor(file), folders: foldersAt(home) };
  const { text, found } = settleDraft(written, place, facts);
  if (options.stdout === true) {
    terminal.write(text);
    return 0;
  }
  if (existsSync(file) && options.force !== true) {
    throw new ToolError('wrong-usage', {
      problem: `${nearby(file)} already exists, and nothing was written`,
      hint: ' --force overwrites it, --name gives the new one another name.',
    });
  }
  makeFolder(dirname(file));
  writeFileSync(file, text);
  const { newEntity } = written;
  const shared = newEntity && { name: newEntity.name, file: addEntity(home, newEntity) };
  terminal.write(report({ file, text, found, ...(shared ? { shared } : {}) }, options));
  return 0;
}

async function factsFor({ apis, live, ...flags }: NewOptions): Promise<Facts> {
  if (apis === undefined && live !== true) return builtInFacts();
  const { rows } = apis === undefined ? await liveApis(flags) : savedApis(apis);
  return withCommands(readListApis(rows));
}

async function commandFor(
  said: string | undefined,
  facts: Facts,
  options: NewOptions,
  terminal: (Terminal & { ask: NonNullable<Terminal['ask']> }) | undefined,
): Promise<CommandFacts> {
  const known = said === undefined ? undefined : commandNamed(said, facts);
  const name = known ?? (terminal ? await askForCommand(terminal.ask, terminal, facts, said) : undefined);
  const command = name === undefined ? undefined : facts.command(name);
  if (command) return command;
  if (said === undefined) {
    throw new ToolError('wrong-usage', {
      problem: 'Which CloudStack command is missing',
      hint: ' Give its name: cloudstack-mcp new COMMAND',
    });
  }
  const like = commandsLike(said, facts, 5);
  const near = like.length === 0 ? '' : ` Like it: ${like.join(', ')}.`;
  const elsewhere =
    options.apis === undefined && options.live !== true
      ? ` If it belongs to a plugin or a newer release: --live asks your server for it, --apis FILE reads a saved listApis response.`
      : ' The listApis response does not have it either.';
  throw new ToolError('wrong-usage', {
    problem: `CloudStack ${facts.version.split('.').slice(0, 2).join('.')} has no command ${JSON.stringify(said.slice(0, 60))}`,
    hint: `${near}${elsewhere}`,
  });
}

/** The folders that a server would load; another checkout of this project takes the place of the built-in one. */
function foldersAt(home: string): string[] {
  const isPackage = existsSync(join(home, '..', 'schemas', 'tool.schema.json'));
  return home === BUILT_IN_MANIFESTS || isPackage ? [home] : [BUILT_IN_MANIFESTS, home];
}

/** What manifests are there already: they teach the new one its words. */
async function workshopAt(home: string, facts: Facts): Promise<Workshop> {
  const catalog = await loadCatalog(foldersAt(home));
  const tools = catalog.entries.flatMap(({ name }) => catalog.tool(name) ?? []);
  return openWorkshop(tools, catalog.vocabulary, facts);
}

function refuseSecond({ name, deprecated }: CommandFacts, { lessons }: Workshop, { force, stdout }: NewOptions): void {
  const tool = lessons.toolOf(name);
  if (force === true || stdout === true) return;
  if (tool !== undefined) {
    throw new ToolError('wrong-usage', {
      problem: `${name} already has a tool: ${tool}`,
      hint: ' Change its file, or write a second one with --force. --stdout only shows it.',
    });
  }
  if (deprecated === true) {
    throw new ToolError('wrong-usage', {
      problem: `CloudStack is going to remove ${name}`,
      hint: ' Use the command that replaces it, or write this one anyway with --force.',
    });
  }
}

function placed(draft: Draft, { folder, name }: { folder?: string; name?: string }): Draft {
  const resource = folder ?? draft.resource;
  const tool = name ?? draft.name;
  for (const [option, word] of [
    ['--folder', resource],
    ['--name', tool],
  ] as const) {
    if (/^[a-z][a-z0-9-]*$/.test(word)) continue;
    throw new ToolError('wrong-usage', {
      problem: `${option} ${JSON.stringify(word)} cannot be used: small letters, digits and hyphens only`,
    });
  }
  return { ...draft, resource, name: tool };
}

function nameIn({ name }: NewOptions): { name?: string } {
  return name === undefined ? {} : { name };
}

interface Written {
  file: string;
  text: string;
  found: readonly Found[];
  /** The entry that was added to the shared words. */
  shared?: { name: string; file: string };
}

/** What was written, what is left to do, and the lines to go on with. */
function report({ file, text, found, shared }: Written, { apis }: NewOptions): string {
  const path = nearby(file);
  const shown = /\s/.test(path) ? JSON.stringify(path) : path;
  const others = found.filter(({ problem }) => !(problem.source?.includes(MARK) ?? false));
  const marks = text.split(MARK).length - 1;
  const extra = apis === undefined ? '' : ` --apis ${apis}`;
  return [
    `Written: ${path}`,
    marks === 0
      ? 'Nothing in it is marked. Read it anyway: most of it was written by a machine.'
      : `${marks} ${marks === 1 ? 'text is' : 'texts are'} left to you. Each begins with WRITE: and says what belongs there.`,
    ...others.map(({ problem }) => `  line ${problem.line ?? 1}: ${problem.message}`),
    ...(shared
      ? [
          `Added: ${shared.name} in ${nearby(shared.file)}, so that people can say names. See whether its \`tell\` is right.`,
        ]
      : []),
    'Then:',
    `  cloudstack-mcp lint ${shown}${extra}`,
    `  cloudstack-mcp try ${shown}`,
    `  cloudstack-mcp test ${shown} --update`,
    '',
  ].join('\n');
}

function nearby(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
