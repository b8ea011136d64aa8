import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT_IN_MANIFESTS, SCHEMAS, packageVersion } from '../package-paths.js';
import { readKept } from '../own-files.js';
import type { SearchIndex } from '../search/build-index.js';
import type { CacheSeal } from './cache-seal.js';
import type { ToolEntry } from './tool-entry.js';
import type { SourceFile } from './find-files.js';
import type { ReplacedWord } from './read-vocabulary.js';
import type { OverridePolicy, Vocabulary } from './types.js';
import { writeWhole } from './write-whole.js';

/**
 * Reading a thousand YAML files takes seconds, so what was compiled is kept on disk, keyed by content: a file that did
 * not change is not parsed again. A tool's body stays bytes until it is used. In the user's folder it is sealed
 * (cache-seal.ts); what goes out with the bundle lies beside the code, and whoever can write there needs no cache.
 */
export interface CompiledCache {
  key: string;
  vocabulary: Vocabulary;
  replaced: readonly ReplacedWord[];
  /** Path of the file (see `portable`) -> the hash of its text and what became of it. */
  tools: Record<string, { hash: string; entry: ToolEntry }>;
  /** Over all these tools; read when somebody searches. Absent until somebody has. */
  index?: (() => SearchIndex) | undefined;
}

/** Written when the bundle is made: what it was made from, in one word. */
const BUILD_ID = fileURLToPath(new URL('./build-id', import.meta.url));
/** The built-in manifests, compiled when the bundle was made: the first start is as quick as any other. */
export const SHIPPED = fileURLToPath(new URL('./manifests.cache', import.meta.url));

/** Changes with the shared files and with the compiler itself, since both decide what a manifest becomes. */
export function cacheKey(shared: readonly SourceFile[], policy: OverridePolicy = 'allow'): string {
  const hash = createHash('sha1').update(packageVersion()).update(compilerId());
  // Who may replace a shared word decides what the word means.
  if (policy !== 'allow') hash.update('first');
  for (const file of shared) hash.update(`${portable(file.path)}${file.hash}`);
  return hash.digest('base64');
}

/** What decides besides this folder what a manifest becomes: the schemas, and what its messages are made with. */
const COMPILER = [
  fileURLToPath(new URL('.', import.meta.url)),
  SCHEMAS,
  fileURLToPath(new URL('../text', import.meta.url)),
];

/** Which build made something. Outside the bundle, while it is worked on, the compiler is known by its files. */
export function compilerId(): string {
  if (existsSync(BUILD_ID)) return readFileSync(BUILD_ID, 'utf8');
  const files = COMPILER.flatMap((part) =>
    statSync(part).isDirectory() ? readdirSync(part).map((name) => join(part, name)) : [part],
  );
  return (
    files
      // Caches are written beside the code, under another name until they are whole.
      .filter((file) => !/\.cache(?:\.[\w-]+)?$/.test(file))
      .sort()
      .map((file) => [file, statSync(file)] as const)
      .map(([file, { mtimeMs, size }]) => `${file}:${mtimeMs}:${size}`)
      .join()
  );
}

const BUILT_IN_BELOW = BUILT_IN_MANIFESTS + sep;

/** The same wherever the package lies, so that what was compiled elsewhere fits. */
export function portable(path: string): string {
  return path.startsWith(BUILT_IN_BELOW) ? path.slice(BUILT_IN_BELOW.length).split(sep).join('/') : path;
}

/** The first line of the file; the bodies follow it, one after another, and are cut out when they are asked for. */
interface Header {
  key: string;
  vocabulary: Vocabulary;
  replaced: readonly ReplacedWord[];
  /** Of all bodies together, in bytes: a file that was cut off is no use. */
  size: number;
  tools: Record<string, { hash: string; entry: Omit<ToolEntry, 'body'>; from: number; to: number }>;
  /** Where the index begins; it reaches to the end, which is there already if there is none. */
  index: number;
}

/** What was kept under this key; nothing if there is none, it cannot be read or its seal is not ours. */
export function readCompiled(file: string, key: string, seal: CacheSeal | 'none'): CompiledCache | undefined {
  try {
    const read = readKept(file);
    const bytes = seal === 'none' ? read : seal.open(read);
    if (!bytes) return undefined;
    const start = bytes.indexOf('\n') + 1;
    const header = JSON.parse(bytes.toString('utf8', 0, start)) as Header;
    if (header.key !== key || bytes.length - start !== header.size) return undefined;
    const tools = Object.entries(header.tools).map(([path, { hash, entry, from, to }]) => {
      const body = (): string => bytes.toString('utf8', start + from, start + to);
      return [path, { hash, entry: { ...entry, body } }] as const;
    });
    const index = (): SearchIndex => JSON.parse(bytes.toString('utf8', start + header.index)) as SearchIndex;
    const { vocabulary, replaced } = header;
    const hasIndex = header.index < header.size;
    return { key, vocabulary, replaced, tools: Object.fromEntries(tools), index: hasIndex ? index : undefined };
  } catch {
    return undefined;
  }
}

/** Keeps it for the next start. A cache that cannot be written costs time, nothing else. */
export function writeCompiled(
  file: string,
  { key, vocabulary, replaced, tools, index }: CompiledCache,
  seal: CacheSeal | 'none',
): void {
  const bodies: Buffer[] = [];
  let size = 0;
  const entries = Object.entries(tools).map(([path, { hash, entry }]) => {
    const { body, ...rest } = entry;
    const bytes = Buffer.from(body());
    bodies.push(bytes);
    size += bytes.length;
    return [path, { hash, entry: rest, from: size - bytes.length, to: size }] as const;
  });
  const last = Buffer.from(index ? JSON.stringify(index()) : '');
  bodies.push(last);
  const whole = { size: size + last.length, index: size };
  const header: Header = { key, vocabulary, replaced, ...whole, tools: Object.fromEntries(entries) };
  try {
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...bodies]);
    writeWhole(file, seal === 'none' ? bytes : seal.seal(bytes));
  } catch {
    return;
  }
}
