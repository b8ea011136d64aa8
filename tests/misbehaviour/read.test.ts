import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../engine/demo/cloud.js';
import type { ErrorCode } from '../../engine/errors.js';
import { openWorld, type World } from '../fixtures/open-engine.js';
import { readAudit } from '../fixtures/read-audit.js';

interface Context {
  world: World;
}

const test = suite<Context>('a read on a cloud that misbehaves');

test.before(async (context) => {
  context.world = await openWorld({ env: { CLOUDSTACK_TIMEOUT_SECONDS: '1', CLOUDSTACK_RETRIES: '1' } });
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

/** What passes is asked again and ends well; what lasts ends with this code. The others are not asked again. */
const FAULTS: { fault: Fault; passing: boolean; code: ErrorCode }[] = [
  { fault: { kind: 'cut-before' }, passing: true, code: 'connection-lost' },
  { fault: { kind: 'cut-after' }, passing: true, code: 'connection-lost' },
  { fault: { kind: 'hang' }, passing: true, code: 'timeout' },
  { fault: { kind: 'slow', ms: 5_000 }, passing: true, code: 'timeout' },
  { fault: { kind: 'truncate' }, passing: true, code: 'connection-lost' },
  { fault: { kind: 'html', status: 502 }, passing: true, code: 'not-cloudstack' },
  { fault: { kind: 'html', status: 503 }, passing: true, code: 'not-cloudstack' },
  { fault: { kind: 'html', status: 504 }, passing: true, code: 'not-cloudstack' },
  { fault: { kind: 'rate-limit', ms: 5 }, passing: true, code: 'rate-limited' },
  { fault: { kind: 'html', status: 200 }, passing: false, code: 'not-cloudstack' },
  { fault: { kind: 'empty' }, passing: false, code: 'empty-answer' },
  { fault: { kind: 'not-json' }, passing: false, code: 'unreadable-answer' },
  { fault: { kind: 'unknown-envelope' }, passing: false, code: 'unreadable-answer' },
  { fault: { kind: 'error', errorcode: 530, errortext: 'the database is gone' }, passing: false, code: 'cloud-failed' },
];

FAULTS.forEach(({ fault, passing, code }, at) => {
  // A parameter of its own, so that no answer of another test is remembered.
  const args = { keyword: `no zone ${at}` };

  if (passing) {
    test(`${JSON.stringify(fault)} once: it is asked again`, async ({ world }) => {
      world.cloud.misbehave({ ...fault, command: 'listZones' });
      const result = await world.call('list-zones', args);
      assert.is(result.isError, false, result.text);
      assert.is(world.sent('listZones').length, 2);
    });
  }

  test(`${JSON.stringify(fault)} always: ${code}, and the failure is not remembered`, async ({ world }) => {
    world.cloud.misbehave({ ...fault, command: 'listZones', times: 99 });
    const asked = { keyword: `lasting ${at}` };
    const result = await world.call('list-zones', asked);
    assert.is(result.isError, true);
    assert.is(result.structured?.['error'], code, result.text);
    const lines = result.text.split('\n');
    assert.ok(lines.length >= 3, `a sentence and what to do next: ${result.text}`);
    if (fault.kind === 'error') assert.match(result.text, fault.errortext);
    assert.is(world.sent('listZones').length, passing ? 2 : 1);

    world.cloud.calm();
    const later = await world.call('list-zones', asked);
    assert.is(later.isError, false, later.text);
  });
});

test('an answer under the text "null" is an answer', async ({ world }) => {
  world.cloud.misbehave({ kind: 'null-envelope', command: 'listZones' });
  const { text } = await world.call('list-zones', { keyword: 'fra' });
  assert.match(text, 'fra-1');
});

test('each read has one line in the audit log and no intent', ({ world }) => {
  const records = readAudit(world.engine.settings.auditFile);
  assert.ok(records.length > FAULTS.length);
  assert.is(new Set(records.map(({ call }) => call)).size, records.length);
  assert.ok(records.every(({ event, command }) => event === 'result' && command === 'listZones'));
});

test.run();
