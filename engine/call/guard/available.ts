import type { Apis } from '../../cloudstack/apis.js';
import { ToolError } from '../../errors.js';
import { describeRequires } from '../../manifest/describe-rules.js';
import type { Tool } from '../../manifest/types.js';

/**
 * Throws if this cloud or the role of this key lacks the command or an argument that was given: CloudStack would ignore
 * the argument without a word and do something else. Without a snapshot of listApis nothing is known and all may pass.
 */
export function checkAvailable(apis: Apis | undefined, tool: Tool, given: Iterable<string>): void {
  if (!apis) return;
  if (!apis.has(tool.command)) {
    throw new ToolError('not-on-this-cloud', { command: tool.command, needs: describeRequires(tool.requires) });
  }
  for (const argument of given) {
    if (apis.accepts(tool.command, argument) !== false) continue;
    const { since, for: roles } = tool.params[argument] ?? {};
    const notes = [since === undefined ? '' : `since ${since}`, roles ? `for ${roles.join(', ')}` : ''].filter(
      (note) => note !== '',
    );
    const told = notes.length > 0 ? ` (it exists ${notes.join(', ')})` : '';
    throw new ToolError('argument-not-on-this-cloud', { tool: tool.name, argument, since: told });
  }
}

/** Presets that this cloud does not know are the engine's own business: they are left out. */
export function withoutUnknownPresets(
  apis: Apis | undefined,
  tool: Tool,
  args: Record<string, unknown>,
  given: ReadonlySet<string>,
): Record<string, unknown> {
  if (!apis) return args;
  const known = Object.entries(args).filter(([name]) => given.has(name) || apis.accepts(tool.command, name) !== false);
  return Object.fromEntries(known);
}
