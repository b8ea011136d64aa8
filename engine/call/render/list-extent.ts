import type { Tool } from '../../manifest/types.js';

/** What a list tells about itself besides its rows; in numbers, since each form of result says it in its own way. */
export interface Extent {
  page: number;
  pageSize: number;
  /** How many stand before the first row of this page. */
  from: number;
  /** How many there are, or how many fit `_filter`. */
  count: number;
  /** How many can be paged through here. */
  within: number;
  /** Rows on this page, and how many of them an answer of so many tokens has room for. */
  rows: number;
  shown: number;
  tokens?: number;
  /** Not even one row would fit with its long texts whole. */
  areCellsCut?: boolean;
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
  const { from, count, rows, shown, tokens = 0, part, note = '' } = extent;
  const { nextPage, nextFrom } = nextOf(extent);
  const isCut = shown < rows;
  const range = shown === 0 ? 'No row' : `Rows ${from + 1}-${from + shown}`;
  const sentences = [
    from === 0 && rows >= count && !isCut ? `${count} ${part ? 'found' : 'in all'}.` : `${range} of ${count}.`,
    isCut ? `An answer has ${tokens} tokens at most: ${rows - shown} more rows of this page are left out.` : '',
    isCut && shown > 0 ? `Go on with _from ${nextFrom ?? 0}, or ask for less with _filter or _fields.` : '',
    isCut && shown === 0 ? 'Choose fewer columns with _fields.' : '',
    nextPage === undefined ? '' : `Next: _page ${nextPage}.`,
    !isCut && nextFrom !== undefined ? `Next: _from ${nextFrom}.` : '',
    extent.areCellsCut
      ? 'Long texts are cut: choose fewer columns with _fields, or one row with _filter, to see them whole.'
      : '',
    part?.sentence ?? '',
    note,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The same for programs. */
export function extentFields(extent: Extent): Record<string, number> {
  const { count, page, rows, shown } = extent;
  return {
    count,
    page,
    ...nextOf(extent),
    ...(shown < rows ? { leftOut: rows - shown } : {}),
    ...partFields(extent.part),
  };
}

export function partFields(part: Part | undefined): Record<string, number> {
  return part ? { lookedAt: part.lookedAt, total: part.total } : {};
}

/** A form without words around it still has to say that something is missing; undefined if nothing is. */
export function extentLine(extent: Extent, format: 'csv' | 'json'): string | undefined {
  const { count, rows, shown, part, from, note } = extent;
  if (from === 0 && rows >= count && shown >= rows && !part && note === undefined) return undefined;
  if (format === 'csv') return `# ${extentSentence(extent)}`;
  const { page, ...others } = extentFields(extent);
  return JSON.stringify({ page, ...others, ...(note === undefined ? {} : { note }) });
}

/** Where the next call goes on: at a page, or at a row if this answer ends or began within one. */
function nextOf({ page, pageSize, from, within, rows, shown }: Extent): { nextPage?: number; nextFrom?: number } {
  const end = from + shown;
  if (end >= within) return {};
  const isWholePage = shown === rows && from === (page - 1) * pageSize;
  return isWholePage ? { nextPage: page + 1 } : { nextFrom: end + 1 };
}
