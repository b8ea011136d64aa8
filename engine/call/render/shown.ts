import type { Table } from './table.js';

/** What comes out of a call. `text` stands alone; `structured` is for programs: ids, counts, page, job. */
export interface Shown {
  text: string;
  structured?: Record<string, unknown>;
  /** The rows behind the text, for a terminal that can line them up. */
  table?: Table;
}
