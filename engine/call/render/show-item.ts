import type { Tool } from '../../manifest/types.js';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine } from '../../text/plain-text.js';
import { renderSentence } from './sentence.js';
import type { View } from './sentence.js';
import { cell, readColumn } from './table.js';
import type { Row } from './table.js';
import type { Shown } from './shown.js';

const MOST_LINES = 40;

/** One object: the manifest's card, or every field that has a value, one a line. */
export function showItem(tool: Tool, item: Row | undefined, view: View, partials: Record<string, string>): Shown {
  const { card } = tool.output ?? {};
  const text = card === undefined ? '' : renderSentence(card, { ...view, item }, partials);
  return { text: text === '' ? plainCard(item) : text, structured: idAndName(item) };
}

/** What is true after a change: the manifest's sentence, or what the answer says. */
export function showDone(tool: Tool, item: Row | undefined, view: View, partials: Record<string, string>): Shown {
  const { done } = tool.output ?? {};
  const sentence = done === undefined ? '' : renderSentence(done, { ...view, item }, partials);
  const text = sentence === '' ? `${tool.title}: done.${item ? `\n${plainCard(item)}` : ''}` : sentence;
  return { text, structured: idAndName(item) };
}

function plainCard(item: Row | undefined): string {
  const lines = Object.keys(item ?? {})
    .map((field) => [field, cell(item ?? {}, readColumn(field))] as const)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `${oneLine(field)}: ${quoteSpeech(oneLine(value))}`);
  if (lines.length === 0) return 'The answer is empty.';
  return lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more fields`].join('\n')
    : lines.join('\n');
}

function idAndName(item: Row | undefined): Record<string, unknown> {
  const told = ['id', 'name', 'state'].flatMap((field) =>
    typeof item?.[field] === 'string' ? [[field, item[field]]] : [],
  );
  return Object.fromEntries(told) as Record<string, unknown>;
}
