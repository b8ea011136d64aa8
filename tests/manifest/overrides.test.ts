import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { openWorld } from '../fixtures/open-engine.js';

const test = suite('overrides');

const ZONES = readFileSync(join(BUILT_IN_MANIFESTS, 'zone/list-zones.yaml'), 'utf8');
const plain = (title: string): string => ZONES.replace(/^title:.*$/m, `title: ${title}`);
const overriding = (title: string): string => plain(title).replace(/^command:.*$/m, '$&\noverrides: true');

/** Loads folders twice, from YAML and from what was kept, and looks at each catalog. */
async function withFolders(
  folders: Record<string, string>[],
  look: (catalog: Catalog, paths: string[]) => void,
): Promise<void> {
  const own = folders.map((files) => new ManifestFolder(files));
  const cache = new ManifestFolder();
  const paths = own.map(({ path }) => path);
  const places = { cacheDir: cache.path, stateDir: join(cache.path, 'state') };
  for (let start = 0; start < 2; start += 1) look(await loadCatalog([BUILT_IN_MANIFESTS, ...paths], places), paths);
  for (const folder of [...own, cache]) folder.remove();
}

test('a manifest that says so takes the place of the built-in one', () =>
  withFolders([{ 'zone/list-zones.yaml': overriding('Show our places') }], (catalog, [own = '']) => {
    assert.equal(catalog.problems, []);
    assert.is(catalog.tool('list-zones')?.title, 'Show our places');
    assert.is(catalog.toolFor('listZones'), 'list-zones');
    assert.is(catalog.entries.filter(({ name }) => name === 'list-zones').length, 1);
    const [override] = catalog.overrides;
    assert.equal([override?.by, override?.instead], [join(own, 'zone/list-zones.yaml'), 'zone/list-zones.yaml']);
  }));

test('without the word the clash is refused, and the message tells the word', () =>
  withFolders([{ 'zone/list-zones.yaml': plain('Show our places') }], (catalog) => {
    const { problems } = catalog;
    assert.is(catalog.tool('list-zones'), undefined);
    assert.ok(catalog.refused.has('list-zones'));
    assert.equal(catalog.overrides, []);
    assert.is(problems.length, 2);
    for (const { hint } of problems) assert.match(hint ?? '', '`overrides: true`');
  }));

test('the word with nothing to replace: told and left out', () =>
  withFolders([{ 'zone/list-places.yaml': overriding('Show our places') }], (catalog) => {
    const { problems } = catalog;
    assert.is(catalog.tool('list-places'), undefined);
    assert.match(problems[0]?.message ?? '', 'no folder before its own has a tool called list-places');
    assert.is(problems.length, 1);
  }));

test('a third folder may replace the second, if it says so too', () =>
  withFolders(
    [{ 'a/list-zones.yaml': overriding('Show some places') }, { 'b/list-zones.yaml': overriding('Show our places') }],
    (catalog) => {
      assert.equal(catalog.problems, []);
      assert.is(catalog.tool('list-zones')?.title, 'Show our places');
      assert.is(catalog.overrides.length, 2);
    },
  ));

test('two of one folder: neither, whatever they say', () =>
  withFolders(
    [{ 'a/list-zones.yaml': overriding('Show some places'), 'b/list-zones.yaml': overriding('Show our places') }],
    (catalog) => {
      assert.is(catalog.tool('list-zones'), undefined);
      assert.equal(new Set(catalog.problems.map(({ hint }) => hint)), new Set(['Rename one.']));
    },
  ));

const NAMED = (names: string): string => `${plain('Show our places')}\naliases: [${names}]\n`;

test('an alias of a later folder takes no name, alias or command of a built-in tool, and that is told', () =>
  withFolders(
    [{ 'zone/show-places.yaml': NAMED('reset-vm-password, list-hosts, start-vm, our-places') }],
    (catalog) => {
      const { problems } = catalog;
      const nameOf = (name: string): string | undefined => catalog.nameOf(name);
      const led = ['reset-vm-password', 'list-hosts', 'list_hosts', 'start-vm', 'start_vm'].map(nameOf);
      assert.not(led.includes('show-places'), led.join());
      assert.is(nameOf('our-places'), 'show-places');
      assert.is(nameOf('listZones'), 'list-zones', 'a command stays with who had it first');
      assert.is(catalog.toolFor('listZones'), 'list-zones');
      assert.equal(
        problems.map(({ message }) => /^The alias (\S+) leads to (\S+),/.exec(message)?.slice(1, 3)),
        ['reset-vm-password', 'list-hosts', 'start-vm'].map((alias) => [alias, nameOf(alias)]),
      );
    },
  ));

test('a tool of a later folder with the alias of another is told, and refused where the operator says so', async () => {
  const files = { 'zone/reset-vm-password.yaml': plain('Show our places') };
  await withFolders([files], (catalog) => {
    assert.is(catalog.nameOf('reset-vm-password'), 'reset-vm-password');
    const told = catalog.weaker.flatMap(({ lowered }) => lowered);
    assert.equal(told, ['reset-vm-password: no longer leads to reset-password-for-virtual-machine']);
  });
  const folder = new ManifestFolder(files);
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, folder.path], undefined, 'refuse-weaker');
  folder.remove();
  assert.is(catalog.nameOf('reset-vm-password'), 'reset-password-for-virtual-machine');
  assert.match(catalog.problems[0]?.message ?? '', 'overrides: refuse-weaker');
});

test('lint takes the word where there is something to replace, and nowhere else', () => {
  const rules = (files: Record<string, string>): string[] => {
    const folder = new ManifestFolder(files);
    const found = lint(chooseFiles([folder.path])).found.map(({ rule }) => rule.id);
    folder.remove();
    return found.filter((id) => ['form/overrides', 'form/unique-name', 'form/unique-command'].includes(id));
  };
  assert.equal(rules({ 'zone/list-zones.yaml': overriding('Show our places') }), []);
  assert.ok(rules({ 'zone/list-zones.yaml': plain('Show our places') }).includes('form/unique-name'));
  assert.ok(rules({ 'zone/list-places.yaml': overriding('Show our places') }).includes('form/overrides'));
  const twins = rules({ 'a/list-zones.yaml': overriding('One'), 'b/list-zones.yaml': overriding('Two') });
  assert.is(twins.filter((id) => id === 'form/overrides').length, 2);
});

test('describe-tool and a call use the one that replaces', async () => {
  const folder = new ManifestFolder({
    'zone/list-zones.yaml': overriding('Show our places').replace(/empty:.*/, 'empty: We have no such place.'),
  });
  const world = await openWorld({ env: { CLOUDSTACK_MCP_MANIFESTS: folder.path } });
  assert.match((await world.call('describe-tool', { tool: 'list-zones' })).text, 'Show our places');
  assert.match((await world.call('list-zones', { id: 'fra-1' })).text, 'fra-1');
  assert.match((await world.call('list-zones', { name: 'nowhere' })).text, 'We have no such place');
  await world.close();
  folder.remove();
});

test.run();
