import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openAuditLog } from '../../../engine/call/guard/audit.js';
import type { AuditRecord } from '../../../engine/call/guard/audit.js';

const test = suite('the audit file');
const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-audit-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

function record(call: string): AuditRecord {
  return { time: '2026-01-01T00:00:00.000Z', event: 'intent', call, caller: 'me', profile: 'default', tool: 'a-tool' };
}

function callsIn(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  assert.is(lines.pop(), '', 'the last line is whole');
  return lines.flatMap((line) => {
    try {
      return [(JSON.parse(line) as AuditRecord).call];
    } catch {
      return [];
    }
  });
}

test('a file that was deleted or moved away is made again, not written into the void', async () => {
  const file = join(folder, 'moved.jsonl');
  const log = openAuditLog(file);
  await log.flush(record('1'));
  rmSync(file);
  await log.flush(record('2'));
  assert.equal(callsIn(file), ['2']);
  renameSync(file, `${file}.1`);
  await log.flush(record('3'));
  assert.equal(callsIn(file), ['3']);
  assert.equal(callsIn(`${file}.1`), ['2']);
  await log.close();
});

test('a line that broke off does not swallow the next', async () => {
  const file = join(folder, 'torn.jsonl');
  appendFileSync(file, `${JSON.stringify(record('1'))}\n{"time":"2026`);
  const log = openAuditLog(file);
  await log.flush(record('2'));
  await log.close();
  assert.equal(callsIn(file), ['1', '2']);
});

test('whatever a call brings, its line is whole, short, and says what was cut', async () => {
  const file = join(folder, 'long.jsonl');
  const log = openAuditLog(file);
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: [deep(levels - 1)] });
  const huge: Record<string, unknown>[] = [
    { name: 'x'.repeat(8_000_000) },
    { ids: Array(400_000).fill('7d263be8') },
    Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n])),
    { deep: deep(500) },
    { many: Array(50).fill('ö'.repeat(490)), more: Array(50).fill({ a: 'ß'.repeat(490) }) },
    { ['k'.repeat(1_000_000)]: 1, big: 12345678901234567890n },
  ];
  for (const args of huge) await log.flush({ ...record('1'), arguments: args });
  await log.close();
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  assert.is(lines.length, huge.length);
  for (const line of lines) {
    assert.ok(line.length < 30_000, `${line.length} characters`);
    assert.is((JSON.parse(line) as AuditRecord).caller, 'me');
    assert.match(line, '…');
  }
});

test('lines that come at once are all there, each whole, in order', async () => {
  const file = join(folder, 'many.jsonl');
  const log = openAuditLog(file);
  const names = Array.from({ length: 200 }, (_, n) => String(n));
  await Promise.all(names.map((name) => log.flush(record(name))));
  assert.equal(callsIn(file), names);
  await log.close();
  assert.ok(existsSync(file));
});

test.run();
