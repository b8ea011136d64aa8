import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { listTools } from '../../engine/server/listing/list-tools.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { findServed, isShared } from '../../engine/manifest/find-files.js';
import { readManifest } from '../../engine/manifest/read-manifest.js';
import type { Tool } from '../../engine/manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { openWorld } from '../fixtures/open-engine.js';
import { SOUND } from './sound.js';

/** As a cache holds it. */
const asKept = (tool: Tool): unknown => JSON.parse(JSON.stringify(tool));

const ENTITIES = 'thing: { list: listThings, as: thing }\n';

test('two manifests of one name: both files are named, neither is used, the others are', async () => {
  const folder = new ManifestFolder({
    '_shared/entities.yaml': ENTITIES,
    'one/do-thing.yaml': SOUND,
    'two/do-thing.yaml': SOUND,
    'two/do-other.yaml': SOUND,
  });
  const catalog = await loadCatalog([folder.path]);
  assert.equal(
    catalog.entries.map(({ name }) => name),
    ['do-other'],
  );
  assert.is(catalog.tool('do-thing'), undefined);
  assert.is(catalog.problems.length, 2);
  for (const { message } of catalog.problems) {
    assert.match(message, 'one/do-thing.yaml');
    assert.match(message, 'two/do-thing.yaml');
  }
  folder.remove();
});

test('who calls a name that two files claim is told why it is refused', async () => {
  const folder = new ManifestFolder({ 'zone/list-zones.yaml': SOUND.replaceAll('thing', 'zone') });
  const world = await openWorld({ env: { CLOUDSTACK_MCP_MANIFESTS: folder.path } });
  const { isError, text } = await world.call('list-zones');
  assert.ok(isError);
  assert.match(text, 'are both called list-zones, so neither is used');
  assert.not((await world.call('list-pods')).isError);
  await world.close();
  folder.remove();
});

test('a folder of one’s own adds tools, and its shared words come on top of the built-in ones', async () => {
  const folder = new ManifestFolder({
    '_shared/entities.yaml': ENTITIES,
    'thing/do-thing.yaml': SOUND.replace('size: { type: integer', 'zoneid: { use: zone }\n  size: { type: integer'),
  });
  const { entries, problems, vocabulary } = await loadCatalog([BUILT_IN_MANIFESTS, folder.path]);
  assert.equal(problems, []);
  assert.ok(entries.some(({ name }) => name === 'do-thing'));
  assert.ok(vocabulary.entities['virtual-machine'] && vocabulary.entities['thing']);
  folder.remove();
});

test('with words of one’s own the built-in tools are those that the compiler makes', async () => {
  const folder = new ManifestFolder({ '_shared/entities.yaml': ENTITIES });
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, folder.path]);
  folder.remove();
  const differ = findServed(BUILT_IN_MANIFESTS).filter((file) => {
    const outcome = isShared(file) ? undefined : readManifest(file, catalog.vocabulary);
    return outcome && !('tool' in outcome && isDeepStrictEqual(asKept(outcome.tool), catalog.tool(outcome.tool.name)));
  });
  assert.equal(
    differ.map(({ name }) => name),
    [],
  );
});

test('a manifest with the name of one of the server’s own tools is refused, by the server and by lint', async () => {
  const folder = new ManifestFolder({
    '_shared/entities.yaml': ENTITIES,
    'thing/describe-tool.yaml': SOUND,
    'thing/wait-for-job.yaml': SOUND,
    'thing/do-thing.yaml': SOUND,
  });
  const world = await openWorld({
    env: { CLOUDSTACK_MCP_MANIFESTS: folder.path, CLOUDSTACK_MCP_TOOLSETS: 'all' },
  });
  const linted = lint(chooseFiles([folder.path])).found.filter(({ rule }) => rule.id === 'form/own-tool-name');
  for (const problems of [world.engine.catalog.problems, linted.map(({ problem }) => problem)]) {
    assert.equal(problems.map(({ file }) => basename(file)).sort(), ['describe-tool.yaml', 'wait-for-job.yaml']);
    assert.match(problems[0]?.message ?? '', 'a tool of its own called describe-tool');
  }
  const names = listTools(world.engine).map(({ name }) => name);
  assert.equal(names, [...new Set(names)]);
  assert.ok(names.includes('do-thing'));
  await world.close();
  folder.remove();
});

test('tools come sorted by name, whatever the folders and the system say', async () => {
  const names = ['z-last', 'a-first', 'm-middle', 'a-first-2'];
  const folder = new ManifestFolder({ '_shared/entities.yaml': ENTITIES });
  names.forEach((name, at) => folder.write(`folder-${9 - at}/${name}.yaml`, SOUND));
  const { entries } = await loadCatalog([folder.path]);
  assert.equal(
    entries.map(({ name }) => name),
    ['a-first', 'a-first-2', 'm-middle', 'z-last'],
  );
  folder.remove();
});

test('only YAML files are read, and nothing in hidden folders', async () => {
  const folder = new ManifestFolder({
    '_shared/entities.yaml': ENTITIES,
    'thing/do-thing.yml': SOUND,
    'thing/README.md': '# not a manifest',
    'thing/do-old.yaml.bak': 'broken: {{',
    '.git/do-hidden.yaml': 'broken: {{',
  });
  const { entries, problems } = await loadCatalog([folder.path]);
  assert.equal(
    entries.map(({ name, resource }) => [name, resource]),
    [['do-thing', 'thing']],
  );
  assert.equal(problems, []);
  folder.remove();
});

test('a thousand manifests load, from YAML and from the cache', async () => {
  const folder = new ManifestFolder({ '_shared/entities.yaml': ENTITIES });
  for (let at = 0; at < 1000; at += 1) {
    folder.write(`resource-${at % 40}/do-thing-${at}.yaml`, SOUND.replace('Do a thing', `Do thing ${at}`));
  }
  const cache = `${folder.path}/.cache`;
  for (const start of ['first', 'second']) {
    const catalog = await loadCatalog([folder.path], { cacheDir: cache, stateDir: `${folder.path}/.state` });
    assert.equal(catalog.problems, [], start);
    assert.is(catalog.entries.length, 1000, start);
    assert.is(catalog.tool('do-thing-999')?.title, 'Do thing 999', start);
  }
  folder.remove();
});

test.run();
