import type { ErrorObject } from 'ajv';
import { ToolError } from '../errors.js';
import { nearest } from '../text/nearest.js';
import { formValidator } from '../manifest/form-validators.js';
import type { SettingRow } from './setting-row.js';
import { SETTING_PATHS, SETTINGS } from './setting-table.js';
import { orList, parseValue, rule } from './setting-value.js';

/**
 * Holds the content of a configuration file against schemas/config.schema.json. ajv finds the place; the sentence comes
 * from the table of settings. Throws config-invalid.
 */
export function checkShape(values: unknown, sourceOf: (keys: readonly string[]) => string): void {
  const validate = formValidator('config');
  if (validate(values)) return;
  const [error] = validate.errors ?? [];
  if (!error) return;
  const keys = keysOf(error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const { additionalProperty: key } = error.params as { additionalProperty: string };
    const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
    throw new ToolError('config-invalid', {
      setting: [...keys, key].map(quotable).join('.'),
      source: sourceOf([...keys, key]),
      problem: unknownKey(key, known),
    });
  }
  const row = rowAt(keys);
  throw new ToolError('config-invalid', {
    setting: keys.map(quotable).join('.') || 'The configuration file',
    source: sourceOf(keys),
    problem: row
      ? problemOf(row, error)
      : keys.at(-1)?.endsWith('File')
        ? 'must be a path'
        : 'must hold settings below it, each as `name: value`',
  });
}

function unknownKey(key: string, known: string[]): string {
  if (/:\S/.test(key)) return 'is not known here: a colon needs a blank after it';
  const near = nearest(key, known);
  return near.length > 0
    ? `is not known here; probably ${orList(near)} is meant`
    : `is not known here; known are ${known.join(', ')}`;
}

/** ajv says which value is wrong; what the table says about that value is better to read than ajv's sentence. */
function problemOf(row: SettingRow, error: ErrorObject): string {
  const parsed = parseValue(row.type, error.data, { folder: '/', home: '/' });
  return 'problem' in parsed ? parsed.problem : rule(row.type);
}

function keysOf(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function rowAt(keys: string[]): SettingRow | undefined {
  const inProfile = keys[0] === 'profiles' && keys.length > 2;
  const wanted = keys.filter((key) => !/^\d+$/.test(key));
  const rows = SETTING_PATHS.map((each) => SETTINGS[each]);
  if (inProfile) return rows.find((row) => row.inProfile && row.yaml?.split('.').at(-1) === keys[2]);
  return rows.find((row) => row.yaml === wanted.join('.'));
}

/** Only what looks like a name is repeated: `apiKey:abc` without the blank makes a key of a secret. */
function quotable(key: string): string {
  return /^[\w.-]{1,40}$/.test(key) ? key : '(a key)';
}
