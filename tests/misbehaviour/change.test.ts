import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import type { ErrorCode } from '../../engine/errors.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { assertPaired, readAudit } from '../fixtures/read-audit.js';

interface Context {
  world: World;
}

const test = suite<Context>('a change on a cloud that misbehaves');

test.before(async (context) => {
  context.world = await openWorld({ env: { CLOUDSTACK_TIMEOUT_SECONDS: '1', CLOUDSTACK_MCP_ASK_FROM: 'critical' } });
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

let made = 0;
/** One change whose answer is the end, one that begins a job. */
const CHANGES = [
  {
    tool: 'create-ssh-key-pair',
    command: 'createSSHKeyPair',
    args: () => ({ name: `pair-${++made}` }),
    look: 'list-ssh-key-pairs',
  },
  {
    tool: 'create-volume',
    command: 'createVolume',
    args: () => ({ name: `disk-${++made}`, zoneid: 'fra-1', diskofferingid: 'custom', size: 1 }),
    look: 'list-volumes',
  },
];

const FAULTS: { fault: Fault; code: ErrorCode | 'ok'; says?: string }[] = [
  { fault: { kind: 'cut-before' }, code: 'outcome-unknown' },
  { fault: { kind: 'cut-after' }, code: 'outcome-unknown' },
  { fault: { kind: 'hang' }, code: 'outcome-unknown' },
  { fault: { kind: 'hang-before' }, code: 'outcome-unknown' },
  { fault: { kind: 'slow', ms: 5_000 }, code: 'outcome-unknown' },
  { fault: { kind: 'slow', ms: 50 }, code: 'ok' },
  { fault: { kind: 'truncate' }, code: 'outcome-unknown' },
  { fault: { kind: 'html', status: 200 }, code: 'outcome-unknown' },
  { fault: { kind: 'html', status: 502 }, code: 'outcome-unknown' },
  { fault: { kind: 'html', status: 503 }, code: 'outcome-unknown' },
  { fault: { kind: 'html', status: 504 }, code: 'outcome-unknown' },
  { fault: { kind: 'empty' }, code: 'outcome-unknown' },
  { fault: { kind: 'not-json' }, code: 'outcome-unknown' },
  { fault: { kind: 'unknown-envelope' }, code: 'outcome-unknown' },
  { fault: { kind: 'unknown-envelope', body: [] }, code: 'outcome-unknown' },
  { fault: { kind: 'unknown-envelope', body: null }, code: 'outcome-unknown' },
  { fault: { kind: 'null-envelope' }, code: 'ok' },
  { fault: { kind: 'rate-limit', ms: 5 }, code: 'rate-limited', says: 'retry after [5] ms' },
  {
    fault: { kind: 'error', errorcode: 530, errortext: 'the disk is gone' },
    code: 'cloud-failed',
    says: 'the disk is gone',
  },
  { fault: { kind: 'error', errorcode: 503, errortext: 'shutting down' }, code: 'maintenance', says: 'shutting down' },
];

for (const { tool, command, args, look } of CHANGES) {
  for (const { fault, code, says } of FAULTS) {
    test(`${tool}, ${JSON.stringify(fault)}: ${code}, and it is sent once`, async ({ world }) => {
      world.cloud.misbehave({ ...fault, command });
      const result = await world.call(tool, args());
      assert.is(world.cloud.changes().length, 1, 'requests that change something');
      assert.is(result.structured?.['error'] ?? 'ok', code, result.text);
      assert.is(result.isError, code !== 'ok');
      if (code === 'ok') return;
      const lines = result.text.split('\n');
      assert.is(lines.at(-1), `[${code}]`);
      assert.ok(lines.length >= 3, `a sentence and what to do next: ${result.text}`);
      if (says !== undefined) assert.match(result.text, says);
      if (code === 'outcome-unknown') assert.match(result.text, `Look before you repeat it with ${look}`);
    });
  }
}

test('afterwards every change has one line of intent and one of its end', ({ world }) => {
  const records = readAudit(world.engine.settings.auditFile);
  const begun = CHANGES.length * FAULTS.length;
  assert.is(records.filter(({ event }) => event === 'intent').length, begun);
  assert.is(records.filter(({ event }) => event === 'result').length, begun);
  assert.is(records.length, 2 * begun);
  assertPaired(records);
});

test.run();
