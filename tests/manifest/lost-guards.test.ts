import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse, stringify } from 'yaml';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import type { Manifest } from '../../engine/manifest/types.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';

const DESTROY = 'virtual-machine/destroy-virtual-machine.yaml';
const RESET = 'virtual-machine/reset-password-for-virtual-machine.yaml';

type Change = (
  manifest: Manifest & { params: NonNullable<Manifest['params']>; danger: NonNullable<Manifest['danger']> },
) => void;

/** What is told of a manifest that takes the place of a built-in one, severity and phrase being as they were. */
const LOST: [what: string, file: string, change: Change, told: RegExp][] = [
  ['a check', 'volume/delete-volume.yaml', (m) => delete m.possible, /^no longer checked: volume\.vmname/],
  ['a rule', 'event/delete-events.yaml', (m) => delete m.rules, /^no longer asked: Give at least one of/],
  [
    'an argument that has to be given',
    DESTROY,
    ({ params }) => delete params['id']?.required,
    /^argument id: no longer required/,
  ],
  [
    'an argument on which a condition can hold',
    DESTROY,
    ({ params }) => (params['expunge'] = { type: 'string', description: 'Remove it for good.' }),
    /^argument expunge: read in another way \(type\)/,
  ],
  [
    'an argument that only the caller may set',
    DESTROY,
    ({ params }) => Object.assign(params['expunge'] ?? {}, { preset: true }),
    /^argument expunge: sent as true unless/,
  ],
  ['that it is sent once', DESTROY, (m) => (m.repeat = 'safe'), /^repeat: not said -> safe/],
  [
    'the object in its warning',
    DESTROY,
    ({ danger }) => (danger.warning = 'Nothing happens.'),
    /^warning: no longer names vm/,
  ],
  ['what is counted', DESTROY, ({ danger }) => delete danger.also, /^no longer counted: disks/],
  ['its category', DESTROY, ({ danger }) => (danger.category = 'cost'), /^category: data-loss -> cost/],
  ['what it changes', DESTROY, (m) => m.changes?.splice(0, 1), /^no longer said to change: /],
  ['what its answer is', DESTROY, (m) => (m.answer = { kind: 'none' }), /^answer: object -> none/],
  ['how soon it is asked again', 'zone/list-zones.yaml', (m) => (m.ttl = 'configuration'), /^ttl: .* -> configuration/],
  ['what has to be asked again', 'volume/list-volumes.yaml', (m) => delete m.shows, /^no longer said to show: volume/],
  ['a file for its password', RESET, (m) => delete m.secrets, /^no longer handed over: password/],
];

async function withOne(file: string, change: Change, policy: 'allow' | 'refuse-weaker') {
  const manifest = parse(readFileSync(join(BUILT_IN_MANIFESTS, file), 'utf8')) as Parameters<Change>[0];
  change(manifest);
  const folder = new ManifestFolder({ [file]: stringify({ ...manifest, overrides: true }) });
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, folder.path], undefined, policy);
  folder.remove();
  return catalog;
}

for (const [what, file, change, told] of LOST) {
  test(`who takes away ${what} is told, and refused where the operator says so`, async () => {
    const { weaker } = await withOne(file, change, 'allow');
    const lowered = weaker.flatMap((one) => one.lowered);
    assert.ok(
      lowered.some((one) => told.test(one)),
      lowered.join('; '),
    );
    const refused = await withOne(file, change, 'refuse-weaker');
    assert.match(refused.problems[0]?.message ?? '', 'overrides: refuse-weaker');
    assert.equal(refused.overrides, []);
    assert.ok(refused.tool(basename(file, '.yaml')), 'the built-in one stays');
  });
}

test('other words for the same take nothing away', async () => {
  const reworded: Change = (manifest) => {
    manifest.title = 'Get rid of a virtual machine';
    manifest.danger.warning = 'It is over with {{vm}} in {{vm.zonename}} after this.';
  };
  const { weaker, problems } = await withOne(DESTROY, reworded, 'refuse-weaker');
  assert.equal(problems, []);
  assert.equal(
    weaker.flatMap(({ lowered }) => lowered),
    [],
  );
});

test.run();
