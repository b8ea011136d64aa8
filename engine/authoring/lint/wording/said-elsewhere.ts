import { isShared, isTest } from '../../../manifest/find-files.js';
import type { SourceFile } from '../../../manifest/find-files.js';
import { toolNameOf } from '../context.js';
import type { FolderContext } from '../context.js';
import { oncePer } from '../once-per.js';

type Sayings = ReadonlyMap<string, readonly string[]>;

const KEYS = { title: /^title:[ \t]*(\S.*)$/gm, ask: /^[ \t]+-?[ \t]*ask:[ \t]*(\S.*)$/gm };
const SAID = { title: saidUnder(KEYS.title), ask: saidUnder(KEYS.ask) };
const SAYINGS = {
  title: oncePer((context: FolderContext) => sayingsOf(SAID.title, context)),
  ask: oncePer((context: FolderContext) => sayingsOf(SAID.ask, context)),
};

/** Other tools that have the same title, or an example in which a person says the same. */
export function alsoSaidBy(key: keyof typeof KEYS, text: string, name: string, context: FolderContext): string[] {
  return (SAYINGS[key](context).get(plain(text)) ?? []).filter((other) => other !== name);
}

/** Read by pattern, since reading all manifests as YAML would cost more than the whole check of one. */
function saidUnder(pattern: RegExp): (source: SourceFile) => string[] {
  return oncePer((source: SourceFile) =>
    Array.from(source.text.matchAll(pattern), ([, said = '']) => plain(said.replace(/^(["'])(.*)\1$/, '$2'))),
  );
}

function sayingsOf(saidBy: (source: SourceFile) => string[], { sources }: FolderContext): Sayings {
  const sayings = new Map<string, string[]>();
  for (const source of sources) {
    if (isShared(source) || isTest(source)) continue;
    for (const text of saidBy(source)) {
      sayings.set(text, [...(sayings.get(text) ?? []), toolNameOf(source)]);
    }
  }
  return sayings;
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.?!]$/, '');
}
