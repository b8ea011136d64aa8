import type { CommandFacts, ParameterFacts } from '../../facts/load-facts.js';
import type { Path } from '../../manifest/read-yaml.js';
import type { Param, Tool } from '../../manifest/types.js';
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

/** A dozen rules ask for the same. */
const byTool = new WeakMap<Tool, readonly KnownParam[]>();

/** Every parameter of a tool that its command really has. */
export function knownParams(manifest: LintedManifest, context: LintContext): readonly KnownParam[] {
  const { facts, tool } = manifest;
  if (!facts) return [];
  const before = byTool.get(tool);
  if (before) return before;
  const byName = paramFacts(facts);
  const params = Object.entries(tool.params).flatMap(([name, param]): KnownParam[] => {
    const fact = byName.get(name);
    return fact ? [{ name, param, fact, at: placeOfParam(manifest, name, context) }] : [];
  });
  byTool.set(tool, params);
  return params;
}

/** Where a parameter of a tool is written in its manifest: itself, or the group that brings it. */
export function placeOfParam({ manifest }: LintedManifest, name: string, { vocabulary }: LintContext): Path {
  if (manifest.params && Object.hasOwn(manifest.params, name)) return ['params', name];
  const groups = manifest.include ?? [];
  const at = groups.findIndex((group) => vocabulary.groups[group]?.[name] !== undefined);
  return at < 0 ? ['params', name] : ['include', at];
}
