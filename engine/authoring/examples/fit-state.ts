import { referencesOf } from '../../manifest/bindings.js';
import { holds, UNSEEN } from '../../manifest/conditions.js';
import type { Test, Tool, Vocabulary } from '../../manifest/types.js';
import type { Row } from '../../call/names/find-objects.js';
import type { Case } from './case.js';

/**
 * Gives a made-up object the state that the tool needs (`possible`), or the one that a case asks for: without it most
 * examples would be refused, since an object that is made up is in just any state.
 */
export function stateFitter(tool: Tool, one: Case, vocabulary: Vocabulary): (row: Row, kind: string) => Row {
  const variables = referencesOf(tool.params, vocabulary).flatMap(({ variable, entity, spec }) => {
    if (variable === undefined) return [];
    return [{ variable, kinds: entity === undefined ? Object.values(spec.resolve?.map ?? {}) : [entity] }];
  });
  return (row, kind) => {
    const fitted = new Map(Object.entries(row));
    for (const { variable } of variables.filter(({ kinds }) => kinds.includes(kind))) {
      const valueOf = (key: string): unknown => {
        const [object, field] = key.split('.');
        if (field === undefined) return one.args[key];
        return object === variable ? fitted.get(field) : UNSEEN;
      };
      for (const { when } of tool.possible ?? []) {
        if (holds(when, valueOf)) continue;
        for (const [key, test] of Object.entries([when].flat()[0] ?? {})) {
          const [object, field] = key.split('.');
          if (object === variable && field !== undefined) set(fitted, field, valueFor(test, fitted.get(field)));
        }
      }
      for (const [field, value] of Object.entries(one.found?.[variable] ?? {})) set(fitted, field, value);
    }
    return Object.fromEntries(fitted);
  };
}

/** What is null or undefined is not there, as in an answer of CloudStack. */
function set(row: Map<string, unknown>, field: string, value: unknown): void {
  if (value === undefined || value === null) row.delete(field);
  else row.set(field, value);
}

/** States that are not wanted are told more often than those that are: one of these will do. */
const LIKELY = ['Stopped', 'Running', 'Ready', 'Maintenance', 'enabled'];

/** A value that passes the test: the one that is there, if it does. */
function valueFor(test: Test, is: unknown): unknown {
  if (Array.isArray(test)) return test.includes(is as string) ? is : test[0];
  if (typeof test !== 'object') return test;
  if ('covers' in test) return '0.0.0.0/0';
  if (test.present === false) return undefined;
  if (test.over !== undefined) return test.over + 1;
  if (test.under !== undefined) return test.under - 1;
  const not: unknown[] = test.not === undefined ? [] : [test.not].flat();
  if (not.includes(is)) return typeof is === 'boolean' ? !is : LIKELY.find((state) => !not.includes(state));
  return is;
}
