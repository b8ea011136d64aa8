import { createHash } from 'node:crypto';
import { builtInFacts } from '../../facts/facts.js';
import { compilerId } from '../../manifest/compiled-cache.js';
import { isShared } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { keepUnderBuild, keptUnderBuild } from '../../manifest/kept-file.js';
import type { FolderContext } from './context.js';
import type { Found } from './place-finding.js';
import { ruleNamed } from './rule-named.js';

/** What the rules had to say of one file; plain data. */
export interface Verdict {
  /** What holds as long as this file and the shared words stay as they are. */
  found: readonly KeptFound[];
  /** What it tells the rules about shared files. */
  notes: readonly string[];
  /** The engine takes it. */
  isSound: boolean;
  /** What came out beside others, and which state of all of them that was. */
  compared: { around: string; found: readonly KeptFound[] };
}

/** Its rule by the id, since functions can neither be written nor travel. */
export type KeptFound = Omit<Found, 'rule'> & { rule: string };

/**
 * Verdicts by all that they depend on: after a change of one manifest among a thousand, one is judged anew, and all are
 * compared with each other again.
 */
export type KeptVerdicts = Record<string, Verdict>;

/** Enough for some folders of a thousand manifests with their tests. */
const MOST_VERDICTS = 5_000;

export function asKept({ rule, ...rest }: Found): KeptFound {
  return { ...rest, rule: rule.id };
}

export function restored({ rule, ...rest }: KeptFound): Found {
  return { ...rest, rule: ruleNamed(rule) };
}

export interface VerdictKeys {
  /**
   * By what the verdict on a file is known: its text, the linter, the shared words, and which tools there are. Undefined
   * where more decides than that: the facts of another cloud, or the things of a demo cloud.
   */
  keyOf: (file: SourceFile) => string | undefined;
  /** All files as they are now. */
  around: string;
}

export function verdictKeys(context: FolderContext): VerdictKeys {
  const { facts, world, sources, isWhole, toolNames, pathsOf, overriding, manifestsOf, folders, toolsIn } = context;
  const around = hashOf(JSON.stringify(sources.map(({ path, name, hash }) => [path, name, hash])));
  if (world !== undefined || facts !== builtInFacts()) return { keyOf: () => undefined, around };
  const words = hashOf(
    JSON.stringify([
      compilerId(),
      isWhole,
      sources.filter(isShared).map(({ path, name, hash }) => [path, name, hash]),
      ...[toolNames, pathsOf, overriding, manifestsOf, folders, toolsIn].map((names) => [...names]),
    ]),
  );
  return {
    keyOf: ({ path, name, hash }) => (hash === '' ? undefined : hashOf(JSON.stringify([words, path, name, hash]))),
    around,
  };
}

/** What was kept by this same build; nothing if there is none or it cannot be read or trusted. */
export function readVerdicts(file: string): KeptVerdicts {
  return (keptUnderBuild(file) ?? {}) as KeptVerdicts;
}

/** Keeps them for the next run, the newest first. */
export function writeVerdicts(file: string, fresh: KeptVerdicts, before: KeptVerdicts): void {
  const others = Object.entries(before).filter(([key]) => !Object.hasOwn(fresh, key));
  keepUnderBuild(file, Object.fromEntries([...Object.entries(fresh), ...others].slice(0, MOST_VERDICTS)));
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
