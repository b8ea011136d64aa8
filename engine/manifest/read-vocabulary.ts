import { basename } from 'node:path';
import { checkForm } from './check-form.js';
import { checkPartials } from './check-partials.js';
import type { WrittenPartial } from './check-partials.js';
import type { FileKind } from './form-validators.js';
import { isShared } from './find-files.js';
import type { SourceFile } from './find-files.js';
import { cannotRead } from './problem.js';
import type { Problem } from './problem.js';
import { readYamlFile } from './read-yaml.js';
import type { Vocabulary } from './types.js';
import { NO_SYNONYMS, joinSynonyms } from '../search/lexicon.js';
import type { Synonyms } from '../search/lexicon.js';

const HOMES: Record<string, { kind: FileKind; part: keyof Vocabulary }> = {
  entities: { kind: 'entities', part: 'entities' },
  parameters: { kind: 'parameters', part: 'groups' },
  partials: { kind: 'partials', part: 'partials' },
  toolsets: { kind: 'toolsets', part: 'toolsets' },
  synonyms: { kind: 'synonyms', part: 'synonyms' },
  asked: { kind: 'synonyms', part: 'synonyms' },
};

/** What only those who write and check manifests read. */
const FOR_AUTHORS = ['glossary', 'lint-exceptions'] as const;

/** Which schema a file of _shared has; undefined if nothing reads it. */
export function sharedKind({ name }: Pick<SourceFile, 'name'>): FileKind | undefined {
  const word = basename(name).replace(/\.ya?ml$/, '');
  return homeOf(word)?.kind ?? FOR_AUTHORS.find((kind) => kind === word);
}

/** Whether only those who write and check manifests read it. */
export function isForAuthors(file: Pick<SourceFile, 'name'>): boolean {
  return FOR_AUTHORS.some((kind) => kind === sharedKind(file));
}

function homeOf(word: string): (typeof HOMES)[string] | undefined {
  return Object.hasOwn(HOMES, word) ? HOMES[word] : undefined;
}

/** A word of _shared that a later folder says otherwise: every manifest of every folder then uses the new meaning. */
export interface ReplacedWord {
  part: keyof Vocabulary;
  word: string;
  /** The file that decides now, or would. */
  by: string;
}

export interface ReadVocabulary {
  vocabulary: Vocabulary;
  problems: Problem[];
  replaced: ReplacedWord[];
}

/**
 * What stands in the _shared folders; a broken file is left out and told. Of a word that two folders say the later one
 * wins, or the earlier one where the operator does not allow replacing.
 */
export function readVocabulary(files: SourceFile[], mayReplace = true): ReadVocabulary {
  const vocabulary: Vocabulary = { entities: {}, groups: {}, partials: {}, toolsets: {}, synonyms: NO_SYNONYMS };
  const problems: Problem[] = [];
  const partials = new Map<string, WrittenPartial>();
  const replaced = new Map<string, ReplacedWord>();
  for (const file of files.filter(isShared)) {
    const { path, name, unreadable } = file;
    if (unreadable !== undefined) {
      problems.push(cannotRead(file));
      continue;
    }
    if (isForAuthors({ name })) continue;
    const home = homeOf(basename(name).replace(/\.ya?ml$/, ''));
    if (!home) {
      problems.push({
        file: path,
        rule: 'form/shared-file',
        message: `Nothing reads this file; _shared holds ${[...Object.keys(HOMES), ...FOR_AUTHORS].join(', ')}.`,
      });
      continue;
    }
    const yaml = readYamlFile(file);
    const found = checkForm(home.kind, yaml);
    if (found.length > 0) {
      problems.push(...found);
      continue;
    }
    if (home.part === 'synonyms') {
      vocabulary.synonyms = joinSynonyms(vocabulary.synonyms, yaml.data as Partial<Synonyms>);
      continue;
    }
    const known: Record<string, unknown> = vocabulary[home.part];
    for (const [word, meaning] of Object.entries(yaml.data as Record<string, unknown>)) {
      if (Object.hasOwn(known, word) && JSON.stringify(known[word]) !== JSON.stringify(meaning)) {
        replaced.set(`${home.part} ${word}`, { part: home.part, word, by: path });
        if (!mayReplace) continue;
      }
      known[word] = meaning;
      if (home.part === 'partials') partials.set(word, { template: String(meaning), yaml });
    }
  }
  const broken = checkPartials(partials);
  problems.push(...broken.values());
  const sound = Object.entries(vocabulary.partials).filter(([word]) => !broken.has(word));
  return {
    vocabulary: { ...vocabulary, partials: Object.fromEntries(sound) },
    problems,
    replaced: [...replaced.values()],
  };
}
