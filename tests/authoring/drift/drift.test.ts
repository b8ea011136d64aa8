import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drift } from '../../../engine/cli/drift.js';
import type { DriftOptions } from '../../../engine/cli/drift.js';
import type { Drift } from '../../../engine/authoring/drift/drift.js';
import { chooseFiles } from '../../../engine/authoring/lint/choose-files.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import { fakeTerminal } from '../../cli/fake-terminal.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const RACK = `# yaml-language-server: $schema=../../schemas/tool.schema.json
command: paintRack
title: Paint a rack
description: Gives a rack another colour. The machines in it go on running.
effect: change
answer: { kind: object }

params:
  # which one
  id: { type: string, format: uuid, required: true, description: Which one. }
  colour: { type: string, description: The new colour. } # any
  coats: { type: string, description: How often. }
  gone: { type: string, description: What is not there any more. }
  special: { type: string, for: [admin], description: For administrators. }

danger:
  severity: low

changes: []

output:
  done: "{{item.name}} is {{item.shade}}."
`;

const SERVER = {
  name: 'paintRack',
  isasync: true,
  params: [
    { name: 'id', type: 'uuid', required: true },
    { name: 'colour', type: 'string', required: true },
    { name: 'coats', type: 'integer', required: false },
    { name: 'gloss', type: 'boolean', required: false, since: '4.23' },
  ],
  response: [{ name: 'id' }, { name: 'name' }],
};
const EVERYBODYS = ['listApis', 'queryAsyncJobResult', 'listCapabilities'].map((name) => ({
  name,
  params: [],
  response: [],
}));

interface Context {
  folder: ManifestFolder;
}

const test = suite<Context>('drift');
test.before.each((context) => {
  context.folder = new ManifestFolder({ 'rack/paint-rack.yaml': RACK });
});
test.after.each(({ folder }) => {
  folder.remove();
});

async function run(folder: ManifestFolder, api: object[], options: DriftOptions = {}) {
  const terminal = fakeTerminal();
  const apis = folder.write('.apis/apis.json', JSON.stringify({ api }));
  const code = await drift({ manifests: [folder.path], apis, ...options }, terminal);
  return { code, text: terminal.written(), told: terminal.told() };
}

async function drifts(folder: ManifestFolder, api: object[]): Promise<Drift[]> {
  const { text } = await run(folder, api, { json: true });
  return (JSON.parse(text) as { drifts: Drift[] }).drifts;
}

test('every kind of difference is found once, and what is for some roles is left alone', async ({ folder }) => {
  const found = await drifts(folder, [...EVERYBODYS, SERVER, { name: 'listRacks', params: [] }]);
  const told = found.map(
    (one) => `${one.kind} ${'param' in one ? one.param : 'field' in one ? one.field : one.command}`,
  );
  assert.equal(told.sort(), [
    'async-changed paintRack',
    'command-missing listRacks',
    'field-gone shade',
    'param-gone gone',
    'param-missing gloss',
    'required-changed colour',
    'type-changed coats',
  ]);
});

test('the text tells counts first; the exit code tells whether there is any', async ({ folder }) => {
  const { code, text } = await run(folder, [...EVERYBODYS, SERVER]);
  assert.is(code, 1);
  assert.match(text, /^Compared with .*apis\.json:\n +1 {2}Parameters that no manifest has\n/);
  assert.match(text, 'paint-rack: gloss (boolean, since 4.23)');
  assert.match(text, 'paint-rack: coats is integer for the server, and text here');
});

test('a command that is not offered is told, with why that may be; not from a part of the list', async ({ folder }) => {
  const whole = await drifts(folder, EVERYBODYS);
  assert.equal(
    whole.map(({ kind, tool }) => [kind, tool]),
    [['command-gone', 'paint-rack']],
  );
  const part = await run(folder, [{ name: 'listRacks', params: [] }]);
  assert.not.match(part.text, 'paint-rack');
  assert.match(part.told, 'only a part of the list');
});

test('--write fixes the file: comments and all else stay, and nothing is left to tell but fields', async ({
  folder,
}) => {
  const file = join(folder.path, 'rack', 'paint-rack.yaml');
  const { told } = await run(folder, [...EVERYBODYS, SERVER], { write: true });
  assert.match(told, 'Changed: ');
  assert.match(told, 'By hand: paint-rack: shade (field-gone)');
  const text = readFileSync(file, 'utf8');
  assert.match(text, 'effect: change\nasync: true\n');
  assert.match(text, '  # which one\n  id: { type: string, format: uuid, required: true');
  assert.match(text, 'colour: { required: true, type: string, description: The new colour. } # any');
  assert.match(text, 'coats: { type: integer,');
  assert.not.match(text, 'gone:');
  assert.match(text, /gloss: \{ type: boolean, since: "4\.23", more: true, description: "WRITE: /);
  assert.equal(
    (await drifts(folder, [...EVERYBODYS, SERVER])).map(({ kind }) => kind),
    ['field-gone'],
  );
  // What is written again is the same.
  await run(folder, [...EVERYBODYS, SERVER], { write: true });
  assert.is(readFileSync(file, 'utf8'), text);
});

test('stubs find their place where the last parameter goes, and where there was none', async ({ folder }) => {
  const file = join(folder.path, 'rack', 'paint-rack.yaml');
  const only = (params: string): string => RACK.replace(/params:[\s\S]*?\n\ndanger/, `${params}danger`);
  for (const params of ['params:\n  gone: { type: string, description: Not there. }\n\n', '']) {
    writeFileSync(file, only(params));
    await run(folder, [...EVERYBODYS, SERVER], { write: true });
    const problems = lint(chooseFiles([file])).found.filter(({ rule }) => rule.id.startsWith('form/'));
    assert.equal(
      problems.filter(({ rule }) => ['form/yaml', 'form/schema', 'form/fits-together'].includes(rule.id)),
      [],
      params,
    );
    assert.match(readFileSync(file, 'utf8'), /gloss: /, params);
    assert.equal(
      (await drifts(folder, [...EVERYBODYS, SERVER])).map(({ kind }) => kind),
      ['field-gone'],
      params,
    );
  }
});

test('--new writes a manifest for what has none', async ({ folder }) => {
  await run(folder, [...EVERYBODYS, SERVER, { name: 'listRacks', params: [], response: [{ name: 'id' }] }], {
    new: true,
  });
  assert.match(readFileSync(join(folder.path, 'rack', 'list-racks.yaml'), 'utf8'), 'command: listRacks');
});

test('the demo cloud is what the built-in manifests say it is', async () => {
  const terminal = fakeTerminal();
  await drift({ demo: true, json: true }, terminal);
  const { drifts: found } = JSON.parse(terminal.written()) as { drifts: Drift[] };
  assert.equal(
    found.filter(({ kind }) => kind !== 'command-missing'),
    [],
  );
});

test('what cannot be compared ends with 2', async ({ folder }) => {
  const apis = folder.write('.apis/odd.json', '{"api":7}');
  assert.is(await drift({ apis, manifests: [folder.path] }, fakeTerminal()), 2);
  assert.is(await drift({ apis: 'gone.json' }, fakeTerminal()), 2);
});

test.run();
