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

test('a file that was deleted or moved away is made anew, not written into the void', async () => {
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
