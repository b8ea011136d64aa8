import type { WireParams } from '../../cloudstack/encode.js';
import type { ReadPages } from '../../cloudstack/read-pages.js';
import { ToolError } from '../../errors.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Entity } from '../../manifest/types.js';
import type { ReadCloud } from '../cache/read-through.js';
import { unfold } from './unfold.js';

export type Row = Record<string, unknown>;

/** More than this is not searched for a name: give an id or narrow it. */
export const SEARCH_LIMIT = 5_000;

export interface Search {
  entity: Entity;
  params: WireParams;
  fresh: boolean;
  /** So many rows are enough; how many there are is told by `count`. */
  most?: number;
  signal?: AbortSignal;
}

export interface FoundRows {
  rows: Row[];
  /** The cloud has more than `SEARCH_LIMIT` of them, and these are some: whatever was not found may still exist. */
  isCut: boolean;
  /** How many the cloud has. */
  count?: number;
}

/** Finds rows of an entity by its list command, over all pages. */
export type FindRows = (search: Search) => Promise<FoundRows>;

/** Codes that mean "this role may not ask like that", so that the entity's `fallback` is tried. */
const ROLE_REFUSES = new Set(['refused', 'refused-parameter', 'command-refused', 'no-permission']);

export function createFindRows(read: ReadCloud, readPages: ReadPages, catalog: Catalog): FindRows {
  // An account is listed by the same command whether its id or its name is wanted: a change of one is one of the other.
  const kindsOf = (list: string): string[] =>
    Object.entries(catalog.vocabulary.entities).flatMap(([name, entity]) => (entity.list === list ? [name] : []));

  const allPages = async (search: Search, sent: WireParams): Promise<FoundRows> => {
    const { entity, params, fresh, most, signal } = search;
    const toolName = catalog.toolFor(entity.list);
    const hide = (toolName === undefined ? undefined : catalog.tool(toolName)?.secrets?.hide) ?? [];
    const { rows, count } = await readPages(
      (page) =>
        read({
          command: entity.list,
          params: { ...sent, ...params, ...page },
          shows: kindsOf(entity.list),
          ttl: 'list',
          hide,
          fresh,
          ...(signal ? { signal } : {}),
        }),
      // What nobody will search to its end is not read either.
      most ?? ((all) => (all > SEARCH_LIMIT ? 1 : SEARCH_LIMIT)),
      most === undefined ? undefined : { from: 0, size: most },
    );
    const isCut = count > SEARCH_LIMIT && count > rows.length;
    return { rows: entity.in === undefined ? rows : unfold(rows, entity.in), isCut, count };
  };

  return async (search) => {
    const { send = {}, fallback } = search.entity;
    try {
      return await allPages(search, texts(send));
    } catch (error) {
      if (!fallback || !(error instanceof ToolError) || !ROLE_REFUSES.has(error.code)) throw error;
      return allPages(search, { ...texts(send), ...texts(fallback) });
    }
  };
}

function texts(values: Record<string, string | number | boolean>): WireParams {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
