import type { Tool } from '../../manifest/types.js';

/** What a list tells about itself besides its rows; in numbers, since each form of result says it in its own way. */
export interface Extent {
  page: number;
  pageSize: number;
  /** How many there are, or how many fit `_filter`. */
  count: number;
  /** How many can be paged through here. */
  within: number;
  /** Rows on this page, and how many of them fit the length of a result. */
  rows: number;
  shown: number;
  part: Part | undefined;
  /** What was asked for and could not be done. */
  note?: string | undefined;
}

/** A list of which only the beginning is at hand. */
export interface Part {
  lookedAt: number;
  total: number;
  /** One sentence for the reader. */
  sentence: string;
}

/** Arguments that say who and how, and do not make a list shorter. */
const NOT_NARROWING = new Set(['id', 'ids', 'page', 'pagesize', 'listall', 'isrecursive']);
const NARROWING = 4;

/** `given`: the arguments of this call, which need not be advised again. */
export function partOf(tool: Tool, lookedAt: number, total: number, isChosen: boolean, given: object): Part {
  const names = Object.keys(tool.params).filter((name) => !NOT_NARROWING.has(name) && !Object.hasOwn(given, name));
  const usual = names.filter((name) => tool.params[name]?.more !== true);
  const advised = (usual.length > 0 ? usual : names).slice(0, NARROWING);
  const narrow = advised.length > 0 ? `; narrow it with ${advised.join(', ').replace(/, (?=[^,]*$)/, ' or ')}` : '';
  const what = isChosen ? 'were looked at' : 'came';
  return { lookedAt, total, sentence: `Only the first ${lookedAt} of ${total} ${what}${narrow}.` };
}

/** The last line of a table: how many there are, how to see the rest, and what was left out. */
export function extentSentence(extent: Extent): string {
  const { page, pageSize, count, rows, shown, part, note = '' } = extent;
  const first = (page - 1) * pageSize + 1;
  const next = nextPage(extent);
  const sentences = [
    first === 1 && rows >= count
      ? `${count} ${part ? 'found' : 'in all'}.`
      : `Rows ${first}-${first + rows - 1} of ${count}.`,
    next === undefined ? '' : `Next: _page ${next}.`,
    shown < rows ? `Cut after ${shown} rows: choose fewer columns with _fields.` : '',
    part?.sentence ?? '',
    note,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The same for programs. */
export function extentFields(extent: Extent): Record<string, number> {
  const next = nextPage(extent);
  return {
    count: extent.count,
    page: extent.page,
    ...(next === undefined ? {} : { nextPage: next }),
    ...partFields(extent.part),
  };
}

export function partFields(part: Part | undefined): Record<string, number> {
  return part ? { lookedAt: part.lookedAt, total: part.total } : {};
}

/** A form without words around it still has to say that something is missing; undefined if nothing is. */
export function extentLine(extent: Extent, format: 'csv' | 'json'): string | undefined {
  const { count, rows, shown, part, page, note } = extent;
  if (page === 1 && rows >= count && shown >= rows && !part && note === undefined) return undefined;
  if (format === 'csv') return `# ${extentSentence(extent)}`;
  const { page: at, ...others } = extentFields(extent);
  return JSON.stringify({
    page: at,
    ...others,
    ...(shown < rows ? { cutAfter: shown } : {}),
    ...(note === undefined ? {} : { note }),
  });
}

function nextPage({ page, pageSize, within }: Extent): number | undefined {
  return page * pageSize < within ? page + 1 : undefined;
}
