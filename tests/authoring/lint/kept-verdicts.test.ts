import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LintInput } from '../../../engine/authoring/lint/context.js';
import { inChange, inRead } from '../../../engine/authoring/lint/example.js';
import { readVerdicts, writeVerdicts } from '../../../engine/authoring/lint/kept-verdicts.js';
import type { KeptVerdicts } from '../../../engine/authoring/lint/kept-verdicts.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import type { LintReport } from '../../../engine/authoring/lint/lint.js';
import { findFiles, isShared } from '../../../engine/manifest/find-files.js';
import { BUILT_IN_MANIFESTS } from '../../../engine/package-paths.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'verdicts-'));
const file = join(folder, 'verdicts.cache');

const test = suite('what came out for a file is kept while nothing that it depends on changes');
test.after(() => rmSync(folder, { recursive: true }));

function told({ found, files }: LintReport): unknown {
  return { files, found: found.map(({ rule, problem, at, fix }) => ({ rule: rule.id, problem, at, fix })) };
}

/** The shared words that everybody has. */
const beside = findFiles(BUILT_IN_MANIFESTS).filter(isShared);
const inputOf = ({ path }: ManifestFolder, isWhole = true): LintInput => ({ files: findFiles(path), beside, isWhole });

const change = (lines: string): string => inChange(lines).file.text;
const read = (lines: string): string => inRead(lines).file.text;
const entities = (lines: string): string =>
  `# yaml-language-server: $schema=../../schemas/entities.schema.json\n${lines}\n`;
const testOf = (args: string): string =>
  `# yaml-language-server: $schema=../../schemas/test.schema.json\n- ask: Restart r-12-VM\n  args: ${args}\n  plan: ""\n`;

const ROUTER = entities('router: { list: listRouters, filter: name, tell: [zonename, state], as: router }');
const ROOTER = entities('rooter: { list: listRouters, filter: name, tell: [zonename, state], as: rooter }');
const WITH_ROOTER = change('').replace('use: router', 'use: rooter').replaceAll('{{router', '{{rooter');

/** What each file may say next; nothing is a file that is gone. What one says changes what is wrong with others. */
const VARIANTS: Record<string, readonly (string | undefined)[]> = {
  'router/reboot-router.yaml': [
    undefined,
    change(''),
    change('title: List virtual routers\n'),
    change('aliases: [restart-router]\n'),
    change('aliases: [list-routers]\n'),
    change('examples:\n  - ask: Which routers are stopped?\n    args: { id: r-12-VM }\n'),
    change('titel: No such key\n'),
    change('overrides: true\n'),
    // Only while the shared words know such a thing.
    WITH_ROOTER,
  ],
  'router/list-routers.yaml': [
    undefined,
    read(''),
    read('title: List virtual routers.\n'),
    read('description: >-\n  Shows virtual routers with state and place. To rebuild one, use reboot-router.\n'),
    read('aliases: [restart-router]\n'),
    read('examples:\n  - ask: Which routers are stopped?\n    args: { state: Stopped }\n'),
  ],
  'router/reboot-router.test.yaml': [undefined, testOf('{ id: r-12-VM }'), testOf('{ router: r-12-VM }')],
  '_shared/entities.yaml': [
    undefined,
    ROUTER,
    entities('router: { list: listInternalLoadBalancerVMs, filter: name, tell: [zonename, state], as: router }'),
    ROOTER,
  ],
};

test('with it the same is found after any changes', () => {
  const names = Object.keys(VARIANTS);
  const step = fc.record({ name: fc.constantFrom(...names), variant: fc.nat(8), isWhole: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), (steps) => {
      const manifests = new ManifestFolder({});
      let kept: KeptVerdicts = {};
      const now = new Map<string, string>();
      for (const { name, variant, isWhole } of steps) {
        const variants = VARIANTS[name] ?? [];
        const text = variants[variant % variants.length];
        if (text === undefined) {
          rmSync(join(manifests.path, name), { force: true });
          now.delete(name);
        } else {
          manifests.write(name, text);
          now.set(name, text);
        }
        const input = inputOf(manifests, isWhole);
        const report = lint(input, kept);
        assert.equal(told(report), told(lint(input)), `after ${JSON.stringify([...now])}`);
        writeVerdicts(file, report.verdicts ?? {}, kept);
        kept = readVerdicts(file);
        assert.equal(lint(input, kept).verdicts, {}, 'what was just kept is enough');
      }
      manifests.remove();
    }),
    { numRuns: 40 },
  );
});

test('only what changed is judged again, and a finding of a file that did not change stays', () => {
  const manifests = new ManifestFolder({
    'router/list-routers.yaml': read('title: List virtual routers.\n'),
    'router/reboot-router.yaml': change(''),
  });
  test.after(() => manifests.remove());
  const first = lint(inputOf(manifests));
  const kept = first.verdicts ?? {};
  assert.is(Object.keys(kept).length, 2, JSON.stringify(told(first)));
  assert.equal(Object.keys(lint(inputOf(manifests), kept).verdicts ?? {}), []);
  manifests.write('router/reboot-router.yaml', change('title: Reboot a virtual router.\n'));
  const second = lint(inputOf(manifests), kept);
  const again = Object.entries(second.verdicts ?? {});
  assert.is(again.length, 2, 'each is compared with what the other says now');
  assert.is(again.filter(([key]) => !Object.hasOwn(kept, key)).length, 1);
  const titles = second.found.filter(({ rule }) => rule.id === 'words/full-stop').map(({ problem }) => problem.file);
  assert.is(titles.length, 2, JSON.stringify(told(second)));
});

test('a shared word that is gone is missed by a file that did not change', () => {
  const manifests = new ManifestFolder({
    '_shared/entities.yaml': ROOTER,
    'router/reboot-router.yaml': WITH_ROOTER,
  });
  test.after(() => manifests.remove());
  const first = lint(inputOf(manifests));
  manifests.write('_shared/entities.yaml', ROUTER);
  const second = lint(inputOf(manifests), first.verdicts);
  assert.equal(told(second), told(lint(inputOf(manifests))));
  assert.ok(
    second.found.some(({ problem }) => problem.message.includes('rooter')),
    JSON.stringify(told(second)),
  );
});

test('what cannot be read, or was kept by another build, is no use', () => {
  writeFileSync(file, '{"key":"another","kept":{"a":1}}', { mode: 0o600 });
  assert.equal(readVerdicts(file), {});
  writeFileSync(file, '{');
  assert.equal(readVerdicts(file), {});
});

test.run();
