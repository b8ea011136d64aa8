import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { openSeal } from '../../engine/manifest/cache-seal.js';
import type { cacheKey } from '../../engine/manifest/compiled-cache.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { SOUND } from './sound.js';
import { contentOf, fileIn, inPlace } from './cache-place.js';

test('the built-in manifests are the same read from YAML, written to the cache and read from it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cache-'));
  try {
    const plain = contentOf(await loadCatalog([BUILT_IN_MANIFESTS]));
    const written = contentOf(
      await loadCatalog([BUILT_IN_MANIFESTS], { cacheDir: root, stateDir: join(root, 'state') }),
    );
    const read = contentOf(await loadCatalog([BUILT_IN_MANIFESTS], { cacheDir: root, stateDir: join(root, 'state') }));
    assert.equal(written, plain);
    assert.equal(read, plain);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('what did not change is not read again, what changed is', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    manifests.write('thing/do-other.yaml', SOUND);
    await load();
    // Marks the kept tool, so that one can see whether it was used.
    const file = fileIn(cache);
    const seal = openSeal(state);
    const text = seal?.open(readFileSync(file))?.toString() ?? '';
    writeFileSync(file, seal?.seal(Buffer.from(text.replaceAll('Do a thing', 'It is kept'))) ?? '');
    manifests.write('thing/do-other.yaml', SOUND.replace('Do a thing', 'Do another thing'));
    const catalog = await load();
    assert.is(catalog.tool('do-thing')?.title, 'It is kept');
    assert.is(catalog.tool('do-other')?.title, 'Do another thing');
  });
});

test('a tool whose file is gone is gone, and one that is new is there', async () => {
  await inPlace(async ({ manifests, load }) => {
    await load();
    rmSync(join(manifests.path, 'thing/do-thing.yaml'));
    assert.equal((await load()).entries, []);
    manifests.write('thing/do-third.yaml', SOUND);
    assert.equal(
      (await load()).entries.map(({ name }) => name),
      ['do-third'],
    );
  });
});

test('a change of a shared file reaches every tool', async () => {
  await inPlace(async ({ manifests, load }) => {
    assert.is((await load()).vocabulary.entities['thing']?.list, 'listThings');
    manifests.write('_shared/entities.yaml', 'thing: { list: listThingsAnew, name: [], as: thing }\n');
    const catalog = await load();
    const { vocabulary } = catalog;
    assert.is(vocabulary.entities['thing']?.list, 'listThingsAnew');
    assert.match(JSON.stringify(catalog.tool('do-thing')?.listed.inputSchema), 'Which one (id)');
    manifests.write('_shared/entities.yaml', 'another: { list: listThings, as: thing }\n');
    const { entries, problems } = await load();
    assert.equal(entries, []);
    assert.match(problems[0]?.message ?? '', 'no entry `thing`');
  });
});

test('a change of anything that decides what a manifest becomes makes the cache worthless', async () => {
  // In a copy: what other tests run at this moment would not find its own caches any more.
  const dist = fileURLToPath(new URL('../../', import.meta.url));
  const engine = mkdtempSync(join(dist, 'engine-'));
  cpSync(join(dist, 'engine'), engine, { recursive: true, filter: (file) => !/\.(?:cache|map)$/.test(file) });
  const copied = pathToFileURL(join(engine, 'manifest', 'compiled-cache.js')).href;
  const { cacheKey: key } = (await import(copied)) as { cacheKey: typeof cacheKey };
  for (const name of [
    'manifest/compile.js',
    'manifest/engine-arguments.js',
    'manifest/filter-names.js',
    'text/nearest.js',
  ]) {
    const file = join(engine, name);
    const before = key([]);
    const { atime, mtime } = statSync(file);
    utimesSync(file, atime, new Date(mtime.getTime() + 5_000));
    assert.is.not(key([]), before, name);
  }
  rmSync(engine, { recursive: true });
});

test('a problem is told at every start', async () => {
  await inPlace(async ({ manifests, load }) => {
    manifests.write('thing/do-bad.yaml', SOUND.replace('changes:', 'chnages:'));
    manifests.write('_shared/wishes.yaml', 'a: b\n');
    for (const start of [1, 2, 3]) {
      const { problems, entries } = await load();
      assert.equal(
        entries.map(({ name }) => name),
        ['do-thing'],
        `start ${start}`,
      );
      assert.is(problems.length, 2, `start ${start}`);
    }
  });
});

