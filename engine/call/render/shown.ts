import type { CompactTable } from './compact-table.js';

/** `height` is the number of lines of the text that they take. */
export type ShownTable = Pick<CompactTable, 'above' | 'columns' | 'rows'> & { height: number };

/** What comes out of a call. `text` stands alone and is all that a model reads; `structured` is for a host. */
export interface Shown {
  text: string;
  structured?: Record<string, unknown>;
  /** What of the answer is data, for a program; see structured-content.ts. */
  data?: Data;
  /** The rows behind the text and the lines above them, for a terminal that can line them up. */
  table?: ShownTable;
  /** What the manifest's sentence names and the answer lacks, so that another sentence was shown; for its author. */
  missing?: string[];
}

/** What an answer is about. */
export const KINDS = [
  'list',
  'groups',
  'item',
  'done',
  'job',
  'plan',
  'confirmation',
  'error',
  'tools',
  'file',
  'text',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Data {
  kind: Kind;
  /** The sentences that stand beside the data; without them the whole text does. */
  said?: string;
  fields?: Record<string, unknown>;
}

/** The same with one more sentence, for whoever reads the text and for whoever reads the data. */
export function withSentence(shown: Shown, sentence: string, between = '\n'): Shown {
  const longer = (text: string): string => `${text}${between}${sentence}`;
  const { data } = shown;
  if (data?.said === undefined) return { ...shown, text: longer(shown.text) };
  return { ...shown, text: longer(shown.text), data: { ...data, said: longer(data.said) } };
}
