import { isRefusal } from '../cloudstack/classify.js';
import { ToolError } from '../errors.js';
import type { Tool } from '../manifest/types.js';
import { unusualValues } from './arguments/unusual-values.js';
import { tellBound, Bound } from './render/bound.js';
import { say } from './render/sentence.js';
import type { NamedObject, Resolved } from './names/resolve-names.js';

/** What CloudStack refused or failed at is told with the object that it was about. */
export function tellAbout({ tool, resolved }: { tool: Tool; resolved: Resolved }): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ToolError) || !error.cloud) throw error;
    const object = mainObject(tool, resolved);
    if (object) error.tell({ about: ` for ${nameOf(object)}` });
    if (isRefusal(error.code)) error.next = [error.next, ...unusualValues(tool, resolved.args)].join(' ');
    throw error;
  };
}

/** The object that the tool changes or shows; a place or an offering that it only names is none. */
export function mainObject(tool: Tool, { objects }: Resolved): NamedObject | undefined {
  const kinds = new Set([...(tool.changes ?? []), ...(tool.shows ?? [])]);
  return objects.find(({ argument }) => kinds.has(tool.params[argument.replace(/[[.].*$/, '')]?.use ?? ''));
}

export function nameOf({ name, id }: Pick<NamedObject, 'name' | 'id'>): string {
  return tellBound(new Bound({ name, id }), say);
}
