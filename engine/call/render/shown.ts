import type { CompactTable } from './compact-table.js';

/** What comes out of a call. `text` stands alone and is all that a model reads; `structured` is for programs. */
export interface Shown {
  text: string;
  structured?: Record<string, unknown>;
  /** The rows behind the text and the lines above them, for a terminal that can line them up. */
  table?: Pick<CompactTable, 'above' | 'columns' | 'rows'>;
  /** What the manifest's sentence names and the answer lacks, so that another sentence was shown; for its author. */
  missing?: string[];
}
