import { stateFitter } from '../../../engine/authoring/examples/fit-state.js';
import { idOf, namesOf } from '../../../engine/call/names/match-name.js';
import type { DemoCloud } from '../../../engine/demo/cloud.js';
import { kindOfList } from '../../../engine/demo/store/kinds.js';
import type { Row } from '../../../engine/demo/store/rows.js';
import { referencesOf } from '../../../engine/manifest/bindings.js';
import type { Catalog } from '../../../engine/manifest/catalog.js';
import type { ToolCall } from './tool-call.js';

const isCaller = (row: Row): boolean => row['username'] === 'admin' || (row.name === 'admin' && 'accounttype' in row);

/**
 * Puts the things that a call names into a state in which it can be done, as the manifest tells it. Says whether there
 * was anything to change.
 */
export function makePossible(call: ToolCall, catalog: Catalog, { tables }: DemoCloud): boolean {
  const tool = catalog.tool(call.tool);
  if (!tool) return false;
  const fit = stateFitter(tool, { tool: tool.name, args: call.args }, catalog.vocabulary);
  let isChanged = false;
  for (const { param, entity: kind = '' } of referencesOf(tool.params, catalog.vocabulary)) {
    const entity = catalog.vocabulary.entities[kind];
    const table = entity && kindOfList(entity.list)?.table;
    if (!entity || table === undefined) continue;
    const named = new Set([call.args[param]].flat());
    for (const row of tables[table] ?? []) {
      // Whoever calls would be out.
      if (isCaller(row)) continue;
      if (!named.has(idOf(row, entity)) && !namesOf(entity).some((field) => named.has(row[field]))) continue;
      const before = JSON.stringify(row);
      const fitted = fit(row, kind);
      for (const field of Object.keys(row)) row[field] = fitted[field];
      Object.assign(row, fitted);
      isChanged ||= JSON.stringify(row) !== before;
    }
  }
  return isChanged;
}
