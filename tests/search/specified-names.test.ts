import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../fixtures/open-engine.js';
import type { World } from '../fixtures/open-engine.js';

const test = suite('names that the specification counts');

/** Name -> the tool it leads to, or nothing. */
const names = readFileSync('tests/search/specified-names.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([name = '', tool = '']) => ({ name, tool }));
const real = names.filter(({ tool }) => tool !== '');
const unreal = names.filter(({ tool }) => tool === '').map(({ name }) => name);

let world: World;
test.before(async () => {
  world = await openWorld();
});
test.after(() => world.close());

test('the file has all 442 tools and 91 commands', () => {
  assert.is(names.length, 442 + 91);
  assert.is(new Set(names.filter(({ name }) => name.includes('_')).map(({ name }) => name)).size, 442);
});

test('each leads to its tool, in any spelling', () => {
  const { catalog } = world.engine;
  const wrong = real.flatMap(({ name, tool }) =>
    [
      name,
      name.replaceAll('_', '-'),
      name.replaceAll('_', ' '),
      name.replace(/_(.)/g, (_, one: string) => one.toUpperCase()),
    ]
      .filter((said) => catalog.nameOf(said) !== tool)
      .map((said) => `${said}: ${String(catalog.nameOf(said))} instead of ${tool}`),
  );
  assert.equal(wrong, []);
});

test('each finds its tool first', () => {
  const { catalog } = world.engine;
  const wrong = real.filter(({ name, tool }) => catalog.search(name)[0]?.name !== tool);
  assert.equal(wrong, []);
});

test('each can be described, and what reads can be run', async () => {
  const { catalog } = world.engine;
  for (const { name, tool } of real) {
    const { isError, text } = await world.call('describe-tool', { tool: name });
    assert.is(isError, false, `${name}: ${text}`);
    assert.match(text, new RegExp(`^${tool}\\b`), name);
  }
  for (const name of ['list_vm_snapshots', 'list_vm_metrics', 'get_user_audit_trail', 'list_customer_gateways']) {
    assert.is(catalog.tool(catalog.nameOf(name) ?? '')?.effect, 'read');
    const direct = await world.call(name);
    const run = await world.call('run-read-tool', { tool: name });
    assert.is(direct.isError, false, direct.text);
    assert.is(run.text, direct.text);
  }
});

test('those that stand for nothing real lead nowhere and are argued in the coverage section', () => {
  const { catalog } = world.engine;
  const readme = readFileSync('manifests/README.md', 'utf8');
  const [, section = ''] = readme.split('### Names of other servers');
  const rows = [...section.matchAll(/^\| (`.*?) \| (.+?) \| (.+?) \|$/gm)];
  const argued = rows.flatMap(([, said = '']) => [...said.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  assert.equal([...argued].sort(), [...unreal].sort());
  for (const name of unreal) assert.is(catalog.nameOf(name), undefined, name);
  for (const [, said, , instead = ''] of rows) {
    for (const [, tool = ''] of instead.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)) {
      assert.ok(catalog.tool(tool), `${String(said)}: there is no ${tool}`);
    }
  }
});

test('what two tools could be called leads to neither', () => {
  const { catalog } = world.engine;
  const names = new Set(catalog.entries.map(({ name }) => name));
  assert.is(catalog.nameOf('start-vm'), 'start-virtual-machine');
  assert.is(catalog.nameOf('zones-list'), 'list-zones');
  for (const { name, command, aliases = [] } of catalog.entries) {
    assert.is(catalog.nameOf(name), name);
    assert.is(catalog.nameOf(command), name);
    for (const alias of aliases) {
      assert.not.ok(names.has(alias));
      assert.is(catalog.nameOf(alias), name);
    }
  }
});

test.run();
