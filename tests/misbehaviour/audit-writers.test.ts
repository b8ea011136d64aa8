import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openAuditLog } from '../../engine/call/guard/audit.js';
import type { AuditRecord } from '../../engine/call/guard/audit.js';
import { ServerFolders } from '../fixtures/server-folders.js';

const test = suite('several processes and one audit file');
const folders = new ServerFolders();
test.after(() => folders.remove());

const AUDIT = fileURLToPath(new URL('../../engine/call/guard/audit.js', import.meta.url));

/** A process that writes lines until it is stopped, and says which of them it was told are on disk. */
function startWriter(file: string, name: string, lines = Infinity): { child: ChildProcess; done: () => string[] } {
  const script = `const { openAuditLog } = await import(${JSON.stringify(AUDIT)});
    const log = openAuditLog(${JSON.stringify(file)});
    for (let n = 0; n < ${lines}; n += 1) {
      const call = ${JSON.stringify(name)} + '-' + n;
      const args = { text: 'x'.repeat((n * 97) % 3_000), list: Array(n % 20).fill('ö'.repeat(200)) };
      await log.flush({ time: '', event: 'intent', call, caller: 'me', profile: 'p', tool: 't', arguments: args });
      process.stdout.write(call + '\\n');
    }
    await log.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  return { child, done: () => out.split('\n').slice(0, -1) };
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('close', resolve));

function record(call: string): AuditRecord {
  return { time: '', event: 'intent', call, caller: 'me', profile: 'p', tool: 't' };
}

/** The calls of all whole lines, and how many lines are not whole. */
function readLines(...files: string[]): { calls: Set<string>; torn: number } {
  const lines = files.flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []));
  const calls = new Set<string>();
  let torn = 0;
  for (const line of lines.filter((one) => one !== '')) {
    try {
      calls.add((JSON.parse(line) as AuditRecord).call);
    } catch {
      torn += 1;
    }
  }
  return { calls, torn };
}

test('ten writers at once: every line that was said to be on disk is there, and all are whole', async () => {
  const file = join(folders.root, 'ten.jsonl');
  const writers = Array.from({ length: 10 }, (_, at) => startWriter(file, `w${at}`, 40));
  await Promise.all(writers.map(({ child }) => ended(child)));
  const { calls, torn } = readLines(file);
  assert.is(torn, 0);
  assert.is(calls.size, 400);
});

test('writers that are killed again and again: nothing that was said to be on disk is lost', async () => {
  const file = join(folders.root, 'killed.jsonl');
  const told: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const writers = [1, 2, 3].map((at) => startWriter(file, `r${round}-${at}`));
    while (writers.some(({ done }) => done().length < 5)) await pause(10);
    for (const { child, done } of writers) {
      const end = ended(child);
      child.kill('SIGKILL');
      await end;
      told.push(...done());
    }
  }
  const { calls } = readLines(file);
  assert.equal(
    told.filter((call) => !calls.has(call)),
    [],
  );
});

test('a line that another process left broken, while the file is open, does not swallow the next', async () => {
  const file = join(folders.root, 'torn.jsonl');
  const log = openAuditLog(file);
  for (const call of ['1', '2', '3']) {
    await log.flush(record(call));
    appendFileSync(file, '{"time":"2026');
  }
  await log.flush(record('4'));
  await log.close();
  const { calls, torn } = readLines(file);
  assert.equal([...calls], ['1', '2', '3', '4']);
  assert.is(torn, 3);
});

test('a file that is moved away under its writers: they go on in a new one', async () => {
  const file = join(folders.root, 'moved.jsonl');
  const writers = [1, 2, 3].map((at) => startWriter(file, `m${at}`, 60));
  const ends = Promise.all(writers.map(({ child }) => ended(child)));
  while (writers.some(({ done }) => done().length < 10)) await pause(5);
  renameSync(file, `${file}.1`);
  await ends;
  const { calls, torn } = readLines(file, `${file}.1`);
  assert.is(torn, 0);
  assert.is(calls.size, 180);
  assert.is(statSync(file).mode & 0o777, 0o600);
});

test.run();
