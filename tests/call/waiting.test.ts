import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ManifestFolder } from '../fixtures/manifest-folder.js';
import { openWorld } from '../fixtures/open-engine.js';
import type { World } from '../fixtures/open-engine.js';

const test = suite('waiting for what a call began');

// A command that is a job, declared as one that only reads: some of CloudStack's diagnostics are like that.
const READS_AS_A_JOB = `command: rebootSystemVm
title: Look into a system machine
description: Looks into a machine of the cloud itself, which takes a job.
effect: read
async: true
answer: { kind: object, of: SystemVmResponse }
params:
  id: { use: system-vm, required: true, description: The machine. }
ttl: none
output:
  card: "{{item.name}} is {{item.state}}."
`;

let manifests: ManifestFolder;
let world: World;
test.before(async () => {
  manifests = new ManifestFolder({ 'system-vm/look-into-system-vm.yaml': READS_AS_A_JOB });
  world = await openWorld({ env: { CLOUDSTACK_MCP_MANIFESTS: manifests.path, CLOUDSTACK_MCP_WAIT_SECONDS: '4' } });
});
test.after(async () => {
  await world.close();
  manifests.remove();
});

test('a read that is a job is followed to its end, each time again', async () => {
  const { call, sent } = world;
  const { ids } = (await call('list-system-vms')).structured as { ids: string[] };
  for (const times of [1, 2]) {
    const { text, isError } = await call('look-into-system-vm', { id: ids[0] });
    assert.not(isError, text);
    assert.match(text, / is Running\.$/);
    assert.is(sent('rebootSystemVm').length, times);
  }
});

test('a read that is a job can be handed back and waited for', async () => {
  const { call } = world;
  const { ids } = (await call('list-system-vms')).structured as { ids: string[] };
  const { structured } = await call('look-into-system-vm', { id: ids[0], _wait: false });
  const { id: jobid, tool } = structured?.['job'] as { id: string; tool: string };
  const { text, isError } = await call('wait-for-job', { jobid, tool });
  assert.not(isError, text);
  assert.match(text, / is Running\.$/);
});

test('what the person took to answer is not waited again', async () => {
  const { call, cloud } = world;
  cloud.misbehave({ command: 'rebootVirtualMachine', kind: 'job-stuck' });
  const askFor = (ms: number) => () =>
    new Promise<{ action: 'accept' }>((resolve) => setTimeout(() => resolve({ action: 'accept' }), ms));
  const began = performance.now();
  const { structured } = await call('reboot-virtual-machine', { id: 'web-01' }, { ask: askFor(2_500) });
  const took = performance.now() - began;
  assert.ok(structured?.['job'], 'the job is handed back');
  // 2.5 s of the 4 s went to the person; a job gets 3 s at least. All of it again would be 6.5 s and more.
  assert.ok(took < 6_400, `${took} ms`);
});

test('a cancel that comes while the intent is flushed sends nothing, and is on record', async () => {
  const { engine, call, sent } = world;
  const stop = new AbortController();
  const { flush } = engine.audit;
  const events: string[] = [];
  engine.audit.flush = async (record) => {
    events.push(`${record.event} ${record.error ?? ''}`.trim());
    await flush(record);
    if (record.event === 'intent') stop.abort();
  };
  try {
    const { isError, structured } = await call(
      'stop-virtual-machine',
      { id: 'web-02' },
      {
        signal: stop.signal,
        ask: () => new Promise((resolve) => setTimeout(() => resolve({ action: 'accept' }), 400)),
      },
    );
    assert.ok(isError);
    assert.is(structured?.['error'], 'cancelled');
  } finally {
    engine.audit.flush = flush;
  }
  assert.equal(events, ['intent', 'result cancelled']);
  assert.is(sent('stopVirtualMachine').length, 0);
});

test.run();
