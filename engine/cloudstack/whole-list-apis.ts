import { ToolError } from '../errors.js';
import { rowsOf } from './answer.js';
import { EVERYBODYS } from './apis.js';
import type { CloudClient } from './client.js';

const MOST_QUESTIONS = 4;

/**
 * All that listApis says of the commands of this key. Under throttling an answer silently lacks some, another some
 * others: it is believed when a second one adds nothing. Throws `unreadable-answer` if that does not happen.
 */
export async function askForAllApis(client: CloudClient): Promise<Record<string, unknown>[]> {
  const known = new Map<string, Record<string, unknown>>();
  for (let asked = 1; asked <= MOST_QUESTIONS; asked += 1) {
    const { body } = await client.send({ command: 'listApis', params: {}, effect: 'read' });
    const rows = rowsOf(body).rows.filter(({ name }) => typeof name === 'string');
    const before = known.size;
    for (const row of rows) known.set(String(row['name']), row);
    const isAgreed = asked > 1 && rows.length === before && known.size === before;
    if (isAgreed && EVERYBODYS.every((name) => known.has(name))) return [...known.values()];
  }
  throw new ToolError('unreadable-answer', {
    command: 'listApis',
    what: 'it is only a part of the list, and another one each time',
  });
}
