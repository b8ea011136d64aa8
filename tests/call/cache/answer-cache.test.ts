import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createAnswerCache } from '../../../engine/call/cache/answer-cache.js';
import { bytesOf } from '../../../engine/call/cache/bytes-of.js';
import type { CacheKey } from '../../../engine/call/cache/answer-cache.js';
import { until } from '../../fixtures/until.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const KEY: CacheKey = {
  owner: ['default', 'me'],
  command: 'listThings',
  params: { a: '1', b: '2' },
  ttlMs: 60_000,
  shows: ['thing'],
  hide: [],
};

/** Answers with how often it was asked. */
function counting() {
  const source = { asked: 0, load: () => Promise.resolve({ asked: ++source.asked }) };
  return source;
}

/** Answers when told to. */
function gated() {
  const open: ((answer: object) => void)[] = [];
  const load = (): Promise<object> => new Promise((resolve) => open.push(resolve));
  return { load, open };
}

test('an answer is remembered for its time', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  assert.equal(await cache.get(KEY, source.load), { asked: 1 });
  assert.equal(await cache.get(KEY, source.load), { asked: 1 });
  assert.equal(await cache.get({ ...KEY, command: 'listOthers', ttlMs: 20 }, source.load), { asked: 2 });
  await pause(60);
  assert.equal(await cache.get({ ...KEY, command: 'listOthers', ttlMs: 20 }, source.load), { asked: 3 });
});

test('with no time to live it is asked again each time', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  await cache.get({ ...KEY, ttlMs: 0 }, source.load);
  assert.equal(await cache.get({ ...KEY, ttlMs: 0 }, source.load), { asked: 2 });
});

test('identical questions under way are asked once, also those that are not remembered', async () => {
  for (const ttlMs of [0, 60_000]) {
    const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
    const { load, open } = gated();
    const waiting = Array.from({ length: 10 }, () => cache.get({ ...KEY, ttlMs }, load));
    assert.is(open.length, 1);
    open[0]?.({ a: 1 });
    assert.equal(await Promise.all(waiting), Array(10).fill({ a: 1 }));
  }
});

test('a failure reaches all who wait, and is not remembered', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  let asked = 0;
  const fail = (): Promise<object> => {
    asked += 1;
    return Promise.reject(new Error('no'));
  };
  const outcomes = await Promise.allSettled([cache.get(KEY, fail), cache.get(KEY, fail)]);
  assert.equal(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.is(asked, 1);
  assert.equal(await cache.get(KEY, counting().load), { asked: 1 });
});

test('the order of parameters does not matter, each of their values does', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  await cache.get(KEY, source.load);
  assert.equal(await cache.get({ ...KEY, params: { b: '2', a: '1' } }, source.load), { asked: 1 });
  assert.equal(await cache.get({ ...KEY, params: { a: '1', b: '3' } }, source.load), { asked: 2 });
  assert.equal(await cache.get({ ...KEY, params: { a: '1' } }, source.load), { asked: 3 });
});

test('who is shown other kinds of things or less of them gets an answer of its own', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  const field = { field: 'value', when: { category: 'secure' } };
  const keys = [KEY, { ...KEY, shows: ['other'] }, { ...KEY, hide: ['value'] }, { ...KEY, hide: [field] }];
  for (const key of keys) await cache.get(key, source.load);
  assert.is(source.asked, 4);
  for (const key of keys) await cache.get(structuredClone(key), source.load);
  assert.is(source.asked, 4);
});

test('what is different never shares an answer, however its parts are cut', () => {
  const part = fc.string({ unit: fc.constantFrom('a', ',', '"', '=', '[', ']'), maxLength: 3 });
  const key = fc.record({
    owner: fc.array(part, { maxLength: 2 }),
    command: part,
    params: fc.dictionary(part, part, { maxKeys: 2, noNullPrototype: true }),
  });
  return fc.assert(
    fc.asyncProperty(key, key, async (one, other) => {
      const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
      const source = counting();
      await cache.get({ ...KEY, ...one }, source.load);
      await cache.get({ ...KEY, ...other }, source.load);
      const text = (it: typeof one): string => JSON.stringify([it.owner, it.command, Object.entries(it.params).sort()]);
      assert.is(source.asked, text(one) === text(other) ? 1 : 2);
    }),
  );
});

test('what shows a kind of thing is forgotten when one of that kind changes, and nothing else is', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  const other = { ...KEY, command: 'listOthers', shows: ['other'] };
  const both = { ...KEY, command: 'listBoth', shows: ['other', 'thing'] };
  for (const key of [KEY, other, both]) await cache.get(key, source.load);
  cache.forget(['thing']);
  assert.equal(await cache.get(other, source.load), { asked: 2 });
  assert.equal(await cache.get(KEY, source.load), { asked: 4 });
  assert.equal(await cache.get(both, source.load), { asked: 5 });
});