test('two names that clash are told at every start', async () => {
  await inPlace(async ({ manifests, load }) => {
    manifests.write('other/do-thing.yaml', SOUND);
    for (const start of [1, 2]) assert.is((await load()).problems.length, 2, `start ${start}`);
  });
});

test('a cache that was cut off, spoilt or emptied is ignored and fixed', async () => {
  await inPlace(async ({ cache, state, load }) => {
    const sound = contentOf(await load());
    const file = fileIn(cache);
    const whole = readFileSync(file);
    const seal = openSeal(state);
    const text = seal?.open(whole)?.toString() ?? '';
    const [header = ''] = text.split('\n');
    const { key } = JSON.parse(header) as { key: string };
    const spoilt = [
      '',
      'null',
      '[]',
      '{}',
      '\0\0\0',
      text.slice(0, text.length / 2),
      text.slice(0, -1),
      JSON.stringify({ key }),
      JSON.stringify({ key, tools: null, vocabulary: null }),
      JSON.stringify({ key: 'another', tools: {}, vocabulary: {} }),
    ];
    for (const broken of spoilt) {
      for (const written of [Buffer.from(broken), seal?.seal(Buffer.from(broken)) ?? '']) {
        writeFileSync(file, written);
        assert.equal(contentOf(await load()), sound, broken.slice(0, 40));
        assert.ok(readFileSync(file).equals(whole), 'fixed');
      }
    }
  });
});

test('a cache that cannot be written costs time, nothing else', async () => {
  await inPlace(async ({ manifests, cache, state }) => {
    writeFileSync(cache, 'a file where a folder should be');
    for (const folder of [cache, join(cache, 'below')]) {
      const { entries, problems } = await loadCatalog([manifests.path], { cacheDir: folder, stateDir: state });
      assert.is(entries.length, 1, folder);
      assert.equal(problems, [], folder);
    }
  });
});

test('the cache is for its owner only', async () => {
  await inPlace(async ({ cache, load }) => {
    await load();
    assert.is(statSync(fileIn(cache)).mode & 0o077, 0);
    assert.is(statSync(cache).mode & 0o077, 0);
  });
});

test('other folders have another cache', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    await load();
    const more = new ManifestFolder({ 'thing/do-more.yaml': SOUND });
    const both = await loadCatalog([manifests.path, more.path], { cacheDir: cache, stateDir: state });
    assert.is(both.entries.length, 2);
    assert.is((await load()).entries.length, 1);
    assert.is(readdirSync(cache).length, 2);
    more.remove();
  });
});

test('several processes that start at once leave one whole cache', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    const catalog = fileURLToPath(new URL('../../engine/manifest/catalog.js', import.meta.url));
    const script = `const { loadCatalog } = await import(${JSON.stringify(catalog)});
      const { entries, problems } = await loadCatalog([${JSON.stringify(manifests.path)}], ${JSON.stringify({ cacheDir: cache, stateDir: state })});
      process.exitCode = entries.length === 1 && problems.length === 0 ? 0 : 1;`;
    const ends = [1, 2, 3].map(
      () =>
        new Promise<number | null>((resolve) => {
          spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }).on('close', resolve);
        }),
    );
    assert.equal(await Promise.all(ends), [0, 0, 0]);
    JSON.parse(
      openSeal(state)
        ?.open(readFileSync(fileIn(cache)))
        ?.toString()
        .split('\n')[0] ?? '',
    );
    assert.is((await load()).entries.length, 1);
  });
});

test('a file that cannot be read costs its own tool only', async () => {
  await inPlace(async ({ manifests, load }) => {
    symlinkSync('/nowhere/at-all.yaml', join(manifests.path, 'thing', 'do-gone.yaml'));
    const { entries, problems } = await load();
    assert.equal(
      entries.map(({ name }) => name),
      ['do-thing'],
    );
    assert.match(problems[0]?.file ?? '', 'do-gone.yaml');
    assert.match(problems[0]?.message ?? '', 'points to nothing');
  });
});

test('a folder that is missing, or is a file, has no manifests', async () => {
  await inPlace(async ({ manifests }) => {
    const file = manifests.write('a-file', 'x');
    assert.ok(existsSync(file));
    const { entries } = await loadCatalog([manifests.path, join(manifests.path, 'missing')]);
    assert.is(entries.length, 1);
    const { problems } = await loadCatalog([manifests.path, file]);
    assert.match(problems[0]?.message ?? '', 'cannot be read');
  });
});

test.run();
