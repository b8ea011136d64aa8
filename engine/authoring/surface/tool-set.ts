import { isShared, isTest } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { readManifest } from '../../manifest/read-manifest.js';
import { readVocabulary } from '../../manifest/read-vocabulary.js';
import type { Tool } from '../../manifest/types.js';

/** All tools of one state of a manifests folder. */
export interface ToolSet {
  tools: ReadonlyMap<string, Tool>;
  /** Names of the files that this engine does not take. */
  unreadable: readonly string[];
}

/** Reads one state after another, and a file that stands in both with the same words beside it only once. */
export function toolSetReader(around: readonly SourceFile[]): (files: readonly SourceFile[]) => ToolSet {
  const read = new Map<string, Tool | undefined>();
  return (files) => {
    const shared = [...around, ...files].filter(isShared);
    const { vocabulary } = readVocabulary(shared);
    const words = shared.map(({ hash }) => hash).join();
    const tools = new Map<string, Tool>();
    const unreadable: string[] = [];
    for (const file of files) {
      if (isShared(file) || isTest(file)) continue;
      const key = `${file.name}\n${file.hash}\n${words}`;
      if (!read.has(key)) {
        const outcome = readManifest(file, vocabulary);
        read.set(key, 'tool' in outcome ? outcome.tool : undefined);
      }
      const tool = read.get(key);
      if (tool) tools.set(tool.name, tool);
      else unreadable.push(file.name);
    }
    return { tools, unreadable };
  };
}
