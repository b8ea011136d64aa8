import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ErrorCode } from '../../engine/errors.js';
import { ERRORS } from '../../engine/errors.js';
import { openWorld, type World } from '../fixtures/open-engine.js';

interface Context {
  world: World;
}

const test = suite<Context>('each class of error that CloudStack knows');

test.before(async (context) => {
  context.world = await openWorld({ env: { CLOUDSTACK_RETRIES: '0' } });
});
test.before.each(({ world }) => {
  world.cloud.requests.length = 0;
});
test.after.each(({ world }) => world.cloud.calm());
test.after(({ world }) => world.close());

/** ApiErrorCode, and CSExceptionErrorCode where it says more. */
const CLASSES: [errorcode: number, cserrorcode: number | undefined, code: ErrorCode][] = [
  [400, undefined, 'bad-request'],
  // The key is fine, as another command shows.
  [401, undefined, 'unknown-command'],
  [405, undefined, 'bad-request'],
  [429, 9999, 'rate-limited'],
  [430, 9999, 'refused'],
  [431, 4350, 'refused'],
  [431, 9999, 'refused'],
  [432, 9999, 'not-supported'],
  [503, 9999, 'maintenance'],
  [511, undefined, 'two-factor'],
  [530, 4250, 'cloud-failed'],
  [530, 9999, 'cloud-failed'],
  [531, 4365, 'no-permission'],
  [532, 4280, 'limit-reached'],
  [533, 4320, 'no-capacity'],
  [534, 4380, 'resource-unreachable'],
  [535, 4370, 'allocation-failed'],
  [536, 4375, 'still-in-use'],
  [537, 4360, 'rule-conflict'],
  [530, 4280, 'limit-reached'],
  [530, 4285, 'resource-unreachable'],
  [530, 4290, 'not-authenticated'],
  [530, 4295, 'two-factor'],
  [530, 4325, 'no-capacity'],
  [530, 4330, 'no-capacity'],
  [530, 4331, 'no-capacity'],
  [530, 4335, 'no-capacity'],
  [530, 4340, 'no-capacity'],
  [530, 4360, 'rule-conflict'],
  [530, 4365, 'no-permission'],
  [530, 4370, 'allocation-failed'],
  [530, 4375, 'still-in-use'],
  [530, 4385, 'resource-unreachable'],
  [530, 4390, 'not-supported'],
  [530, 4545, 'rate-limited'],
  [530, 4555, 'command-refused'],
];

const CALLS = [
  { tool: 'list-volumes', command: 'listVolumes', args: {} },
  { tool: 'create-volume', command: 'createVolume', args: { name: 'disk', zoneid: 'fra-1', diskofferingid: 'custom' } },
];

for (const { tool, command, args } of CALLS) {
  for (const [errorcode, cserrorcode, code] of CLASSES) {
    test(`${tool}: ${errorcode}/${cserrorcode ?? '-'} is ${code}, with CloudStack’s text, its numbers and what to do`, async ({
      world,
    }) => {
      const errortext = `The real reason, number ${errorcode}, "quoted" & long`;
      world.cloud.misbehave({
        kind: 'error',
        command,
        errorcode,
        errortext,
        ...(cserrorcode === undefined ? {} : { cserrorcode }),
      });
      const result = await world.call(tool, { ...args, ...(tool === 'create-volume' ? { size: 1 } : {}) });
      assert.is(result.isError, true);
      const [says, next] = ERRORS[code].map((text) => text.replace('{command}', command).replace('{about}', ''));
      const numbers = [errorcode, cserrorcode].filter((number) => number !== undefined).join('/');
      assert.equal(result.text.split('\n'), [says, `CloudStack says: "${errortext}" (${numbers})`, next, `[${code}]`]);
      assert.is(result.structured?.['error'], code);
      assert.is(result.structured?.['errorcode'], errorcode);
      assert.is(world.sent(command).length, 1);
    });
  }
}

test('401 for every command is about the key', async ({ world }) => {
  world.cloud.misbehave({ kind: 'error', errorcode: 401, errortext: 'unable to verify user credentials', times: 9 });
  const result = await world.call('list-volumes');
  assert.is(result.structured?.['error'], 'not-authenticated');
});

test('a job that fails is told in the same words as a refusal', async ({ world }) => {
  for (const [errorcode, code] of [
    [530, 'cloud-failed'],
    [533, 'no-capacity'],
    [532, 'limit-reached'],
    [536, 'still-in-use'],
  ] as const) {
    world.cloud.misbehave({
      kind: 'job-fails',
      command: 'createVolume',
      errorcode,
      errortext: `because of ${errorcode}`,
    });
    const result = await world.call('create-volume', {
      name: 'disk',
      zoneid: 'fra-1',
      diskofferingid: 'custom',
      size: 1,
    });
    assert.is(result.structured?.['error'], code);
    assert.match(result.text, `CloudStack says: "because of ${errorcode}" (${errorcode})`);
  }
});

test('a text of many pages is cut, and no character in the middle', async ({ world }) => {
  const errortext = `${'x'.repeat(1_998)}😀😀😀 and a stack trace`;
  world.cloud.misbehave({ kind: 'error', command: 'listVolumes', errorcode: 530, errortext });
  const { text } = await world.call('list-volumes');
  assert.match(text, `CloudStack says: "${'x'.repeat(1_998)}…" (530)`);
});

test.run();
