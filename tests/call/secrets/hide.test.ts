import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readAudit } from '../../fixtures/read-audit.js';
import { openWatched, type Watched } from './watched-world.js';

interface Context {
  watched: Watched;
  folder: string;
}

const test = suite<Context>('what a manifest hides');

/** A command whose answer has secrets under harmless names. */
const MANIFEST = `
command: listZones
title: List zones as if they were rooms
description: Shows zones with doors, for a test of what is hidden.
effect: read
answer: { kind: list }
ttl: none
params:
  name: { type: string, description: Its name. }
  keyword: { type: string, description: A part of it. }
secrets:
  hide:
    - door.code
    - { field: name, when: { keyword: { matches: "^inner" } } }
    - { field: value, when: [{ kind: lock }, { level: { over: 3 } }] }
`;

test.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  mkdirSync(join(context.folder, 'room'));
  writeFileSync(join(context.folder, 'room', 'list-rooms.yaml'), MANIFEST);
  context.watched = await openWatched({ CLOUDSTACK_MCP_MANIFESTS: context.folder });
});
test.after.each(({ watched }) => watched.world.cloud.calm());
test.after(async ({ watched, folder }) => {
  await watched.close();
  rmSync(folder, { recursive: true });
});

test('the manifest is good', ({ watched }) => {
  assert.equal(watched.engine.catalog.problems, []);
});

const answer = (watched: Watched, rows: object[]): void =>
  watched.world.cloud.misbehave({
    kind: 'answer',
    command: 'listZones',
    body: () => ({ listzonesresponse: { count: rows.length, zone: rows } }),
  });

test('a path, wherever it begins, and nothing else of that name', async ({ watched }) => {
  answer(watched, [
    { id: 'a', name: 'one', door: { code: 'Open-Sesame-1', colour: 'red' } },
    { id: 'b', name: 'two', floor: { door: [{ code: 'Open-Sesame-2' }] }, code: 'harmless-3' },
  ]);
  const { text } = await watched.call('list-rooms', { _fields: 'all' }, ['Open-Sesame-1', 'Open-Sesame-2']);
  assert.match(text, 'harmless-3');
  assert.match(text, 'red');
});

test('a field only where its row says so', async ({ watched }) => {
  answer(watched, [
    { id: 'a', kind: 'lock', value: 'Open-Sesame-4' },
    { id: 'b', kind: 'window', value: 'shown-5' },
    { id: 'c', kind: 'safe', level: 4, value: 'Open-Sesame-6' },
    { id: 'd', kind: 'safe', level: 3, value: 'shown-7' },
  ]);
  const { text } = await watched.call('list-rooms', { _fields: ['id', 'value'] }, ['Open-Sesame-4', 'Open-Sesame-6']);
  assert.equal(text.split('\n').slice(1, 5), ['a|[hidden]', 'b|shown-5', 'c|[hidden]', 'd|shown-7']);
});

test('an argument only where the others say so', async ({ watched }) => {
  answer(watched, []);
  await watched.call('list-rooms', { keyword: 'inner room', name: 'Open-Sesame-8' }, ['Open-Sesame-8']);
  answer(watched, []);
  await watched.call('list-rooms', { keyword: 'outer room', name: 'shown-9' }, []);
  const told = readAudit(watched.engine.settings.auditFile).slice(-2);
  assert.equal(
    told.map((record) => record.arguments?.['name']),
    ['[hidden]', 'shown-9'],
  );
});

test('such an argument is hidden in an error that repeats it, too', async ({ watched }) => {
  const errortext = 'There is nothing called Open-Sesame-10 here';
  watched.world.cloud.misbehave({ kind: 'error', command: 'listZones', errorcode: 431, errortext });
  const result = await watched.call('list-rooms', { keyword: 'inner', name: 'Open-Sesame-10' }, ['Open-Sesame-10']);
  assert.match(result.text, 'There is nothing called [hidden] here');
});

test('secret settings of the cloud are listed without their value', async ({ watched }) => {
  const { configurations } = watched.world.cloud.tables;
  const secret = configurations.filter(
    ({ name, category }) => /pass|secret|key|token/.test(name) || category === 'Secure',
  );
  assert.ok(secret.length > 1);
  const values = secret.map(({ value }) => value).filter((value) => value.length >= 6);
  const { text } = await watched.call('list-configurations', { _fields: 'all', pagesize: 500 }, values);
  assert.match(text, '[hidden]');
  assert.match(text, 'expunge.delay');
});

test('and no file holds one of them', ({ watched }) => watched.assertSilentFiles());

test.run();
