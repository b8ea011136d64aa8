import type { CommandFacts, ParameterFacts } from '../facts/load-facts.js';
import type { Path } from '../manifest/read-yaml.js';
import type { Param } from '../manifest/types.js';
import type { LintContext } from './context.js';
import type { LintedManifest } from './linted-file.js';

/** A parameter of a tool beside what is known of it. */
export interface KnownParam {
  name: string;
  param: Param;
  fact: ParameterFacts;
  /** Where it is written; for one that came with a group, the name of the group. */
  at: Path;
}

const byCommand = new WeakMap<CommandFacts, Map<string, ParameterFacts>>();

/** What is known of the parameters of a command, by name. */
export function paramFacts(command: CommandFacts): ReadonlyMap<string, ParameterFacts> {
  const known = byCommand.get(command) ?? new Map(command.params.map((param) => [param.name, param]));
  byCommand.set(command, known);
  return known;
}

/** Every parameter of a tool that its command really has. */
export function* knownParams(manifest: LintedManifest, context: LintContext): Iterable<KnownParam> {
  if (!manifest.facts) return;
  const facts = paramFacts(manifest.facts);
  for (const [name, param] of Object.entries(manifest.tool.params)) {
    const fact = facts.get(name);
    if (fact) yield { name, param, fact, at: placeOfParam(manifest, name, context) };
  }
}

/** Where a parameter of a tool is written in its manifest: itself, or the group that brings it. */
export function placeOfParam({ manifest }: LintedManifest, name: string, { vocabulary }: LintContext): Path {
  if (manifest.params && Object.hasOwn(manifest.params, name)) return ['params', name];
  const groups = manifest.include ?? [];
  const at = groups.findIndex((group) => vocabulary.groups[group]?.[name] !== undefined);
  return at < 0 ? ['params', name] : ['include', at];
}
