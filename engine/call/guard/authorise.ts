import type { Settings } from '../../config/settings.js';
import { ToolError } from '../../errors.js';
import { OWN_TOOL_NAMES } from '../../manifest/own-tool-names.js';
import type { ToolEntry } from '../../manifest/tool-entry.js';
import { fitsGlob } from '../../manifest/tool-glob.js';
import { isSureRead } from './sure-reads.js';

type Policy = Pick<Settings, 'readOnly' | 'knownReads' | 'tools' | 'excludeTools'>;
type Subject = Pick<ToolEntry, 'name' | 'resource' | 'command' | 'effect' | 'session'>;

/** Throws if the operator does not allow this tool. Nothing in a request can lift it. Roles will be asked here too. */
export function authorise(policy: Policy, tool: Subject): void {
  if (!isAllowed(policy, tool)) throw new ToolError('tool-not-allowed', { tool: tool.name });
  if (!policy.readOnly) return;
  if (tool.effect === 'change') throw new ToolError('read-only', { tool: tool.name });
  if (!isSureRead(policy, tool.command)) throw new ToolError('not-surely-read', { command: tool.command });
}

/**
 * Whether a tool is shown at all: what may never run, or leads nowhere without a browser, only costs the model's attention.
 */
export function isOffered(policy: Policy, tool: Subject): boolean {
  if (tool.session || !isAllowed(policy, tool)) return false;
  return !policy.readOnly || (tool.effect === 'read' && isSureRead(policy, tool.command));
}

/** A choice of tools is a choice of manifests: what is needed to use them comes along unless it is excluded by name. */
function isAllowed({ tools, excludeTools }: Policy, tool: Subject): boolean {
  const fits = (glob: string): boolean => fitsGlob(glob, tool);
  const isChosen = tools.length === 0 || OWN_TOOL_NAMES.has(tool.name) || tools.some(fits);
  return isChosen && !excludeTools.some(fits);
}
