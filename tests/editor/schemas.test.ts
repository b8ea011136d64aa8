import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkForm } from '../../engine/manifest/check-form.js';
import { readYaml } from '../../engine/manifest/read-yaml.js';
import { SCHEMAS } from '../../engine/package-paths.js';

/** Completion and hover are made of the schemas, so each key has to say what it is and to show one that is right. */
const test = suite('schemas for editors');

interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  enum?: unknown[];
  enumDescriptions?: string[];
  defaultSnippets?: { label: string; body: unknown }[];
  [keyword: string]: unknown;
}

const FILES = readdirSync(SCHEMAS).filter((name) => name.endsWith('.schema.json'));
const SCHEMA_OF = new Map(FILES.map((file) => [file, read(file)]));
const ajv = new Ajv({ strict: false, allErrors: true });
for (const [file, schema] of SCHEMA_OF) ajv.addSchema(schema, file);

function read(file: string): Schema {
  return JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as Schema;
}

/** What a reference leads to, with the words that stand beside it. */
function resolved(file: string, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const [name = '', pointer = ''] = schema.$ref.split('#');
  const home = name === '' ? file : name;
  const target = pointer
    .split('/')
    .slice(1)
    .reduce((at: Schema, step) => at[step] as Schema, SCHEMA_OF.get(home) ?? {});
  return { ...resolved(home, target), ...schema };
}

interface Place {
  file: string;
  pointer: string;
  schema: Schema;
}

/** Every key that a person can write, and every part that another refers to. */
function keysOf(file: string, schema: unknown, pointer = '', isKey = true): Place[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = isKey && !Array.isArray(schema) ? [{ file, pointer, schema: resolved(file, schema as Schema) }] : [];
  const inner = Object.entries(schema).flatMap(([word, value]: [string, unknown]) => {
    if (['examples', 'defaultSnippets', 'allOf', 'if', 'then', 'else', 'not'].includes(word)) return [];
    const at = `${pointer}/${word}`;
    if (word !== 'properties' && word !== 'definitions') return keysOf(file, value, at, false);
    return Object.entries(value as object).flatMap(([key, one]) => keysOf(file, one, `${at}/${key}`));
  });
  return [...own, ...inner];
}

const KEYS = [...SCHEMA_OF].flatMap(([file, schema]) => keysOf(file, schema));

test('every key says what it is', () => {
  assert.ok(KEYS.length > 150);
  const silent = KEYS.filter(({ schema }) => schema.title === undefined && schema.description === undefined);
  assert.equal(
    silent.map(({ file, pointer }) => file + pointer),
    [],
  );
  for (const { schema, pointer } of KEYS)
    if (schema.description !== undefined) assert.match(schema.description, /^\S.*[.\]}"]$/s, pointer);
});

test('words in backticks are shown as code', () => {
  for (const { schema, pointer, file } of KEYS) {
    if (file === 'config.schema.json' || schema.description?.includes('`') !== true) continue;
    assert.is(schema['markdownDescription'], schema.description, pointer);
  }
});

test('every key has an example that is right', () => {
  const wrong = KEYS.flatMap(({ file, pointer, schema: { examples = [] } }) => {
    const validate = ajv.compile({ $ref: `${file}#${pointer}` });
    const bad = examples.filter((example) => !validate(example)).map((example) => JSON.stringify(example));
    return examples.length === 0 ? [`${file}${pointer} has none`] : bad.map((one) => `${file}${pointer}: ${one}`);
  });
  assert.equal(wrong, []);
});

test('every choice that is described is described whole', () => {
  const described = KEYS.filter(({ schema }) => schema.enumDescriptions !== undefined);
  assert.ok(described.length > 4);
  for (const { schema, pointer } of described) assert.is(schema.enumDescriptions?.length, schema.enum?.length, pointer);
});

/** What stands in the file after the snippet was taken as it is. */
function taken(text: string): string {
  return text.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
}

test('a new file from a snippet has the right form', () => {
  const snippets = SCHEMA_OF.get('tool.schema.json')?.defaultSnippets ?? [];
  assert.is(snippets.length, 2);
  for (const { label, body } of snippets) {
    const text = taken(String(body));
    assert.equal(checkForm('tool', readYaml('new.yaml', text)), [], `${label}:\n${text}`);
    assert.not.match(text, '$');
  }
});

test('every other snippet has the right form in its place', () => {
  const places = KEYS.filter(({ schema, pointer }) => schema.defaultSnippets && pointer !== '');
  assert.ok(places.length > 2);
  for (const { file, pointer, schema } of places) {
    for (const { label, body } of schema.defaultSnippets ?? []) {
      const value = JSON.parse(taken(JSON.stringify(body))) as unknown;
      assert.ok(ajv.validate({ $ref: `${file}#${pointer}` }, value), `${pointer} ${label}: ${ajv.errorsText()}`);
    }
  }
});

test.run();
