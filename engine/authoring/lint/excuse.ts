import { isShared } from '../../manifest/find-files.js';
import type { SourceFile } from '../../manifest/find-files.js';
import { didYouMean } from '../../text/nearest.js';
import { toolNameOf } from './context.js';
import type { FolderContext } from './context.js';
import { covers, readExceptions } from './exceptions.js';
import type { Exception } from './exceptions.js';
import type { Found } from './place-finding.js';
import { isRule, ruleNamed } from './rule-named.js';
import { RULES } from './rules.js';

const STALE = 'form/stale-exception';

/**
 * What no exception covers, and what is wrong with the exceptions themselves. Most rules did not look at the `refused`
 * manifests, so that nobody knows whether theirs are still needed.
 */
export function withoutExceptions(
  found: readonly Found[],
  context: FolderContext,
  files: readonly SourceFile[],
  refused: ReadonlySet<string> = new Set(),
): { kept: Found[]; stale: Found[] } {
  const exceptions = readExceptions(context.sources.filter(isShared));
  const used = new Set<Exception>();
  const names = new Map(files.map((file) => [file.path, nameOf(file)]));
  const kept = found.filter(({ rule, problem, at }) => {
    const name = names.get(problem.file) ?? '';
    const covering = exceptions.filter((one) => covers(one, { rule: rule.id, name, at }));
    for (const one of covering) used.add(one);
    return covering.length === 0;
  });
  const judged = new Set(names.values());
  for (const path of refused) judged.delete(names.get(path) ?? '');
  const stale = exceptions.flatMap((one) => {
    const told = whyStale(one, { context, isUsed: used.has(one), isJudged: judged.has(one.manifest), names });
    const problem = told && one.place(...told);
    return problem ? [{ rule: ruleNamed(STALE), problem, at: [] }] : [];
  });
  return { kept, stale };
}

/** What is wrong with an exception, and what to do about it. */
function whyStale(
  { rule, manifest, file }: Exception,
  {
    context,
    isUsed,
    isJudged,
    names,
  }: { context: FolderContext; isUsed: boolean; isJudged: boolean; names: ReadonlyMap<string, string> },
): [message: string, hint: string] | undefined {
  if (isUsed) return undefined;
  // Told to whoever looks at the exceptions, and not to everybody who looks at a manifest.
  if (names.has(file)) {
    if (!isRule(rule)) {
      const ids = RULES.map(({ id }) => id);
      return [`There is no rule ${rule}.`, didYouMean(rule, ids).trim() || 'Remove the exception.'];
    }
    const known = [...context.toolNames, ...context.sources.filter(isShared).map(({ name }) => name)];
    if (!known.includes(manifest)) {
      return [`There is no manifest ${manifest}.`, didYouMean(manifest, known).trim() || 'Remove the exception.'];
    }
  }
  return isJudged
    ? [`${manifest} keeps ${rule} by now, so this exception is not needed any more.`, 'Remove it.']
    : undefined;
}

/** A tool's name, or that of a shared file. */
function nameOf(file: SourceFile): string {
  return isShared(file) ? file.name : toolNameOf(file);
}
