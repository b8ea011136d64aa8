import { rowsOf } from '../cloudstack/answer.js';
import type { WireParams } from '../cloudstack/encode.js';
import { ToolError } from '../errors.js';
import type { Catalog } from '../manifest/catalog.js';
import type { Entity } from '../manifest/types.js';
import type { ReadCloud } from '../cache/read-through.js';
import { idOf } from './match-name.js';

export type Row = Record<string, unknown>;

/** More than this is not searched for a name: give an id or narrow it. */
export const SEARCH_LIMIT = 5_000;
const PAGE_SIZE = 500;
const SMALLEST_PAGE = 20;

export interface Search {
  entityName: string;
  entity: Entity;
  params: WireParams;
  fresh: boolean;
  signal?: AbortSignal;
}

/** Finds rows of an entity by its list command, over all pages. */
export type FindRows = (search: Search) => Promise<Row[]>;

/** Codes that mean "this role may not ask like that", so that the entity's `fallback` is tried. */
const ROLE_REFUSES = new Set(['refused-parameter', 'command-refused', 'no-permission']);

export function createFindRows(read: ReadCloud, catalog: Catalog): FindRows {
  // default.page.size differs per cloud and a larger page is refused (431): what was learned is kept.
  let pageSize = PAGE_SIZE;

  const readPage = async (search: Search, sent: WireParams, page: number) => {
    const { entity, entityName, fresh, signal } = search;
    const toolName = catalog.toolFor(entity.list);
    const body = await read({
      command: entity.list,
      params: { ...sent, ...search.params, page: String(page), pagesize: String(pageSize) },
      shows: [entityName],
      ttl: 'list',
      hide: (toolName === undefined ? undefined : catalog.tool(toolName)?.secrets?.hide) ?? [],
      fresh,
      ...(signal ? { signal } : {}),
    });
    return rowsOf(body);
  };

  const firstPage = async (search: Search, sent: WireParams): ReturnType<typeof readPage> => {
    try {
      return await readPage(search, sent, 1);
    } catch (error) {
      const isTooLarge = error instanceof ToolError && /page ?size/i.test(error.cloud?.text ?? '');
      if (!isTooLarge || pageSize <= SMALLEST_PAGE) throw error;
      pageSize = Math.max(SMALLEST_PAGE, Math.floor(pageSize / 2));
      return firstPage(search, sent);
    }
  };

  const allPages = async (search: Search, sent: WireParams): Promise<Row[]> => {
    const { rows, count } = await firstPage(search, sent);
    const all = [...rows];
    for (let page = 2; all.length < Math.min(count, SEARCH_LIMIT); page += 1) {
      const next = await readPage(search, sent, page);
      // A command without pages answers the same again.
      const [first] = next.rows;
      if (!first || (rows[0] && idOf(first, search.entity) === idOf(rows[0], search.entity))) break;
      all.push(...next.rows);
    }
    return all;
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
