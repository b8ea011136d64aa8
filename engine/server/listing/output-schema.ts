import { readColumn } from '../../call/render/table.js';
import { KINDS } from '../../call/render/shown.js';
import type { JsonSchema, Tool } from '../../manifest/types.js';

const TEXT = { type: 'string' };
const NUMBER = { type: 'integer' };

/** Of every answer, also of a refusal. */
const ALWAYS = { kind: { type: 'string', enum: [...KINDS] }, message: TEXT };
const OF_LISTS = { count: NUMBER, nextPage: NUMBER, nextFrom: NUMBER, leftOut: NUMBER, units: { type: 'object' } };
const OF_CHANGES = { id: TEXT, name: TEXT, job: { type: 'object' }, confirm: TEXT };

/**
 * What the structured content of a tool looks like: what it is, what it says, and what a program needs of it. Other
 * fields may come too. Columns have no types: CloudStack says "Unlimited" where it says a number elsewhere.
 */
export function outputSchema({ effect, answer, output, resource }: Tool): JsonSchema & { type: 'object' } {
  const properties =
    resource === 'engine'
      ? {}
      : effect === 'change'
        ? OF_CHANGES
        : answer.kind === 'list'
          ? { rows: rowsSchema(output), ...OF_LISTS }
          : { item: { type: 'object' } };
  return { type: 'object', properties: { ...ALWAYS, ...properties }, required: Object.keys(ALWAYS) };
}

function rowsSchema(output: Tool['output']): JsonSchema {
  const labels = (output?.columns ?? []).map((column) => readColumn(column, output).label);
  return {
    type: 'array',
    items: { type: 'object', properties: Object.fromEntries(labels.map((label) => [label, {}])) },
  };
}
