import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud, type DemoCloud } from '../../engine/demo/cloud.js';
import { exchange, signedPairs } from './signed-client.js';
import { worldKinds, type Kind } from './world-kinds.js';

let cloud: DemoCloud;
test.before(async () => {
  cloud = await startDemoCloud({ jobMs: 0, keepRequests: 10, everyCommand: true });
});
test.after(() => cloud.close());

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(list: string, params: Record<string, string>, keys = cloud.keys.admin): Promise<Row[]> {
  const { text } = await exchange(cloud.url, signedPairs(keys, list, params));
  const [content] = Object.values(JSON.parse(text) as Record<string, Record<string, unknown>>);
  return (
    Object.values(content ?? {}).find((one): one is Row[] => Array.isArray(one) && typeof one[0] === 'object') ?? []
  );
}

const known = new Map<string, string>();

/** `@listVolumes/db-1-data` is the id of that volume, `@-20` the day twenty days ago. */
async function resolved(value: string): Promise<string> {
  const day = /^@(-?\d+)$/.exec(value)?.[1];
  if (day !== undefined) return new Date(Date.now() + Number(day) * 86_400_000).toISOString().slice(0, 10);
  const [, list = '', name = ''] = /^@(\w+)\/(.+)$/.exec(value) ?? [];
  if (list === '') return value;
  const id = known.get(value);
  if (id !== undefined) return id;
  for (const params of [{ listall: 'true' }, { listall: 'true', projectid: '-1' }])
    for (const row of await rowsOf(list, params)) if (row['name'] === name) known.set(value, String(row['id']));
  return known.get(value) ?? value;
}

async function missingOf({ list, params = {}, by = 'name', names, atLeast = 0 }: Kind): Promise<string[]> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) sent[name] = await resolved(value);
  const rows = await rowsOf(list, sent);
  const there = new Set(rows.map((row) => String(row[by])));
  const few = rows.length < atLeast ? [`${list} ${JSON.stringify(params)}: ${rows.length} of ${atLeast}`] : [];
  return [
    ...few,
    ...names.filter((name) => !there.has(name)).map((name) => `${list} ${JSON.stringify(params)}: ${name}`),
  ];
}

test('everything that the docs and the examples of manifests name is there', async () => {
  const missing: string[] = [];
  for (const kind of worldKinds) missing.push(...(await missingOf(kind)));
  assert.equal(missing, []);
});

test.run();
