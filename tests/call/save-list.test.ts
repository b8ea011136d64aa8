import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contentOf } from '../../engine/call/render/list-to-save.js';
import { saveList } from '../../engine/call/save-list.js';
import { openWorld } from '../fixtures/open-engine.js';
import type { World } from '../fixtures/open-engine.js';

const test = suite('a list as a file');

const LIST = 'list-virtual-machines';
let world: World;
test.before(async () => {
  world = await openWorld({ extraVirtualMachines: 1_200, env: { CLOUDSTACK_MCP_RESULTS: 'both' } });
});
test.after(() => world.close());

const exportsFolder = (): string => join(world.folder, 'state', 'exports');

function fileOf({ structured, text }: { structured?: Record<string, unknown>; text: string }): string {
  const file = structured?.['file'];
  assert.type(file, 'string', text);
  assert.ok(text.includes(String(file)), 'the answer says where it is');
  return String(file);
}

test('all rows of all pages are in a private file in the state folder, and the answer tells its path', async () => {
  const answer = await world.call(LIST, { _save: 'json', _fields: ['name', 'memory', 'id', 'created'] });
  const file = fileOf(answer);
  assert.ok(file.startsWith(join(exportsFolder(), `${LIST}-`)) && file.endsWith('.json'));
  if (process.platform !== 'win32') {
    assert.is(statSync(file).mode & 0o777, 0o600);
    assert.is(statSync(exportsFolder()).mode & 0o777, 0o700);
  }
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  const real = world.cloud.tables.virtualMachines;
  assert.is(rows.length, real.length);
  assert.equal(new Set(rows.map(({ id }) => id)), new Set(real.map(({ id }) => id)));
  assert.ok(rows.every(({ memory }) => typeof memory === 'number'));
  assert.match(
    answer.text,
    new RegExp(
      `^${real.length} rows saved as JSON in .* bytes; only you can read it\\)\\.\nColumns: name, memory \\(MiB\\), id, created$`,
    ),
  );
  assert.equal(answer.data?.kind, 'file');
});

test('as CSV with filter, order and groups; the unit stands in the header', async () => {
  const filtered = await world.call(LIST, {
    _save: 'csv',
    _fields: 'name,memory',
    _filter: 'name~web-0',
    _sort: '-name',
  });
  assert.is(
    readFileSync(fileOf(filtered), 'utf8'),
    'name,memory (MiB)\r\nweb-03,196608\r\nweb-02,4096\r\nweb-01,4096\r\n',
  );
  const grouped = await world.call('list-volumes', { _save: 'csv', _group: 'zone', _sum: 'size' });
  assert.match(readFileSync(fileOf(grouped), 'utf8'), /^zone,count,sum size \(B\)\r\nfra-1,\d+,\d+\r\n/);
});

test('nothing that a spreadsheet would run, and no line of a text breaks a row', async () => {
  const row = world.cloud.tables.virtualMachines.find(({ name }) => name === 'old-report');
  assert.ok(row);
  row['displayname'] = '=HYPERLINK("http://x")\nsecond "line"';
  row['instancename'] = '-5';
  world.engine.cache.forget(['virtual-machine']);
  const args = { id: row.id, _fields: 'displayname,instancename' };
  const csv = readFileSync(fileOf(await world.call(LIST, { ...args, _save: 'csv' })), 'utf8');
  assert.is(csv, `displayname,instancename\r\n"'=HYPERLINK(""http://x"")\nsecond ""line""",-5\r\n`);
  const json = readFileSync(fileOf(await world.call(LIST, { ...args, _save: 'json' })), 'utf8');
  assert.equal(JSON.parse(json), [{ displayname: '=HYPERLINK("http://x")\nsecond "line"', instancename: '-5' }]);
});

test('secrets are as little in a file as in an answer', async () => {
  const text = readFileSync(fileOf(await world.call('list-users', { _save: 'json', _fields: 'all' })), 'utf8');
  for (const { apiKey, secretKey } of Object.values(world.cloud.keys)) {
    assert.not.ok(text.includes(secretKey));
    if (apiKey === world.cloud.keys.admin.apiKey) assert.not.ok(text.includes(apiKey));
  }
});

test('where nothing matches no file is written; what is wrong is refused', async () => {
  const before = readdirSync(exportsFolder()).length;
  const none = await world.call(LIST, { _save: 'csv', _filter: 'name=nobody' });
  assert.match(none.text, /Nothing was saved\.$/);
  for (const args of [{ _save: 'xlsx' }, { _save: '../../etc/x' }, { _save: 'csv', _filter: 'nmae=x' }]) {
    assert.ok((await world.call(LIST, args)).isError);
  }
  assert.is(readdirSync(exportsFolder()).length, before);
});

test('a folder that leads elsewhere, is full or cannot be made is refused, with what to do', async () => {
  rmSync(exportsFolder(), { recursive: true });
  const elsewhere = join(world.folder, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, exportsFolder());
  const linked = await world.call(LIST, { _save: 'csv' });
  assert.match(
    linked.text,
    /cannot be written \(a link\), and nothing was saved\.\n.*exports.*\n\[export-unavailable\]/,
  );
  assert.equal(readdirSync(elsewhere), []);
  rmSync(exportsFolder());
  writeFileSync(exportsFolder(), 'a file');
  assert.match((await world.call(LIST, { _save: 'csv' })).text, /cannot be written \(EEXIST\)/);
  rmSync(exportsFolder());
  mkdirSync(exportsFolder());
  for (let n = 0; n < 500; n += 1) writeFileSync(join(exportsFolder(), `${n}.csv`), '');
  assert.match((await world.call(LIST, { _save: 'csv' })).text, /500 files are in it already/);
  assert.not.ok(existsSync(join(exportsFolder(), '500.csv')));
});

test('no cell and no heading of CSV is run by a spreadsheet', () => {
  const texts = ['=1+1', '+1+1', '-1+cmd', '@SUM(1)', '\n=1+1', '＝1+1', '＠SUM(1)'];
  for (const text of texts) {
    const content = contentOf({ rows: [{ [text]: text }], columns: [text], units: {}, notes: [] }, 'csv');
    const [heading, cell] = content.replaceAll('"', '').split(/\r\n(?=')/);
    assert.equal([heading, cell?.trimEnd()], [`'${text}`, `'${text}`]);
  }
});

test('a file has its name only once it is whole, whenever the process ends', async () => {
  const folder = join(world.folder, 'whole');
  const rows = Array.from({ length: 40_000 }, (_, at) => ({ name: `vm-${at}-${'x'.repeat(400)}` }));
  const saving = saveList({ rows, columns: ['name'], units: {}, notes: [] }, 'csv', 'list-things', folder);
  const ended = new AbortController();
  const done = saving.then(() => ended.abort());
  const sizes = new Set<number>();
  const look = (): void => {
    const all = existsSync(join(folder, 'exports')) ? readdirSync(join(folder, 'exports')) : [];
    for (const name of all.filter((one) => one.endsWith('.csv')))
      sizes.add(statSync(join(folder, 'exports', name)).size);
  };
  while (!ended.signal.aborted) {
    look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  look();
  assert.is(sizes.size, 1, [...sizes].join(', '));
  assert.ok(readdirSync(join(folder, 'exports')).every((name) => name.endsWith('.csv')));
});

test.run();
