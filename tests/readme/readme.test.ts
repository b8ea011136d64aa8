import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSettings } from '../../engine/config/load-settings.js';
import { asFile } from '../../engine/authoring/lint/example.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { findFiles } from '../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS, PACKAGE_ROOT } from '../../engine/package-paths.js';
import { startDemoCloud, type DemoKeys } from '../../engine/demo/cloud.js';
import { call } from '../demo/signed-client.js';
import { openWorld } from '../fixtures/open-engine.js';

const test = suite('README');
const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');

test('its example of a manifest is a good one', async () => {
  const example = /<!-- example:begin -->\s*```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-readme-'));
  mkdirSync(join(folder, 'virtual-machine'));
  writeFileSync(join(folder, 'virtual-machine', 'my-reboot.yaml'), example);
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS, folder]);
  rmSync(folder, { recursive: true });
  assert.equal(catalog.problems, []);
  assert.is(catalog.tool('my-reboot')?.danger?.severity, 'high');
  // As if it were the built-in one: no rule has anything against it.
  const name = 'virtual-machine/reboot-virtual-machine.yaml';
  const { file } = asFile(name, example);
  const beside = findFiles(BUILT_IN_MANIFESTS).filter((one) => one.name !== name);
  assert.equal(
    lint({ files: [file], beside, isWhole: false }).found.map(({ problem }) => problem.message),
    [],
  );
});

test('its example of a configuration file is a good one', async () => {
  const example = /<!-- config:begin -->\s*```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const home = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-readme-'));
  const folder = join(home, '.config', 'cloudstack-mcp');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), example);
  for (const [, name] of example.matchAll(/KeyFile: .*\/([\w-]+)/g)) writeFileSync(join(folder, name ?? ''), 'a-key\n');
  try {
    const { settings } = await loadSettings({ profile: 'production' }, { HOME: home, USERPROFILE: home });
    assert.is(settings.cloud.url, 'https://cloud.example.org/client/api');
    assert.equal([settings.readOnly, settings.confirm.askFrom], [true, 'medium']);
    assert.is((await loadSettings({}, { HOME: home, USERPROFILE: home })).settings.profile, 'lab');
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('what it shows an agent to see is what an agent sees', async () => {
  const [, shown = ''] = /<!-- agent:begin -->\s*```text\n([\s\S]*?)```/.exec(readme) ?? [];
  const parts = shown.split(/^> /m).slice(1);
  assert.ok(parts.length > 3);
  const world = await openWorld();
  try {
    for (const part of parts) {
      const [, tool = '', args = '', text = ''] = /^(\S+) (.*)\n([\s\S]*)$/.exec(part) ?? [];
      const answer = await world.call(tool, JSON.parse(args) as Record<string, unknown>);
      assert.is(answer.text, text.trimEnd(), `${tool} ${args}`);
    }
  } finally {
    await world.close();
  }
});

test('what it says of the demo cloud is so', async () => {
  const [, said = ''] = /<!-- simulated:begin -->([\s\S]*?)<!-- simulated:end -->/.exec(readme) ?? [];
  const cloud = await startDemoCloud();
  try {
    const offered = async (keys: DemoKeys): Promise<string> =>
      String((await call(cloud, keys, 'listApis')).body['count'] as unknown);
    const { admin, domainAdmin, user } = cloud.keys;
    const [forAdmin, forDomainAdmin, forUser] = await Promise.all([admin, domainAdmin, user].map(offered));
    assert.match(
      said,
      `${forAdmin} for an administrator, ${forDomainAdmin} for a domain administrator, ${forUser} for a user`,
    );
    const { zones, hosts, virtualMachines, accounts, projects } = cloud.tables;
    assert.match(
      said,
      `${zones.length} zones, ${hosts.length} hosts, ${virtualMachines.length} machines of ${accounts.length} accounts and ${projects.length} projects`,
    );
  } finally {
    await cloud.close();
  }
});

test('every file and folder that it names is there', () => {
  const named = [...readme.matchAll(/`((?:engine|manifests|schemas)\/[\w./-]*)`/g)].map(([, path]) => path ?? '');
  assert.ok(named.length > 10);
  for (const path of named) assert.ok(existsSync(join(PACKAGE_ROOT, path)), path);
});

test('every npm script that it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...readme.matchAll(/npm (?:run )?(demo|test|check|bench|docs)\b/g)].map(([, name]) => name ?? '');
  assert.ok(named.length > 3);
  for (const name of named) assert.ok(scripts[name], name);
});

test.run();
