import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { handOver } from '../../../engine/call/secrets/hand-over.js';
import { Bound } from '../../../engine/call/render/bound.js';
import { someText } from './some-secret.js';
import { assertSilent, openWatched, type Watched } from './watched-world.js';

interface Context {
  watched: Watched;
  folder: string;
}

const test = suite<Context>('a secret that a call is made for');

test.before(async (context) => {
  context.watched = await openWatched();
  context.folder = join(context.watched.engine.settings.stateDir, 'secrets');
});
test.after.each(({ watched }) => watched.world.cloud.calm());
test.after(({ watched }) => watched.close());

const HAND_OVER = new URL('../../../engine/call/secrets/hand-over.js', import.meta.url).href;

/** The path that an answer tells. */
function fileIn(text: string): string {
  const file = / is in (.+) \(only you can read it/.exec(text)?.[1];
  if (file === undefined) throw new Error(`no file is told: ${text}`);
  return file;
}

test('a private key is in its file byte for byte, and nowhere else', async ({ watched, folder }) => {
  const { text } = await watched.call('create-ssh-key-pair', { name: 'laptop' }, ['PRIVATE KEY']);
  const file = fileIn(text);
  assert.is(dirname(file), folder);
  const key = readFileSync(file, 'utf8');
  assert.match(key, /^-----BEGIN [A-Z ]*PRIVATE KEY-----\n[\s\S]+-----END [A-Z ]*PRIVATE KEY-----\n$/);
  assertSilent(
    'the answer',
    text,
    key.split('\n').filter((line) => line.length > 20),
  );
  assert.is(statSync(file).mode & 0o777, 0o600);
  assert.is(statSync(folder).mode & 0o777, 0o700);
  assert.is(statSync(dirname(folder)).mode & 0o777, 0o700);
});

test('whatever password the cloud sets, the file holds it as one line, the answer does not', async ({
  watched,
  folder,
}) => {
  const id = watched.world.cloud.tables.virtualMachines.find(({ name }) => name === 'monitor')?.id;
  await fc.assert(
    fc.asyncProperty(someText, async (password) => {
      const machine = { id, name: 'monitor', password, displayname: `its password is ${password}` };
      watched.world.cloud.misbehave({
        kind: 'answer',
        command: 'queryAsyncJobResult',
        times: 9,
        body: () => ({ queryasyncjobresultresponse: { jobstatus: 1, jobresult: { virtualmachine: machine } } }),
      });
      const before = readdirSync(folder).length;
      const { text } = await watched.call('reset-password-for-virtual-machine', { id }, [password]);
      watched.world.cloud.calm();
      const file = fileIn(text);
      assert.is(readFileSync(file, 'utf8'), password.endsWith('\n') ? password : `${password}\n`);
      assert.is(statSync(file).mode & 0o777, 0o600);
      assert.is(readdirSync(folder).length, before + 1, 'no earlier file was written over');
    }),
    { numRuns: 25 },
  );
});

test('to name another tool for a job shows nothing that only its own hides', async ({ watched }) => {
  const { world, engine } = watched;
  const answer = await watched.call(
    'extract-template',
    { id: 'ubuntu-24.04', mode: 'HTTP_DOWNLOAD', zoneid: 'fra-1' },
    [],
  );
  const url = readFileSync(fileIn(answer.text), 'utf8').trim();
  assert.match(url, /^https:/);
  const jobid = String(world.sent('queryAsyncJobResult').at(-1)?.params['jobid']);
  const others = ['create-ssh-key-pair', 'list-zones', 'create-bucket', 'add-baremetal-rct'];
  for (const tool of others) {
    const { text } = await watched.call('wait-for-job', { jobid, tool }, [url]);
    assert.match(text, 'ubuntu-24.04 can be downloaded', 'the tool that began it is known');
  }
  const { jobs } = engine;
  engine.jobs = { ...jobs, begunBy: () => undefined };
  for (const tool of others) await watched.call('wait-for-job', { jobid, tool }, [url]);
  const again = await watched.call('wait-for-job', { jobid, tool: 'extract-template' }, [url]);
  assert.is(readFileSync(fileIn(again.text), 'utf8').trim(), url, 'the right tool hands it over');
  engine.jobs = jobs;
});

test('whatever the machine is called, its file stays in its folder', async ({ watched, folder }) => {
  const { stateDir } = watched.engine.settings;
  const nasty = fc.constantFrom(
    '../../etc/passwd',
    '/etc/passwd',
    '..',
    '.',
    '',
    '\u0000x',
    'a/b',
    'a\\b',
    'x'.repeat(500),
    '-rf',
    '.ssh',
    'CON',
    '漢字',
    '\n',
    '%2e%2e%2f',
    '~root',
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(nasty, fc.string({ unit: 'binary' })), async (name) => {
      const view = { item: { name } };
      const twice = [];
      for (const password of ['the first', 'the second']) {
        const give = { password: '{{item.name}}.password' };
        const [handed] = await handOver(give, { name, password }, view, stateDir, false);
        if (!handed || !('file' in handed)) throw new Error(`no file: ${JSON.stringify(handed)}`);
        twice.push(handed.file);
      }
      const [first = '', second = ''] = twice;
      assert.is(dirname(first), folder);
      assert.is(dirname(second), folder);
      assert.is.not(first, second);
      assert.is(readFileSync(first, 'utf8'), 'the first\n');
      assert.is(readFileSync(second, 'utf8'), 'the second\n');
    }),
    { numRuns: 60 },
  );
});

