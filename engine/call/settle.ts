import type { Entity } from '../manifest/types.js';
import { asToolError } from '../errors.js';
import type { Step } from './step.js';
import { askingFor } from './names/wanted.js';
import { plainText } from '../text/plain-text.js';

type Row = Record<string, unknown>;

/**
 * The object that a change answered, as it is now. CloudStack may write its answer before the work is quite over: an
 * address is still Allocating when its job is done. Where the answer shows such a state, the object is looked up once
 * more; whatever that look finds is told.
 */
export async function settle({ engine, tool, request }: Step, item: Row | undefined): Promise<Row | undefined> {
  const id = plainText(item?.['id']);
  const { entities } = engine.catalog.vocabulary;
  const entity = (tool.changes ?? []).map((kind) => entities[kind]).find((one) => one && isPassing(item, one));
  if (tool.effect === 'read' || !entity || id === '') return item;
  const { signal } = request;
  const search = { entity, params: askingFor(id, entity), fresh: true, ...(signal ? { signal } : {}) };
  try {
    const { rows } = await engine.findRows(search);
    return { ...item, ...rows.find((row) => plainText(row['id']) === id) };
  } catch (error) {
    engine.log.debug({ code: asToolError(error).code }, 'an object in a passing state could not be looked up again');
    return item;
  }
}

function isPassing(item: Row | undefined, { passing = {} }: Entity): boolean {
  return Object.entries(passing).some(([field, states]) => states.includes(plainText(item?.[field])));
}
