import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseFiles } from '../../../engine/authoring/lint/choose-files.js';
import type { LintInput } from '../../../engine/authoring/lint/context.js';
import { fixAll } from '../../../engine/authoring/lint/fix.js';
import { lintInParallel } from '../../../engine/authoring/lint/lint-in-parallel.js';
import { lint } from '../../../engine/authoring/lint/lint.js';
import type { LintReport } from '../../../engine/authoring/lint/lint.js';
import { isKeepable, readParsed, withParsed, writeParsed } from '../../../engine/manifest/parsed-cache.js';
import { ManifestFolder } from '../../fixtures/manifest-folder.js';
import { inChange } from '../../../engine/authoring/lint/example.js';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'parsed-'));
const file = join(folder, 'deeper', 'parsed.cache');

const test = suite('what YAML files say is kept for the next run');
test.after(() => rmSync(folder, { recursive: true }));

/** Manifests with a mistake each, some of which only the place in the text tells. */
const manifests = new ManifestFolder({
  'router/reboot-router.yaml': inChange('description: Restarts it,.\n').file.text.replace('title:', 'titel:'),
  'router/list-routers.yaml': inChange('async: true\nkeywords: [VR, reboot]\n').file.text,
  'router/stop-router.yaml': 'command: no\nfoo: .inf\n',
});
test.after(() => manifests.remove());

function told({ found, files }: LintReport): unknown {
  return { files, found: found.map(({ rule, problem, fix }) => ({ rule: rule.id, problem, fix })) };
}

test('with it the same is found, at the same places, with the same fixes', () => {
  const input = chooseFiles([manifests.path]);
  const first = lint(input);
  assert.ok(first.found.length > 3);
  writeParsed(file, first.parsed ?? {});
  const known = readParsed(file);
  const again: LintInput = {
    ...input,
    files: withParsed(input.files, known),
    beside: withParsed(input.beside, known),
  };
  assert.is(again.files.filter(({ parsed }) => parsed).length, 2, 'what JSON cannot say is not kept');
  const second = lint(again);
  assert.equal(told(second), told(first));
  assert.equal(
    fixAll(again).changed.map(({ text }) => text),
    fixAll(input).changed.map(({ text }) => text),
  );
});

test('a damaged file, and one of another build, are no use', () => {
  writeParsed(file, { a: 1 });
  assert.equal(readParsed(file), { a: 1 });
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, -3));
  assert.equal(readParsed(file), {});
  writeFileSync(file, text.replace(/"key":"/, '"key":"x'));
  assert.equal(readParsed(file), {});
  assert.equal(readParsed(join(folder, 'none')), {});
});

test('kept is only what JSON can say', () => {
  assert.ok(isKeepable({ a: [1, 'b', null, true] }));
  for (const data of [undefined, { a: Infinity }, [NaN], { a: undefined }]) assert.not.ok(isKeepable(data));
});

test('several cores find what one finds', async () => {
  // Tests are many and quickly judged; manifests are what there is to find something in.
  const many = new ManifestFolder(
    Object.fromEntries(
      Array.from({ length: 504 }, (_, at) =>
        at % 8 === 0
          ? [
              `router/list-things-${at}.yaml`,
              inChange(`title: Reboot thing ${at}${at % 3 === 0 ? '.' : ''}\n`).file.text,
            ]
          : [`router/list-things-${at}.test.yaml`, `- ask: Thing ${at}\n  argz: {}\n`],
      ),
    ),
  );
  const input = chooseFiles([many.path]);
  const [one, several] = [lint(input), await lintInParallel(input)];
  many.remove();
  assert.ok(one.found.length > 504);
  // Thousands of them: compared as texts, which is much quicker.
  assert.is(JSON.stringify(told(several)), JSON.stringify(told(one)));
});

test.run();
