import { gone, invalidValue } from '../api-error.js';
import type { Call } from '../call.js';
import type { Row } from './rows.js';
import { checkAccess } from '../access/scope.js';

/** The row that a parameter names, if it was sent. Throws 431 when it is gone and 531 when it is somebody else's. */
export function findRow<R extends Row>(call: Call, rows: readonly R[], param: string, what: string): R | undefined {
  const id = call.params.text(param);
  if (id === undefined) return undefined;
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw gone(`Unable to find ${what} by id ${id}`);
  const owned = typeof row['account'] === 'string' || typeof row['projectid'] === 'string';
  // Public images may be used by everybody, other people's objects by nobody.
  if (owned && row['ispublic'] !== true) checkAccess(call, row);
  return row;
}

/** As findRow, for a parameter that has to be there. */
export function needRow<R extends Row>(call: Call, rows: readonly R[], param: string, what: string): R {
  const row = findRow(call, rows, param, what);
  if (!row) throw invalidValue(`Please specify a valid ${what}`);
  return row;
}

/** Moves a row to the removed ones: its id is still accepted, but nothing is found any more. */
export function removeRow(call: Call, rows: Row[], row: Row): void {
  const at = rows.indexOf(row);
  if (at >= 0) call.world.tables.removed.push(...rows.splice(at, 1));
}