test('a value in the template of a command never ends its quotes, wherever it comes from', async ({ watched }) => {
  const nasty = "x'; touch /tmp/owned; echo 'y";
  const item = { password: nasty, nic: [{ ip: nasty }], owner: { name: nasty } };
  const view = { args: { name: nasty, tags: [nasty] }, vm: new Bound({ name: nasty, id: '1' }) };
  const names = ['item.password', 'item.owner.name', 'args.name', 'args.tags', 'vm', 'vm.name'];
  const each = "{{#item}}{{#nic}} '{{ip}}' '{{{ip}}}'{{/nic}}{{/item}}";
  const template = `printf '%s\\n' ${names.map((name) => `'{{${name}}}'`).join(' ')}${each}`;
  const give = { password: { file: 'command.sh', template } };
  const [handed] = await handOver(give, item, view, watched.engine.settings.stateDir, false);
  if (!handed || !('file' in handed)) throw new Error('no file was written');
  const lines = execFileSync('sh', [handed.file], { encoding: 'utf8' }).trimEnd().split('\n');
  assert.equal(lines, [nasty, nasty, nasty, nasty, `${nasty} (1)`, nasty, nasty, nasty]);
});

test('several machines of one name at once: each password has a file of its own', async ({ watched, folder }) => {
  const give = { password: '{{item.name}}.password' };
  const passwords = Array.from({ length: 8 }, (_, at) => `password-${at}`);
  const view = { item: { name: 'twin-of-eight' } };
  await Promise.all(
    passwords.map((password) => handOver(give, { password }, view, watched.engine.settings.stateDir, false)),
  );
  const files = readdirSync(folder).filter((name) => name.startsWith('twin-of-eight'));
  assert.equal(files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).sort(), passwords);
});

test('where its folder is a link to another, nothing is sent', async () => {
  const watched = await openWatched();
  const { engine, world } = watched;
  const elsewhere = mkdtempSync(join(world.folder, 'elsewhere-'));
  mkdirSync(engine.settings.stateDir, { recursive: true });
  symlinkSync(elsewhere, join(engine.settings.stateDir, 'secrets'));
  const { structured } = await watched.call('create-ssh-key-pair', { name: 'linked' }, []);
  assert.is(structured?.['error'], 'secrets-unavailable');
  assert.equal(world.cloud.changes(), []);
  assert.equal(readdirSync(elsewhere), []);
  await watched.close();
});

test('only an operator who chose so sees it in the answer, and then no file is written', async () => {
  const watched = await openWatched({ CLOUDSTACK_MCP_SHOW_SECRETS: 'true' });
  const { text } = await watched.call('create-ssh-key-pair', { name: 'shown' }, []);
  assert.match(text, 'PRIVATE KEY');
  assert.throws(() => readdirSync(join(watched.engine.settings.stateDir, 'secrets')), /ENOENT/);
  await watched.close();
});

test('and no other file holds one of them', ({ watched }) => watched.assertSilentFiles());

test('on a full disk nothing is left of what could not be written, and the secret is in the answer', ({ folder }) => {
  const stateDir = mkdtempSync(join(dirname(dirname(folder)), 'full-'));
  const script = `
    const { handOver } = await import(process.argv[1]);
    const give = { password: 'web-02.password' };
    process.stdout.write(JSON.stringify(await handOver(give, { password: 'Zq7!x' }, {}, process.argv[2], false)));`;
  // No file may grow, as on a full disk, but it can be made.
  const shell = `trap '' XFSZ; ulimit -f 0; exec "$@"`;
  const node = [process.execPath, '--input-type=module', '-e', script, HAND_OVER, stateDir];
  const env = { ...process.env, TMPDIR: stateDir, NODE_V8_COVERAGE: '' };
  const answer = execFileSync('sh', ['-c', shell, 'sh', ...node], { encoding: 'utf8', env });
  assert.equal(JSON.parse(answer), [{ field: 'password', value: 'Zq7!x' }]);
  const left = readdirSync(stateDir, { recursive: true, encoding: 'utf8' });
  assert.equal(
    left.filter((name) => name.endsWith('.password')),
    [],
  );
});

test.run();
