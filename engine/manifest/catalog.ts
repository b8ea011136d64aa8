import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whyNotTrusted } from '../own-files.js';
import { BUILT_IN_MANIFESTS } from '../package-paths.js';
import { openSeal } from './cache-seal.js';
import { SHIPPED, cacheKey, portable, readCompiled, writeCompiled } from './compiled-cache.js';
import type { CompiledCache } from './compiled-cache.js';
import { findFiles, findServed, isShared, isTest } from './find-files.js';
import type { SourceFile } from './find-files.js';
import { SHIPPED_PARSED, isKeepable, readParsed, withParsed, writeParsed } from './parsed-cache.js';
import type { Problem } from './problem.js';
import type { ReadVocabulary, ReplacedWord } from './read-vocabulary.js';
import { otherNames } from './other-names.js';
import { forbiddenBy } from './override-policy.js';
import { indexOf } from './search-documents.js';
import { openSearch } from '../search/search.js';
import type { Search } from '../search/search.js';
import type { SearchIndex } from '../search/build-index.js';
import { takenNames } from './taken-names.js';
import { settleNames } from './settle-names.js';
import type { Override } from './settle-names.js';
import { listCost } from './token-cost.js';
import type { ToolEntry } from './tool-entry.js';
import type { OverridePolicy, Tool, Vocabulary } from './types.js';
import { weakerTools } from './weaker-tools.js';
import type { WeakerTool } from './weaker-tools.js';

/** Compiles the built-in manifests into a cache that goes out with the bundle. */
export async function keepBuiltIn(): Promise<void> {
  const files = findFiles(BUILT_IN_MANIFESTS);
  const shared = files.filter(isShared);
  const manifests = files.filter((file) => !isShared(file) && !isTest(file));
  const { tools, vocabulary, replaced } = await readMissing(manifests, shared);
  const index = (): SearchIndex => indexOf(tools, vocabulary);
  writeCompiled(SHIPPED, { key: cacheKey(shared), vocabulary, replaced, tools, index }, 'none');
  await keepParsed(files);
}

/** For the linter, which looks at what the files say and not only at what they become. */
async function keepParsed(files: readonly SourceFile[]): Promise<void> {
  const { readYamlFile } = await import('./read-yaml.js');
  const data = files.map((file) => [file.hash, readYamlFile(file).data] as const);
  writeParsed(SHIPPED_PARSED, Object.fromEntries(data.filter(([, one]) => isKeepable(one))));
}

/** All tools that the manifests give, and what is wrong with the rest. */
export interface Catalog {
  /** Sorted by name. */
  entries: readonly ToolEntry[];
  tool(name: string): Tool | undefined;
  /** The name of the tool that is meant, also by another name (see `otherNames`). */
  nameOf(said: string): string | undefined;
  /** The tool that stands for a command, for advice such as "list them with list-zones". */
  toolFor(command: string): string | undefined;
  /** What fits a question best comes first; `fits` says which tools count. */
  search(question: string, fits?: (entry: ToolEntry) => boolean): ToolEntry[];
  vocabulary: Vocabulary;
  problems: readonly Problem[];
  /** Names that two files claim: the server refuses them and says why. */
  refused: ReadonlyMap<string, string>;
  /** Tools that took the place of others, since their manifests say so. */
  overrides: readonly Override[];
  /** Tools that ask less than others do for the same command, and shared words that mean something else now. */
  weaker: readonly WeakerTool[];
  replaced: readonly ReplacedWord[];
  /** Why what was kept of earlier starts is not used; undefined if it is, or if there is nothing. */
  distrusted?: string;
}

/** Where something of this start can be kept for the next, and the folder with the key that it is sealed with. */
export interface CachePlaces {
  cacheDir: string;
  stateDir: string;
}

/**
 * Reads manifests from folders, later ones adding to earlier ones. Never throws for a bad manifest: it is left out and
 * stands in `problems`. Built-in files that are as they were shipped are not parsed again; with `places`, neither are
 * others that did not change since the last start.
 */
