import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SETTING_PATHS, SETTINGS } from '../../engine/config/setting-table.js';
import { flagOption, settingName } from '../../engine/config/setting-row.js';
import { SCHEMAS } from '../../engine/package-paths.js';

const test = suite('settings: table and schema');

interface Schema {
  properties: Record<string, Schema>;
  additionalProperties?: unknown;
  definitions: Record<string, Schema>;
  [keyword: string]: unknown;
}
const schema = JSON.parse(readFileSync(path.join(SCHEMAS, 'config.schema.json'), 'utf8')) as Schema;
const profile = schema.definitions['profile'] as Schema;
const rows = SETTING_PATHS.map((each) => SETTINGS[each]);

test('every setting of the file stands in the schema with the same rule, default and words', () => {
  for (const row of rows) {
    if (!row.yaml) continue;
    const keys = row.yaml.split('.');
    const place = keys.reduce((at: Schema, key) => at.properties[key] as Schema, schema);
    assert.is(place['description'], row.description, row.yaml);
    const { type } = row;
    if (type.kind === 'integer') assert.equal([place['minimum'], place['maximum']], [type.min, type.max], row.yaml);
    if (type.kind === 'one-of') assert.equal(place['enum'], [...type.values], row.yaml);
    if (type.kind === 'boolean') assert.is(place['type'], 'boolean', row.yaml);
    const fixed = typeof row.default !== 'object' || Array.isArray(row.default);
    const times = type.kind === 'integer' ? (type.times ?? 1) : 1;
    const inFile = typeof row.default === 'number' ? row.default / times : row.default;
    if (fixed && row.default !== '') assert.equal(place['default'], inFile, row.yaml);
    assert.is(Object.hasOwn(profile.properties, keys.at(-1) ?? ''), row.inProfile === true, `${row.yaml} in a profile`);
  }
});

test('the schema knows nothing that the table does not', () => {
  const leaves = (at: Schema, prefix: string): string[] =>
    Object.entries(at.properties).flatMap(([key, value]) =>
      key === 'profiles' ? [] : 'properties' in value ? leaves(value, `${prefix}${key}.`) : `${prefix}${key}`,
    );
  const known = rows.flatMap((row) =>
    [row.yaml ?? [], row.type.kind === 'secret' ? `${row.yaml ?? ''}File` : []].flat(),
  );
  assert.equal(leaves(schema, '').sort(), known.sort());
});

test('every group refuses what it does not know', () => {
  const groups = [schema, profile, ...Object.values(schema.properties).filter((each) => 'properties' in each)];
  assert.is(groups.length, 5);
  for (const group of groups) assert.is(group.additionalProperties, false);
});

test('the schema is a valid schema', () => {
  new Ajv({ strict: true }).compile(schema);
  assert.throws(() => new Ajv().compile({ ...schema, type: 'thing' }));
});

test('names are unique and look like what they are', () => {
  for (const names of [rows.flatMap((row) => row.env ?? []), rows.flatMap((row) => row.flag ?? [])]) {
    assert.is(new Set(names).size, names.length);
  }
  assert.is(flagOption('excludeTools'), '--exclude-tools');
  assert.is(settingName(SETTINGS['cloud.timeoutMs']), 'timeoutSeconds');
  assert.is(settingName(SETTINGS.demo), 'demo');
  for (const { env, description } of rows) {
    if (env) assert.match(env, /^CLOUDSTACK(_[A-Z]+)+$/);
    assert.match(description, /^[A-Z].*\.$/);
  }
  assert.not.ok(
    rows.some((row) => row.type.kind === 'secret' && row.flag),
    'a key in a flag shows in the process list',
  );
});

test.run();
