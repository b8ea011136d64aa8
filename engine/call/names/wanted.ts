import type { WireParams } from '../../cloudstack/encode.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Entity, Param } from '../../manifest/types.js';
import { plainText } from '../../text/plain-text.js';
import { isUuid } from '../../text/uuid.js';
import type { ShownIds } from '../render/shown-ids.js';
import type { FindRows } from './find-objects.js';

export interface LookUpContext {
  catalog: Catalog;
  findRows: FindRows;
  /** What the beginning of an id stands for first of all. */
  shownIds: ShownIds;
  fresh: boolean;
  lookAtIds: boolean;
  /** False for one of too many: then it counts as not seen. */
  maySearchIds: boolean;
  /** So many stand in one argument that the whole list is read once for all of them. */
  manyNames: boolean;
  signal?: AbortSignal;
}

export interface Wanted {
  value: string;
  /** Where it stands, for messages. */
  path: string;
  entityName: string | undefined;
  spec: Param;
  param: string;
  /** The arguments of the call; some narrow the search. */
  args: Record<string, unknown>;
  /** What the tool knows of them. */
  params: Record<string, Param>;
}

/** Arguments without which such things cannot be listed at all. */
export function needed(entity: Entity, args: Record<string, unknown>): WireParams {
  return Object.fromEntries(
    (entity.needs ?? []).flatMap((name) => (args[name] === undefined ? [] : [[name, plainText(args[name])]])),
  );
}

/** These, and the arguments of the same call that narrow the search as far as they are ids by now. */
export function narrowed(entity: Entity, { args, param }: Wanted): WireParams {
  const names = (entity.within ?? []).filter((name) => name !== param && isUuid(plainText(args[name])));
  return { ...needed(entity, args), ...Object.fromEntries(names.map((name) => [name, plainText(args[name])])) };
}

export function searching({ fresh, signal }: { fresh: boolean; signal?: AbortSignal }): {
  fresh: boolean;
  signal?: AbortSignal;
} {
  return { fresh, ...(signal ? { signal } : {}) };
}

/** What a list is sent to find the thing with this id. Some lists have no parameter for that, and are read whole. */
export function askingFor(id: string, { byId = 'id' }: Entity): Record<string, string> {
  return byId === '' ? {} : { [byId]: id };
}