export async function loadCatalog(
  folders: readonly string[],
  places?: CachePlaces,
  policy: OverridePolicy = 'allow',
): Promise<Catalog> {
  const files = folders.flatMap(findServed);
  const shared = files.filter(isShared);
  const manifests = files.filter((file) => !isShared(file));
  const key = cacheKey(shared, policy);
  const own = places && keptBefore(places, folders, key);
  const kept = own?.kept ?? readCompiled(SHIPPED, key, 'none');
  const read = await readMissing(manifests, shared, kept, policy);
  const keep = (index?: SearchIndex): void => {
    if (!own || !read.isSound || own.distrusted !== undefined) return;
    const { tools, vocabulary, replaced } = read;
    const seal = openSeal(places.stateDir);
    if (seal) writeCompiled(own.file, { key, vocabulary, replaced, tools, index: index && (() => index) }, seal);
  };
  if (read.isNew) keep();
  const catalog = assemble(read, foldersOf(manifests), policy, keep);
  return own?.distrusted === undefined ? catalog : { ...catalog, distrusted: own.distrusted };
}

interface Kept {
  file: string;
  kept?: CompiledCache | undefined;
  distrusted?: string;
}

/** What an earlier start kept. Who has no manifests of their own has no such file, and needs no key. */
function keptBefore({ cacheDir, stateDir }: CachePlaces, folders: readonly string[], key: string): Kept {
  const file = join(cacheDir, `manifests-${shortHash(folders.join('\n'))}.cache`);
  const distrusted = whyNotTrusted(file);
  if (distrusted !== undefined) return { file, distrusted };
  if (!existsSync(file)) return { file };
  const seal = openSeal(stateDir);
  return { file, kept: seal && readCompiled(file, key, seal) };
}

/** The tools of these very files, which may lie anywhere. Built-in ones that did not change are not parsed. */
export async function catalogOf(files: readonly SourceFile[]): Promise<Catalog> {
  const shared = files.filter(isShared);
  const manifests = files.filter((file) => !isShared(file) && !isTest(file));
  const read = await readMissing(manifests, shared, readCompiled(SHIPPED, cacheKey(shared), 'none'));
  return assemble(read, foldersOf(manifests), 'allow');
}

interface Read {
  tools: CompiledCache['tools'];
  vocabulary: Vocabulary;
  replaced: readonly ReplacedWord[];
  problems: Problem[];
  isNew: boolean;
  /** Whether it may be kept: a broken shared file has to be told at every start, until it is fixed. */
  isSound: boolean;
  /** If somebody has searched these very tools before. */
  index?: (() => SearchIndex) | undefined;
}

async function readMissing(
  manifests: SourceFile[],
  shared: SourceFile[],
  kept?: CompiledCache,
  policy: OverridePolicy = 'allow',
): Promise<Read> {
  const tools: CompiledCache['tools'] = {};
  const missing = manifests.filter(({ path, hash }) => {
    const known = kept?.tools[portable(path)];
    if (known?.hash !== hash) return true;
    tools[portable(path)] = known;
    return false;
  });
  if (kept && missing.length === 0) {
    const isNew = Object.keys(kept.tools).length !== manifests.length;
    const { vocabulary, replaced } = kept;
    return { tools, vocabulary, replaced, problems: [], isNew, isSound: true, index: isNew ? undefined : kept.index };
  }
  // The YAML parser and the checks are loaded only when there is something to read.
  const [{ readVocabulary }, { readManifest }] = await Promise.all([
    import('./read-vocabulary.js'),
    import('./read-manifest.js'),
  ]);
  // Compiling is another thing with other shared words, but what the files say is not.
  const parsed = kept ? {} : readParsed(SHIPPED_PARSED);
  const { vocabulary, replaced, problems }: ReadVocabulary = kept
    ? { vocabulary: kept.vocabulary, replaced: [...kept.replaced], problems: [] }
    : readVocabulary(withParsed(shared, parsed), policy === 'allow');
  const isSound = problems.length === 0;
  let isNew = false;
  const isReplaced = policy === 'allow' && replaced.length > 0;
  const shipped = kept || isReplaced ? {} : shippedTools(shared);
  for (const file of withParsed(missing, parsed)) {
    const known = shipped[portable(file.path)];
    const outcome = known?.hash === file.hash ? { known } : readManifest(file, vocabulary);
    if ('problems' in outcome) {
      problems.push(...outcome.problems);
      continue;
    }
    tools[portable(file.path)] = 'known' in outcome ? outcome.known : { hash: file.hash, entry: entryOf(outcome.tool) };
    isNew = isSound;
  }
  return { tools, vocabulary, replaced, problems, isNew, isSound };
}