test('an answer that was asked for before a change is never given after it', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const { load, open } = gated();
  const early = cache.get(KEY, load);
  cache.forget(['thing']);
  const late = cache.get(KEY, load);
  assert.is(open.length, 2, 'it is not shared with who asks after the change');
  open[1]?.({ is: 'new' });
  open[0]?.({ is: 'old' });
  assert.equal([await early, await late], [{ is: 'old' }, { is: 'new' }]);
  assert.equal(await cache.get(KEY, load), { is: 'new' });
});

test('while a change goes on nothing that shows it is remembered, and afterwards it is asked again', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  await cache.get(KEY, source.load);
  const hold = cache.hold(['thing']);
  assert.equal(await cache.get(KEY, source.load), { asked: 2 });
  assert.equal(await cache.get(KEY, source.load), { asked: 3 });
  const { load, open } = gated();
  const during = cache.get(KEY, load);
  hold.release();
  open[0]?.({ is: 'from the middle of the change' });
  await during;
  assert.equal(await cache.get(KEY, source.load), { asked: 4 });
  assert.equal(await cache.get(KEY, source.load), { asked: 4 });
});

test('of several changes the last one ends it, and releasing twice is releasing once', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9 });
  const source = counting();
  const [first, second] = [cache.hold(['thing']), cache.hold(['thing'])];
  first.release();
  first.release();
  await cache.get(KEY, source.load);
  assert.equal(await cache.get(KEY, source.load), { asked: 2 });
  second.release();
  await cache.get(KEY, source.load);
  assert.equal(await cache.get(KEY, source.load), { asked: 3 });
});

test('it keeps no more than it may', async () => {
  const cache = createAnswerCache({ entries: 2, bytes: 1e9 });
  const source = counting();
  for (const command of ['a', 'b', 'c']) await cache.get({ ...KEY, command }, source.load);
  assert.equal(await cache.get({ ...KEY, command: 'c' }, source.load), { asked: 3 });
  assert.equal(await cache.get({ ...KEY, command: 'a' }, source.load), { asked: 4 });
});

test('it takes no more memory than it may, whatever the number of answers', async () => {
  const cache = createAnswerCache({ entries: 1_000, bytes: 100_000 });
  let asked = 0;
  const large = (): Promise<object> => Promise.resolve({ n: ++asked, text: 'x'.repeat(30_000) });
  for (const command of ['a', 'b', 'c', 'd']) await cache.get({ ...KEY, command }, large);
  await cache.get({ ...KEY, command: 'd' }, large);
  assert.is(asked, 4, 'the last is there');
  await cache.get({ ...KEY, command: 'a' }, large);
  assert.is(asked, 5, 'the first had to go');
  const huge = (): Promise<object> => Promise.resolve({ n: ++asked, text: 'x'.repeat(200_000) });
  await cache.get({ ...KEY, command: 'huge' }, huge);
  await cache.get({ ...KEY, command: 'huge' }, huge);
  assert.is(asked, 7, 'what is larger than all that may be kept is given and not kept');
  await cache.get({ ...KEY, command: 'a' }, large);
  assert.is(asked, 7, 'and pushes nothing out');
});

test('what is too old takes no memory, also if nobody asks for it again', async () => {
  const cache = createAnswerCache({ entries: 10, bytes: 1e9, purgeMs: 20 });
  const answers: WeakRef<object>[] = [];
  const load = (): Promise<object> => {
    const answer = { text: 'x' };
    answers.push(new WeakRef(answer));
    return Promise.resolve(answer);
  };
  await cache.get({ ...KEY, ttlMs: 5 }, load);
  await until('it is gone', () => (collectGarbage(), answers[0]?.deref() === undefined));
  // Until here the cache itself is not gone.
  await cache.get({ ...KEY, ttlMs: 5 }, load);
  assert.is(answers.length, 2);
});

test('what is reckoned is about what memory it takes', () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => ({
    id: `id-${n}-${'x'.repeat(30)}`,
    name: `vm-${n}`,
    cpu: n,
    tags: [],
  }));
  const text = JSON.stringify(rows);
  const used = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  const copies = Array.from({ length: 10 }, () => JSON.parse(text) as unknown);
  const real = (used() - before) / copies.length;
  const reckoned = bytesOf(copies[0]);
  assert.ok(reckoned > real / 4 && reckoned < real * 4, `${reckoned} for ${real}`);
});

test.run();
