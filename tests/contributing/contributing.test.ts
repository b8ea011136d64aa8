import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { inChange } from '../../engine/authoring/lint/example.js';
import { chooseFiles } from '../../engine/authoring/lint/choose-files.js';
import { lint } from '../../engine/authoring/lint/lint.js';
import { checkForm } from '../../engine/manifest/check-form.js';
import { readYaml } from '../../engine/manifest/read-yaml.js';
import { BUILT_IN_MANIFESTS, PACKAGE_ROOT } from '../../engine/package-paths.js';
import { runCommand } from '../cli/run-command.js';
import { checkoutWithout, commandIn } from '../fixtures/checkout-without.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { lintExample } from '../authoring/lint/lint-example.js';
import { unknownWords } from './known-commands.js';

/** What CONTRIBUTING.md promises is tried here, word by word. */
const test = suite('CONTRIBUTING.md');
const folders = new ServerFolders();
test.after(() => folders.remove());

const page = readFileSync(join(PACKAGE_ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The block of code that follows a mark such as `<!-- step:new -->`. */
function blockAfter(mark: string, language: string): string {
  const found = new RegExp(`<!-- ${mark} -->\\s*\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  assert.ok(found, mark);
  return found;
}

test('the way of the first manifest: each command does what the page says', async () => {
  const [, name = ''] = /<!-- file: (.*) -->/.exec(page) ?? [];
  const text = blockAfter(`file: ${name}`, 'yaml');
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'contribution-'));
  checkoutWithout([(parse(text) as { command: string }).command], root);
  const step = async (mark: string): Promise<string> => {
    const words = blockAfter(`step:${mark}`, 'sh').trim().split(' ').slice(1);
    const { code, stdout, stderr } = await runCommand(words, { folders, cwd: root, server: commandIn(root) });
    assert.is(code, 0, `${words.join(' ')}\n${stdout}${stderr}`);
    const [, promised = ''] =
      new RegExp(`<!-- step:${mark} -->\\s*\`\`\`sh[^\`]*\`\`\`\\s*\`\`\`text\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
    for (const line of promised.split('\n')) assert.match(stdout, line);
    return stdout;
  };
  await step('new');
  const file = join(root, 'manifests', name);
  const drafted = readFileSync(file, 'utf8');
  const [draft, written] = [drafted, text].map((one) => parse(one) as Record<string, unknown>);
  for (const key of ['description', 'examples']) assert.match(JSON.stringify(draft?.[key]), 'WRITE:');
  const rest = (manifest = {}): unknown =>
    Object.entries(manifest).filter(([key]) => !['description', 'examples', 'keywords'].includes(key));
  assert.equal(rest(written), rest(draft), 'what else the page shows is what was drafted');
  writeFileSync(file, text);
  await step('lint');
  assert.match(await step('explain'), 'words/to-be-written');
  assert.match(await step('try'), 'listVpnCustomerGateways');
  await step('test');
  const again = await runCommand(['test', file], { folders, cwd: root, server: commandIn(root) });
  assert.is(again.code, 0, again.stdout);
  rmSync(root, { recursive: true });
});

test('every command on the page is there, with these options', async () => {
  const lines = [...page.matchAll(/cloudstack-mcp ([^`\n]+)/g)].map(([, words = '']) => words.trim());
  assert.ok(lines.length > 12);
  for (const line of lines) assert.equal(await unknownWords(line, folders), [], line);
});

test('every npm script, file and heading that it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, script = ''] of page.matchAll(/npm run (\w+)/g)) assert.ok(scripts[script], script);
  for (const [, path = ''] of page.matchAll(/`((?:manifests|engine|schemas)\/_?[\w./-]*)`/g)) {
    assert.ok(readFileSync(join(PACKAGE_ROOT, path)), path);
  }
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const [, anchor = ''] of page.matchAll(/\]\(#([\w-]+)\)/g)) assert.ok(headings.includes(anchor), anchor);
});

test('the danger that it shows is a good one', () => {
  const example = inChange(blockAfter('part: danger', 'yaml'));
  assert.equal(
    lintExample(example).map(({ rule, problem }) => `${rule.id}: ${problem.message}`),
    [],
  );
});

test('its own wording of a built-in tool, and its first line, are taken', () => {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'contribution-'));
  const zones = readFileSync(join(BUILT_IN_MANIFESTS, 'zone/list-zones.yaml'), 'utf8');
  const modeline = blockAfter('modeline', 'yaml').trim();
  mkdirSync(join(root, 'our-manifests/zone'), { recursive: true });
  const text = zones.replace(/^#.*$/m, modeline).replace(/^command:.*\n/m, blockAfter('part: overrides', 'yaml'));
  const file = join(root, 'our-manifests/zone/list-zones.yaml');
  writeFileSync(file, text);
  assert.equal(lint(chooseFiles([file])).found, []);
  rmSync(root, { recursive: true });
  // The way of the first line, from that file to the package as npm installs it.
  const schema = join('our-manifests/zone', modeline.split('$schema=')[1] ?? '');
  assert.is(schema, 'node_modules/mcp-server-cloudstack/schemas/tool.schema.json');
  const { files } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { files: string[] };
  assert.ok(files.includes('schemas'));
  assert.ok(checkForm('tool', readYaml(file, text)).length === 0);
});

test('the action is used as it is', () => {
  const [{ uses, with: inputs }] = parse(blockAfter('action', 'yaml')) as [
    { uses: string; with: Record<string, string> },
  ];
  const action = parse(
    readFileSync(join(PACKAGE_ROOT, uses.replace('./cloudstack-mcp/', ''), 'action.yml'), 'utf8'),
  ) as { inputs: Record<string, unknown> };
  for (const name of Object.keys(inputs)) assert.ok(name in action.inputs, name);
});

test.run();
