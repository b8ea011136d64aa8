import type { Facts } from '../facts/facts.js';
import { sampleRows } from '../facts/sample-answer.js';
import type { KnownObject } from '../facts/sample-answer.js';
import { plainText } from '../text/plain-text.js';
import type { Call, Handler, World } from './call.js';
import type { Row } from './store/rows.js';

/** Answers any command as its types say. Nothing in the demo cloud changes by it. */
export function madeUpHandler(facts: Facts): Handler {
  return (call) => {
    const { command } = call;
    const params = textsOf(call);
    const rows = sampleRows(command, facts, { params, objects: knownObjects(params, call.world) }).map((row): Row => ({
      id: '',
      ...row,
    }));
    const [object] = rows;
    const hasObject = command.kind === 'object' || command.kind === 'list';
    if (command.async) return { job: { finish: () => (hasObject ? object : undefined) } };
    // Who asks for one by its name or id finds one: several would be no answer to go on with.
    const isForOne = params['name'] !== undefined || params['id'] !== undefined;
    if (command.kind === 'list') return { list: isForOne ? rows.slice(0, 1) : rows };
    return hasObject && object ? { object } : { success: true };
  };
}

function textsOf({ command, params }: Call): Record<string, string> {
  const pairs = command.params.flatMap(({ name }) => {
    const value = params.raw(name);
    const text = Array.isArray(value) ? value.map((one) => plainText(one)).join(',') : plainText(value);
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(pairs);
}

/** What the demo cloud has under these ids. */
function knownObjects(params: Record<string, string>, { tables }: World): Map<string, KnownObject> {
  const ids = new Set(Object.values(params));
  const rows = Object.values<Row[]>(tables)
    .flat()
    .filter(({ id }) => ids.has(id));
  return new Map(rows.map((row) => [row.id, { type: '', name: row.name ?? plainText(row['ipaddress']), row }]));
}
