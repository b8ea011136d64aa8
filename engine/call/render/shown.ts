import type { Table } from './table.js';

/** What comes out of a call. `text` stands alone and is all that a model reads; `structured` is for programs. */
export interface Shown {
  text: string;
  structured?: Record<string, unknown>;
  /** The rows behind the text, for a terminal that can line them up. */
  table?: Table;
  /** What the manifest's sentence names and the answer lacks, so that another sentence was shown; for its author. */
  missing?: string[];
}
