import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSeal } from '../../engine/manifest/cache-seal.js';
import { keepUnderBuild, keptUnderBuild } from '../../engine/manifest/kept-file.js';
import { SOUND } from './sound.js';
import { contentOf, fileIn, inPlace, type Place } from './cache-place.js';

/** Nobody makes a tool less dangerous by a change of what was kept. */
/** A tool whose danger somebody would like to be less. */
const DANGEROUS = SOUND.replace(
  'severity: low',
  'severity: critical\n  category: data-loss\n  warning: "{{thing}} is lost."\n  reversible: false\n  impact: a thing\n  confirm: do',
);

test('whatever byte of the cache is changed, no tool is less dangerous than its manifest says', async () => {
  await inPlace(async ({ manifests, cache, load }) => {
    manifests.write('thing/do-worst.yaml', DANGEROUS);
    const sound = contentOf(await load());
    const file = fileIn(cache);
    const whole = readFileSync(file);
    const text = whole.toString('latin1');
    const from = text.indexOf('critical');
    assert.ok(from > 0, 'the danger is in the cache');
    const places = [0, 31, 32, whole.length - 1, ...Array.from({ length: 8 }, (_, at) => from + at)];
    for (let at = 40; at < whole.length; at += Math.ceil(whole.length / 40)) places.push(at);
    for (const at of places) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(file, flipped);
      assert.equal(contentOf(await load()), sound, `byte ${at}`);
      assert.ok(readFileSync(file).equals(whole), 'fixed');
    }
    writeFileSync(file, text.replaceAll('critical', 'low     '), 'latin1');
    assert.equal(contentOf(await load()), sound);
  });
});

test('a cache that was sealed with another key is not read', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    const sound = contentOf(await load());
    const file = fileIn(cache);
    const text = openSeal(state)?.open(readFileSync(file)) ?? Buffer.alloc(0);
    const forged = Buffer.from(text.toString().replaceAll('Do a thing', 'Forged thing'));
    writeFileSync(file, openSeal(manifests.path)?.seal(forged) ?? '');
    assert.equal(contentOf(await load()), sound);
  });
});

test('nothing is written through a link that others put where a cache is begun', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    const victim = manifests.write('victim.txt', 'mine');
    const sound = contentOf(await load());
    const kept = join(cache, 'kept.cache');
    for (const file of [fileIn(cache), kept, join(state, 'cache.key')]) symlinkSync(victim, `${file}.${process.pid}`);
    manifests.write('thing/do-worst.yaml', DANGEROUS);
    assert.not.equal(contentOf(await load()), sound);
    keepUnderBuild(kept, ['a']);
    assert.equal(keptUnderBuild(kept), ['a']);
    assert.is(readFileSync(victim, 'utf8'), 'mine');
  });
});

const OPEN: [what: string, open: (place: Place) => void][] = [
  ['the folder', ({ cache }) => chmodSync(cache, 0o777)],
  ['the file, to the group', ({ cache }) => chmodSync(fileIn(cache), 0o660)],
  ['the file, to everybody', ({ cache }) => chmodSync(fileIn(cache), 0o606)],
];

for (const [what, open] of OPEN) {
  test(`a cache that others can write is not read, nor written again, and told: ${what}`, async () => {
    await inPlace(async (place) => {
      const sound = contentOf(await place.load());
      const file = fileIn(place.cache);
      const marked = openSeal(place.state)?.open(readFileSync(file))?.toString().replaceAll('Do a thing', 'It is kept');
      writeFileSync(file, openSeal(place.state)?.seal(Buffer.from(marked ?? '')) ?? '');
      assert.is((await place.load()).tool('do-thing')?.title, 'It is kept');
      open(place);
      const catalog = await place.load();
      assert.equal(contentOf(catalog), sound);
      assert.match(catalog.distrusted ?? '', 'other users of this machine can write');
    });
  });
}

test('a key that others can read or write is no key', async () => {
  for (const mode of [0o644, 0o640, 0o606, 0o666]) {
    await inPlace(async (place) => {
      const sound = contentOf(await place.load());
      chmodSync(join(place.state, 'cache.key'), mode);
      assert.is(openSeal(place.state), undefined);
      assert.equal(contentOf(await place.load()), sound);
    });
  }
});

test('without a place for the key nothing is kept, and everything works', async () => {
  await inPlace(async ({ manifests, cache, state, load }) => {
    writeFileSync(state, 'a file in the place of the folder');
    assert.is((await load()).entries.length, 1);
    assert.is(existsSync(cache), false);
    assert.ok(existsSync(manifests.path));
  });
});

test.run();
