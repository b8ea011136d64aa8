import type { Tool } from '../../manifest/types.js';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine } from '../../text/plain-text.js';
import { Bound, tellBound } from './bound.js';
import { renderSentence, say } from './sentence.js';
import type { View } from './sentence.js';
import { cell, readColumn } from './table.js';
import type { Row } from './table.js';
import type { Shown } from './shown.js';

const MOST_LINES = 40;

/** One object: the manifest's card, or every field that has a value, one a line. */
export function showItem(tool: Tool, item: Row | undefined, view: View, partials: Record<string, string>): Shown {
  const { card } = tool.output ?? {};
  const text = card === undefined || !tells(item, true) ? '' : renderSentence(card, { ...view, item }, partials);
  return {
    text: text === '' ? plainCard(item) : text,
    structured: idAndName(item),
    data: { kind: 'item', fields: { item: shownOnly(item ?? {}, tool) } },
  };
}

/**
 * What is true after a change: the manifest's sentence, or what the answer says. A sentence about something that did
 * not come would have holes (of a machine that is gone for good there is nothing left to describe): then it is about
 * the object that was looked up before.
 */
export function showDone(
  tool: Tool,
  item: Row | undefined,
  view: View,
  partials: Record<string, string>,
  about?: { id: string; name: string },
): Shown {
  const { done } = tool.output ?? {};
  const holes: string[] = [];
  const onHole = (name: string): void => void holes.push(name);
  const sentence = done === undefined ? '' : renderSentence(done, { ...view, item }, partials, { onHole });
  const structured = { ...(about && idAndName({ ...about })), ...idAndName(item) };
  const data = { kind: 'done' } as const;
  if (sentence !== '' && holes.length === 0) return { text: sentence, structured, data };
  const what = `${tool.title}: done${about ? ` for ${say(tellBound(new Bound({ ...about })))}` : ''}.`;
  const says = tells(item) ? plainCard(item) : item ? 'CloudStack’s answer says nothing about it any more.' : '';
  const text = says === '' ? what : `${what}\n${says}`;
  return { text, structured, data, ...(sentence === '' ? {} : { missing: holes }) };
}

/** What is handed over once is not shown besides. */
function shownOnly(item: Row, { secrets }: Tool): Row {
  const given = Object.keys(secrets?.give ?? {}).map((path) => path.split('.')[0]);
  return Object.fromEntries(Object.entries(item).filter(([field]) => !given.includes(field)));
}

/**
 * Whether there is anything in it but lists and flags: of what is gone, CloudStack answers the frame. A flag, a list or a
 * map is all that some reads ask for.
 */
function tells(item: Row | undefined, isRead = false): boolean {
  return Object.values(item ?? {}).some(
    (value) =>
      typeof value === 'number' ||
      (typeof value === 'string' && value !== '') ||
      (isRead && (typeof value === 'boolean' || holdsAny(value))),
  );
}

function holdsAny(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
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
    typeof item?.[field] === 'string' && item[field] !== '' ? [[field, item[field]]] : [],
  );
  return Object.fromEntries(told) as Record<string, unknown>;
}
