import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSettings } from '../../../engine/config/load-settings.js';
import { loadCatalog } from '../../../engine/manifest/catalog.js';
import { estimateTokens } from '../../../engine/manifest/token-cost.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { chooseTools } from '../../../engine/server/listing/choose-tools.js';
import { listTools } from '../../../engine/server/listing/list-tools.js';
import { OWN_TOOLS } from '../../../engine/server/own-tools/own-tools.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { draftsOfOthers } from '../../search/drafts-of-others.js';

const others = await draftsOfOthers();
const CATALOGS = [
  ['the built-in manifests', await loadCatalog([BUILT_IN_MANIFESTS])],
  ['manifests for all commands', await loadCatalog([BUILT_IN_MANIFESTS, others.path])],
] as const;
others.remove();

const partsFor = async (catalog: (typeof CATALOGS)[0][1], flags: { toolsets?: string[]; tools?: string[] }) => {
  const { settings } = await loadSettings({ demo: true, ...flags }, { HOME: '/nowhere' });
  return { catalog, ownTools: OWN_TOOLS, settings, availability: { atStart: undefined } };
};

for (const [name, catalog] of CATALOGS) {
  test(`with ${name} the default list costs 5,000 tokens at most, and holds the everyday tools`, async () => {
    const tools = listTools(await partsFor(catalog, {}));
    const tokens = countTokens(JSON.stringify(tools));
    assert.ok(tokens <= 5_000, `${tokens} tokens`);
    const names = tools.map((tool) => tool.name);
    assert.equal(names, [...names].sort());
    for (const own of OWN_TOOLS) assert.ok(names.includes(own.name), own.name);
    for (const everyday of ['list-virtual-machines', 'deploy-virtual-machine', 'start-virtual-machine', 'list-events'])
      assert.ok(names.includes(everyday), everyday);
  });

  test(`with ${name} each set costs 10,000 tokens at most and lists something`, async () => {
    for (const set of Object.keys(catalog.vocabulary.toolsets)) {
      const tools = listTools(await partsFor(catalog, { toolsets: [set] }));
      const tokens = countTokens(JSON.stringify(tools));
      assert.ok(tokens <= 10_000, `${set}: ${tokens} tokens`);
      assert.ok(tools.length > OWN_TOOLS.length, set);
    }
  });

  test(`with ${name} the estimate is near what a tokenizer counts`, async () => {
    const text = JSON.stringify(listTools(await partsFor(catalog, { toolsets: ['all'] })));
    const ratio = estimateTokens(text) / countTokens(text);
    assert.ok(ratio > 0.96 && ratio < 1.08, String(ratio));
  });
}

test('sets add up, `all` is every tool that needs no browser, and who names tools sees those', async () => {
  const [[, catalog]] = CATALOGS;
  const names = async (flags: { toolsets?: string[]; tools?: string[] }) =>
    new Set(chooseTools(await partsFor(catalog, flags)).entries.map((entry) => entry.name));
  const [core, network, both] = [
    await names({ toolsets: ['core'] }),
    await names({ toolsets: ['network'] }),
    await names({ toolsets: ['core', 'network'] }),
  ];
  for (const name of core) assert.ok(both.has(name), name);
  for (const name of network) assert.ok(both.has(name), name);
  assert.equal(await names({}), core);
  assert.is((await names({ toolsets: ['all'] })).size, catalog.entries.filter(({ session }) => !session).length);
  const ofZones = catalog.entries.filter(({ resource, name }) => resource === 'zone' || name === 'list-volumes');
  assert.equal(await names({ tools: ['zone/*', 'list-volumes'] }), new Set(ofZones.map(({ name }) => name)));
  assert.equal([...(await names({ tools: ['list-zones', 'list-users'], toolsets: ['core'] }))], ['list-zones']);
});

test('a set that does not exist is refused with those that do', async () => {
  const parts = await partsFor(CATALOGS[0][1], { toolsets: ['netwrok'] });
  assert.throws(() => listTools(parts), /has no set named netwrok.*Did you mean network\?.*compute/);
});

test('a folder of one’s own can bring a set', async () => {
  const folder = new ManifestFolder({
    '_shared/toolsets.yaml':
      'mine:\n  description: What this team needs every day.\n  tools: [list-zones, "list-disk-*"]\n',
  });
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, folder.path]);
  assert.equal(catalog.problems, []);
  const { entries } = chooseTools(await partsFor(catalog, { toolsets: ['mine'] }));
  assert.equal(
    entries.map((entry) => entry.name),
    ['list-disk-offerings', 'list-zones'],
  );
  folder.remove();
});

test.run();
