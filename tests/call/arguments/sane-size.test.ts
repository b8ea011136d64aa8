import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';
import type { World } from '../../fixtures/open-engine.js';

const test = suite<{ world: World }>('arguments larger than any call needs');

test.before(async (context) => {
  context.world = await openWorld();
});
test.after(({ world }) => world.close());

/** A loaded machine is slow; what blocks, blocked for minutes or ate all memory. */
const LIMIT_MS = 60_000;
const long = (length: number): string => 'x'.repeat(length);
const deep = '['.repeat(900_000) + ']'.repeat(900_000);
const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);
const MACHINES = 'list-virtual-machines';

const TOO_MUCH: [what: string, tool: string, args: unknown, code: string][] = [
  ['a name of a tool of 5 MB', long(5_000_000), {}, 'unknown-tool'],
  ['a text of 5 MB', 'list-zones', { name: long(5_000_000) }, 'invalid-argument'],
  ['many texts', 'list-zones', { name: Array.from({ length: 50 }, () => long(50_000)) }, 'invalid-argument'],
  ['a name of an argument of 5 MB', 'list-zones', { [long(5_000_000)]: 1 }, 'invalid-argument'],
  [
    '30,000 arguments',
    'list-zones',
    Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`a${at}`, 1])),
    'invalid-argument',
  ],
  ['lists in lists', 'list-zones', { name: nested(1_000) }, 'invalid-argument'],
  ['the same as JSON text', 'destroy-virtual-machine', { id: 'web-01', volumeids: deep }, 'invalid-argument'],
  ['in `more`', 'list-zones', { more: `{"a":${deep}}` }, 'invalid-argument'],
  ['as all arguments', 'list-zones', `{"a":${deep}}`, 'invalid-argument'],
  [
    '900,000 names in one text',
    'destroy-virtual-machine',
    { id: 'web-01', volumeids: 'a,'.repeat(900_000) },
    'invalid-argument',
  ],
  [
    '1,001 names',
    'destroy-virtual-machine',
    { id: 'web-01', volumeids: Array.from({ length: 1_001 }, (_, at) => `d${at}`) },
    'invalid-argument',
  ],
  ['a token of 1 MB', 'reboot-virtual-machine', { id: 'web-01', _confirm: long(1_000_000) }, 'invalid-argument'],
  ['a filter with 1,001 values', MACHINES, { _filter: { name: names(1_001) } }, 'invalid-argument'],
  ['a pattern of 1 MB', MACHINES, { _filter: { name: { matches: '*a'.repeat(500_000) } } }, 'invalid-argument'],
  ['a filter by a field of 70,000 letters', MACHINES, { _filter: { [long(70_000)]: 1 } }, 'invalid-argument'],
  ['a field of 70,000 letters', MACHINES, { _group: [long(70_000)] }, 'invalid-argument'],
  ['eleven sums', MACHINES, { _sum: names(11) }, 'invalid-argument'],
  ['a hundred and one columns', MACHINES, { _fields: names(101) }, 'invalid-argument'],
  ['for an own tool', 'describe-tool', { tool: long(5_000_000) }, 'invalid-argument'],
];

for (const [what, tool, args, code] of TOO_MUCH) {
  test(`${what}: refused at once, with a short answer, and nothing is asked`, async ({ world }) => {
    world.cloud.requests.length = 0;
    const began = performance.now();
    const { structured, text } = await world.call(tool, args as Record<string, unknown>);
    assert.ok(performance.now() - began < LIMIT_MS, `${performance.now() - began} ms`);
    assert.is(structured?.['error'], code, text);
    assert.ok(text.length < 400, text.slice(0, 500));
    assert.equal(
      world.cloud.requests.filter(({ command }) => !/^list(Apis|Capabilities)$/.test(command)),
      [],
    );
  });
}

test('user data of a megabyte is not too much', async ({ world }) => {
  const userdata = long(1_000_000);
  const args = { name: 'new-1', zoneid: 'fra-1', templateid: 'ubuntu-24.04', serviceofferingid: 'small', userdata };
  const deployed = await world.call('deploy-virtual-machine', { ...args, _dry_run: true });
  assert.is(deployed.isError, false, deployed.text);
});

test.run();
