import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { marked } from 'marked';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { planReference } from '../../../engine/authoring/reference/plan-reference.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const test = suite('reference');

/** What somebody reads on a page: its Markdown, rendered as GitHub does, without the tags. */
function shown(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}

test('every tool and every argument is there, and the pages and the README are current (else: npm run docs)', async () => {
  const files = planReference();
  assert.equal(
    files.filter(({ isStale }) => isStale).map(({ path }) => path),
    [],
  );
  const catalog = await loadCatalog([BUILT_IN_MANIFESTS]);
  for (const { name, resource } of catalog.entries) {
    const page = files.find(({ path }) => path.endsWith(`/${resource}/README.md`))?.text ?? '';
    const section = page.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? '';
    for (const param of Object.keys(catalog.tool(name)?.params ?? {})) assert.match(section, `| \`${param}\` |`);
  }
});

test('coverage is counted by group and by role', () => {
  const guide = planReference().find(({ path }) => path === join(BUILT_IN_MANIFESTS, 'README.md'))?.text ?? '';
  assert.match(guide, /^\d+ of the 968 commands of CloudStack 4\.23/m);
  assert.match(guide, /^\| VirtualMachine \| \d+ \| \d+ \| \d+ % \|$/m);
  assert.match(guide, /^\| domain administrator \| \d+ \| \d+ \| \d+ % \|$/m);
});

test('every link of a page leads to a heading or a file that is there', () => {
  const texts = new Map(planReference().map(({ path, text = '' }) => [path, text]));
  for (const [path, text] of texts) {
    if (!path.startsWith(BUILT_IN_MANIFESTS)) continue;
    for (const [, file = '', anchor] of text.matchAll(/\]\(([\w./-]*)(?:#([\w-]+))?\)/g)) {
      const target = file === '' ? path : new URL(file, `file://${path}`).pathname;
      const headings = (texts.get(target) ?? '').match(/^## .*$/gm) ?? [];
      const anchors = headings.map((heading) => heading.slice(3).toLowerCase().replaceAll(' ', '-'));
      if (anchor !== undefined) assert.ok(anchors.includes(anchor), `${path}: #${anchor}`);
      else if (target.endsWith('.md')) assert.ok(texts.has(target) || existsSync(target), `${path}: ${file}`);
    }
  }
});

const NASTY = 'Shows <b>a | b</b> & *c* [d](e) `f | g` with a lone ` and _h_ # i &lt;';

const MANIFEST = `command: listThings
title: List <i>things</i> | more
description: >-
  ${NASTY}
effect: read
answer: { kind: list, of: ThingResponse }
params:
  id: { use: thing, required: true, description: Which | one. }
  kind: { type: string, enum: ["a|b", "c\`d"], more: true, since: "4.20", for: [admin], description: Its <kind>. }
  records:
    type: array
    wire: record
    description: Some records.
    items: { properties: { size: { type: integer, minimum: 1, unit: GiB, description: How large. } } }
danger:
  severity: low
  escalate:
    - { when: { kind: "a|b" }, severity: high, reversible: false, warning: "{{thing}} <shows> all." }
shows: [thing]
ttl: list
secrets: { hide: [password] }
output:
  columns: [name, "in": place]
  card: "{{item.name}}\\n\`\`\`\\nmore"
  empty: No thing.
examples:
  - ask: Which *things* are there?
    args: { id: x }
`.replace('columns: [name, "in": place]', 'columns: [name, { in: place }]');

test('what stands in a manifest is shown as it stands there, and breaks no table and no heading', () => {
  const folder = new ManifestFolder({
    '_shared/entities.yaml': 'thing: { list: listThings, as: thing }\n',
    'thing/list-things.yaml': MANIFEST,
  });
  const page = planReference(folder.path).find(({ path }) => path.endsWith('thing/README.md'))?.text ?? '';
  folder.remove();
  const text = shown(page);
  assert.match(text, NASTY.replace('`f | g`', 'f | g'));
  for (const says of [
    'List <i>things</i> | more',
    'Which | one (name or id).',
    'Its <kind>. One of a|b, c`d.',
    'rare; for admin; since 4.20',
    'records[].size',
    'How large (in GiB). At least 1.',
    'When kind is a|b: high. {{thing}} <shows> all. It cannot be undone.',
    'Never shown: password.',
    'may be remembered for 5 minutes',
    'Answers a list (ThingResponse): name, in.',
    '```\nmore',
    'Which *things* are there?',
    'list-things {"id":"x"}',
  ]) {
    assert.match(text, says);
  }
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  for (const row of rows) assert.is(row.replaceAll('\\|', '').split('|').length, 6, row);
});

test.run();
