import { ToolError } from '../errors.js';
import { rowsOf } from './answer.js';

type Body = Record<string, unknown>;

/** The parameters of one page, as they are sent. */
export type PageParams = Record<'page' | 'pagesize', string>;

/** The rows from number `from` on, in pages of `size` where the cloud allows it. */
export interface Window {
  from: number;
  size: number;
}

/**
 * Reads a list page by page until all rows are there, or `most` of them; `count` is how many the cloud has, and `most`
 * may depend on it. With a window it begins there instead of at the first row.
 */
export type ReadPages = (
  ask: (page: PageParams) => Promise<Body>,
  most: number | ((count: number) => number),
  window?: Window,
) => Promise<{ rows: Body[]; count: number }>;

/** CloudStack's usual default.page.size. */
const LARGEST_PAGE = 500;
const SMALLEST_PAGE = 20;

/** default.page.size differs per cloud and a larger page is refused (431): what was learned is kept. */
export function createReadPages(): ReadPages {
  let largest = LARGEST_PAGE;
  return async (ask, most, window = { from: 0, size: LARGEST_PAGE }) => {
    // Its own, since other lists under way must not change the size between two pages of this one.
    let size = Math.min(largest, window.size);
    const pageOf = (row: number): number => Math.floor(row / size) + 1;
    const read = async (page: number) => rowsOf(await ask({ page: String(page), pagesize: String(size) }));
    const readFirst = async (): ReturnType<typeof read> => {
      try {
        return await read(pageOf(window.from));
      } catch (error) {
        if (!isTooLarge(error) || size <= SMALLEST_PAGE) throw error;
        size = Math.max(SMALLEST_PAGE, Math.floor(size / 2));
        largest = Math.min(largest, size);
        return readFirst();
      }
    };

    const { rows, count } = await readFirst();
    const enough = typeof most === 'number' ? most : most(count);
    // Pages may begin elsewhere than the window: rows before it come along, and go again.
    const before = window.from % size;
    const wanted = before + Math.min(count - window.from, enough);
    const all = [...rows];
    for (let page = pageOf(window.from) + 1; rows.length > 0 && all.length < wanted; page += 1) {
      const next = await read(page);
      // A command without pages answers the same again.
      if (next.rows.length === 0 || JSON.stringify(next.rows[0]) === JSON.stringify(rows[0])) break;
      all.push(...next.rows);
    }
    // What a command without pages sends at once is not cut.
    const isPart = before > 0 || size < window.size;
    return { rows: isPart ? all.slice(before, before + enough) : all, count };
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof ToolError && /page ?size/i.test(error.cloud?.text ?? '');
}
