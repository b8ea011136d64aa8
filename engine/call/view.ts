import { maskArguments, secretsOf } from './secrets/mask-arguments.js';
import type { HiddenField, Tool } from '../manifest/types.js';
import type { Resolved } from './names/resolve-names.js';
import type { View } from './render/sentence.js';

/** What templates may name of a call: its arguments, masked, and the objects that they stand for. */
export function viewOf(tool: Tool, resolved: Resolved): View {
  return { args: maskedArguments(tool, resolved), ...resolved.bound };
}

/** Arguments once it is known what they stand for: a setting's value is a secret because of the setting's category. */
export function maskedArguments(tool: Tool, resolved: Resolved, known: Iterable<string> = []): Record<string, unknown> {
  return maskArguments(resolved.args, tool.params, tool.secrets?.hide, known, factsOf(resolved));
}

export function secretArguments(tool: Tool, resolved: Resolved): string[] {
  return secretsOf(resolved.args, tool.params, tool.secrets?.hide, factsOf(resolved));
}

/** Before that is known, whatever may turn out to be a secret counts as one. */
export function hiddenAnyway({ secrets }: Tool): HiddenField[] {
  return (secrets?.hide ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.field));
}

/** What conditions may ask about: the arguments, and the fields of the objects behind them. */
function factsOf({ args, bound }: Resolved): Record<string, unknown> {
  const objects = Object.values(bound).filter((one) => !Array.isArray(one));
  return Object.assign({}, ...objects, args) as Record<string, unknown>;
}
