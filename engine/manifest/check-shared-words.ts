import { didYouMean } from '../text/nearest.js';
import { referencesOf } from './bindings.js';
import type { Problem } from './problem.js';
import type { Path, YamlFile } from './read-yaml.js';
import type { Manifest, Param, Vocabulary } from './types.js';

/**
 * Words that have to stand in the shared files. Asked before anything else about the meaning: without them nobody knows
 * what a tool's arguments and the names in its texts are, and every text would be told as wrong.
 */
export function checkSharedWords(
  manifest: Manifest,
  params: Record<string, Param>,
  vocabulary: Vocabulary,
  yaml: YamlFile,
): Problem[] {
  const problems: Problem[] = [];
  const unknownAt = (path: Path, message: string, word: string, known: string[], otherwise: string): void => {
    problems.push(yaml.problemAt(path, message, didYouMean(word, known).trim() || otherwise));
  };
  const entityAt = (path: Path, entity: string): void => {
    if (Object.hasOwn(vocabulary.entities, entity)) return;
    const otherwise = 'Use a word that has an entry there, or add an entry for it.';
    const message = `_shared/entities.yaml has no entry \`${entity}\`.`;
    unknownAt(path, message, entity, Object.keys(vocabulary.entities), otherwise);
  };
  manifest.include?.forEach((group, at) => {
    if (Object.hasOwn(vocabulary.groups, group)) return;
    const groups = Object.keys(vocabulary.groups);
    const message = `_shared/parameters.yaml has no group \`${group}\`.`;
    unknownAt(['include', at], message, group, groups, `Remove it, or use one of ${groups.join(', ')}.`);
  });
  for (const { param, field, spec } of referencesOf(params, vocabulary)) {
    if (spec.use !== undefined)
      entityAt(['params', param, ...(field === undefined ? [] : ['items', 'properties', field]), 'use'], spec.use);
    for (const [value, entity] of Object.entries(spec.resolve?.map ?? {})) {
      entityAt(['params', param, 'resolve', 'map', value], entity);
    }
  }
  for (const [name, { use }] of Object.entries(manifest.danger?.also ?? {}))
    entityAt(['danger', 'also', name, 'use'], use);
  manifest.changes?.forEach((entity, at) => entityAt(['changes', at], entity));
  manifest.shows?.forEach((entity, at) => entityAt(['shows', at], entity));
  return problems;
}