/** The built-in tools as they were shipped: shared words of others that replace none of theirs change nothing about them. */
function shippedTools(shared: readonly SourceFile[]): CompiledCache['tools'] {
  const builtIn = shared.filter(({ path }) => portable(path) !== path);
  return readCompiled(SHIPPED, cacheKey(builtIn), 'none')?.tools ?? {};
}

function entryOf(tool: Tool): ToolEntry {
  const { name, resource, command, effect, aliases, overrides, requires, listed } = tool;
  const body = JSON.stringify(tool);
  const tokens = listCost(listed);
  const rest = {
    ...(aliases ? { aliases } : {}),
    ...(overrides ? { overrides } : {}),
    ...(requires?.session ? { session: true as const } : {}),
  };
  return { name, resource, command, effect, tokens, ...rest, body: () => body };
}

/** Path of each manifest (see `portable`) -> the folder that it came with. */
function foldersOf(manifests: readonly SourceFile[]): Map<string, string> {
  return new Map(manifests.map(({ path, name }) => [portable(path), path.slice(0, -name.length)]));
}

function assemble(
  read: Read,
  folders: ReadonlyMap<string, string>,
  policy: OverridePolicy,
  keep?: (index: SearchIndex) => void,
): Catalog {
  const { tools, vocabulary, replaced, problems } = read;
  // In the order of the folders; `tools` has first what was kept.
  const all = [...folders].flatMap(([path, folder]) => {
    const entry = tools[path]?.entry;
    return entry ? [{ path, folder, entry }] : [];
  });
  const taken = takenNames(all, vocabulary);
  const weaker = [...weakerTools(all), ...taken.names];
  const forbidden = forbiddenBy(policy, all, weaker, replaced);
  problems.push(...forbidden.problems, ...taken.aliases);
  const claims = all.filter((claim) => !forbidden.claims.has(claim));
  const { refused, overrides, ...settled } = settleNames(claims);
  problems.push(...settled.problems);
  const entries = [...settled.entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Names come in the order of their folders, and the first who sends a command stands for it.
  const byCommand = new Map([...settled.entries].reverse().map(({ command, name }) => [command, name]));
  const parsed = new Map<string, Tool>();
  const tool = (name: string): Tool | undefined => {
    const entry = byName.get(name);
    if (!entry) return undefined;
    const known = parsed.get(name) ?? (JSON.parse(entry.body()) as Tool);
    parsed.set(name, known);
    return known;
  };
  const toolFor = (command: string): string | undefined => byCommand.get(command);
  const nameOf = otherNames(
    claims.filter(({ entry }) => byName.get(entry.name) === entry),
    vocabulary,
  );
  const search = searchOver(read, entries, nameOf, keep);
  const found = { entries, tool, toolFor, nameOf, search, vocabulary, problems, refused, overrides };
  return policy === 'allow' ? { ...found, weaker, replaced } : { ...found, weaker: [], replaced: [] };
}

/** Opened with the first question: most sessions that list all they need never ask one. */
function searchOver(
  { tools, vocabulary, index }: Read,
  entries: readonly ToolEntry[],
  nameOf: Catalog['nameOf'],
  keep?: (index: SearchIndex) => void,
): Catalog['search'] {
  const made = (): SearchIndex => {
    const fresh = indexOf(tools, vocabulary);
    keep?.(fresh);
    return fresh;
  };
  let open: Search | undefined;
  const settled = new Set(entries);
  // A file whose name another has taken is in the index too.
  const entryOf = new Map(
    Object.entries(tools).flatMap(([id, { entry }]) => (settled.has(entry) ? [[id, entry]] : [])),
  );
  return (question, fits = () => true) => {
    open ??= openSearch(index?.() ?? made(), vocabulary.synonyms);
    const isMeant = (id: string): boolean => {
      const entry = entryOf.get(id);
      return entry !== undefined && fits(entry);
    };
    const found = open(question, isMeant).flatMap(({ id }) => entryOf.get(id) ?? []);
    // Who asks by a name means that tool, whatever else its words speak of.
    const named = nameOf(question);
    const first = named === undefined ? [] : entries.filter((entry) => entry.name === named && fits(entry));
    return [...first, ...found.filter((entry) => !first.includes(entry))];
  };
}

function shortHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 12);
}
