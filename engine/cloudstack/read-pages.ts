import { ToolError } from '../errors.js';
import { rowsOf } from './answer.js';

type Body = Record<string, unknown>;

/** The parameters of one page, as they are sent. */
export type PageParams = Record<'page' | 'pagesize', string>;

/** Reads a list page by page until all rows are there, or `most` of them; `count` is how many the cloud has. */
export type ReadPages = (
  ask: (page: PageParams) => Promise<Body>,
  most: number,
) => Promise<{ rows: Body[]; count: number }>;

/** CloudStack's usual default.page.size. */
const LARGEST_PAGE = 500;
const SMALLEST_PAGE = 20;

/** default.page.size differs per cloud and a larger page is refused (431): what was learned is kept. */
export function createReadPages(): ReadPages {
  let largest = LARGEST_PAGE;
  return async (ask, most) => {
    // Its own, since other lists under way must not change the size between two pages of this one.
    let size = largest;
    const read = async (page: number) => rowsOf(await ask({ page: String(page), pagesize: String(size) }));
    const readFirst = async (): ReturnType<typeof read> => {
      try {
        return await read(1);
      } catch (error) {
        if (!isTooLarge(error) || size <= SMALLEST_PAGE) throw error;
        size = Math.max(SMALLEST_PAGE, Math.floor(size / 2));
        largest = Math.min(largest, size);
        return readFirst();
      }
    };

    const { rows, count } = await readFirst();
    const all = [...rows];
    for (let page = 2; all.length < Math.min(count, most); page += 1) {
      const next = await read(page);
      // A command without pages answers the same again.
      if (next.rows.length === 0 || JSON.stringify(next.rows[0]) === JSON.stringify(rows[0])) break;
      all.push(...next.rows);
    }
    return { rows: all, count };
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof ToolError && /page ?size/i.test(error.cloud?.text ?? '');
}
