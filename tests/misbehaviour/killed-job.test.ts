import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { connectClient } from '../fixtures/connect-client.js';
import { ServerFolders } from '../fixtures/server-folders.js';
import { spawnServer } from '../fixtures/spawn-server.js';
import { until } from '../fixtures/until.js';

interface Context {
  cloud: DemoCloud;
  folders: ServerFolders;
}

const test = suite<Context>('a server that is killed while a job brings a secret');
const RESET = 'reset-password-for-virtual-machine';
const POLL = 'queryAsyncJobResult';
const UNASKED = { CLOUDSTACK_MCP_ASK_FROM: 'critical' };

test.before.each(async (context) => {
  context.cloud = await startDemoCloud({ jobMs: 100 });
  context.folders = new ServerFolders();
});
test.after.each(async ({ cloud, folders }) => {
  folders.remove();
  await cloud.close();
});

const notes = (folders: ServerFolders): string[] => readdirSync(join(folders.state, 'jobs'));

/** Resets a password, and kills the server while it asks how the job goes; returns the id of the job. */
async function resetAndKill({ cloud, folders }: Context): Promise<string> {
  const stopped = cloud.tables.virtualMachines.find(({ state }) => state === 'Stopped');
  cloud.misbehave({ kind: 'hang', command: POLL, times: 99 });
  const server = await spawnServer({ cloud, folders, env: UNASKED });
  server.send('tools/call', { name: RESET, arguments: { id: stopped?.id } });
  await until('the job is asked for', () => cloud.requests.some(({ command }) => command === POLL));
  server.kill('SIGKILL');
  await server.exited;
  cloud.calm();
  return String(cloud.requests.find(({ command }) => command === POLL)?.params['jobid']);
}

test('the next server says so and hands it over, once it is asked for the job', async (context) => {
  const { cloud, folders } = context;
  const jobid = await resetAndKill(context);
  assert.equal(folders.secrets(), []);
  assert.equal(notes(folders), [`${jobid}.json`]);
  if (process.platform !== 'win32')
    assert.is(statSync(join(folders.state, 'jobs', `${jobid}.json`)).mode & 0o777, 0o600);

  const next = await connectClient({ cloud, folders, env: UNASKED });
  assert.match(next.stderr(), `${jobid} of ${RESET}`);
  assert.match(next.stderr(), `wait-for-job {"jobid": "${jobid}"}`);
  // What a caller says of it is not asked.
  const { text, isError } = await next.call('wait-for-job', { jobid, tool: 'list-zones' });
  assert.not(isError, text);
  const [file = ''] = folders.secrets();
  const password = readFileSync(join(folders.state, 'secrets', file), 'utf8').trim();
  assert.ok(password.length > 4);
  assert.match(text, join(folders.state, 'secrets', file));
  assert.not.match(text, password);
  assert.equal(notes(folders), [], 'its end was seen');
  await next.close();
  const third = await connectClient({ cloud, folders });
  assert.not.match(third.stderr(), jobid);
  await third.close();
});

test('a note of another cloud, or that others can write, says nothing about a job', async (context) => {
  const { cloud, folders } = context;
  const jobid = await resetAndKill(context);
  const file = join(folders.state, 'jobs', `${jobid}.json`);
  const note = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const changes: Record<string, unknown>[] = [{ cloud: 'other http://elsewhere' }, { tool: 7 }, { began: 'never' }];
  for (const change of changes) {
    writeFileSync(file, JSON.stringify({ ...note, ...change }));
    const next = await connectClient({ cloud, folders });
    assert.not.match(next.stderr(), jobid);
    assert.match((await next.call('wait-for-job', { jobid })).text, 'Which tool began this job is not known here');
    await next.close();
  }
  assert.equal(folders.secrets(), []);
});

test('notes that are no notes stop no start', async ({ cloud, folders }) => {
  mkdirSync(join(folders.state, 'jobs'), { recursive: true, mode: 0o700 });
  for (const [name, text] of [
    ['1.json', '{'],
    ['2.json', 'null'],
    ['3.json', 'x'.repeat(1_000_000)],
    ['..json', '{}'],
  ] as const)
    writeFileSync(join(folders.state, 'jobs', name), text, { mode: 0o600 });
  mkdirSync(join(folders.state, 'jobs', '4.json'));
  const server = await connectClient({ cloud, folders });
  assert.not((await server.call('list-zones')).isError);
  await server.close();
});

test('a job whose end was seen, or that failed, leaves nothing behind', async ({ cloud, folders }) => {
  const server = await connectClient({ cloud, folders, env: UNASKED });
  await server.call('stop-virtual-machine', { id: 'web-01' });
  cloud.misbehave({ kind: 'job-fails', command: 'startVirtualMachine', errorcode: 533, errortext: 'no room' });
  assert.ok((await server.call('start-virtual-machine', { id: 'web-01' })).isError);
  assert.equal(notes(folders), []);
  const begun = await server.call('start-virtual-machine', { id: 'web-01', _wait: false });
  const { id } = begun.structured['job'] as { id: string };
  assert.equal(notes(folders), [`${id}.json`]);
  await server.call('wait-for-job', { jobid: id });
  assert.equal(notes(folders), []);
  await server.close();
});

test.run();
