import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../../engine/errors.js';
import { authorise, isOffered } from '../../../engine/call/guard/authorise.js';
import { fitsGlob } from '../../../engine/manifest/tool-glob.js';
import type { Effect } from '../../../engine/manifest/types.js';

interface Rules {
  tools?: string[];
  excludeTools?: string[];
  readOnly?: boolean;
  knownReads?: string[];
}

function outcome(
  rules: Rules,
  name: string,
  effect: Effect = 'read',
  resource = 'virtual-machine',
  command = 'listThings',
): string {
  const policy = { tools: [], excludeTools: [], readOnly: false, knownReads: [], ...rules };
  const tool = { name, effect, resource, command };
  try {
    authorise(policy, tool);
    assert.ok(isOffered(policy, tool), 'what may run is offered');
    return 'runs';
  } catch (error) {
    assert.instance(error, ToolError);
    assert.not(isOffered(policy, tool), 'what may not run is not offered');
    return (error as ToolError).code;
  }
}

test('without rules everything runs', () => {
  assert.is(outcome({}, 'destroy-virtual-machine', 'change'), 'runs');
});

test('a list of tools is all there is', () => {
  const rules = { tools: ['list-*', 'start-virtual-machine'] };
  assert.is(outcome(rules, 'list-volumes'), 'runs');
  assert.is(outcome(rules, 'start-virtual-machine', 'change'), 'runs');
  assert.is(outcome(rules, 'stop-virtual-machine', 'change'), 'tool-not-allowed');
});

test('a glob with a slash means the resource', () => {
  assert.is(outcome({ tools: ['volume/*'] }, 'list-volumes', 'read', 'volume'), 'runs');
  assert.is(outcome({ tools: ['volume/*'] }, 'list-virtual-machines'), 'tool-not-allowed');
  assert.is(outcome({ tools: ['*/list-*'] }, 'list-virtual-machines'), 'runs');
});

test('what is excluded stays excluded, even if it is listed too', () => {
  assert.is(
    outcome({ tools: ['*'], excludeTools: ['*destroy*'] }, 'destroy-virtual-machine', 'change'),
    'tool-not-allowed',
  );
  assert.is(outcome({ excludeTools: ['virtual-machine/*'] }, 'list-virtual-machines'), 'tool-not-allowed');
});

test('a glob fits the whole name, and only the star is special', () => {
  assert.is(outcome({ tools: ['list'] }, 'list-volumes'), 'tool-not-allowed');
  assert.is(outcome({ tools: ['list.volumes'] }, 'list-volumes'), 'tool-not-allowed');
  assert.is(outcome({ tools: ['[a-z]*'] }, 'list-volumes'), 'tool-not-allowed');
  assert.is(outcome({ tools: ['*-*'] }, 'list-volumes'), 'runs');
});

test('read-only stops every change and no read, also a change with a harmless name', () => {
  assert.is(outcome({ readOnly: true }, 'list-volumes', 'change'), 'read-only');
  assert.is(outcome({ readOnly: true }, 'get-secret', 'read'), 'runs');
});

test('read-only stops what only its manifest calls a read, until the operator says so too', () => {
  const call = (rules: Rules, command: string): string => outcome(rules, 'list-volumes', 'read', 'volume', command);
  for (const command of ['destroyVirtualMachine', 'quotaSummary', 'listen', 'relistVolumes', 'list'])
    assert.is(call({ readOnly: true }, command), command === 'listen' ? 'runs' : 'not-surely-read', command);
  assert.is(call({ readOnly: true, knownReads: ['quotasummary'] }, 'quotaSummary'), 'runs');
  assert.is(call({ readOnly: true, knownReads: ['quotaSummary'] }, 'quotaSummaries'), 'not-surely-read');
  assert.is(call({}, 'quotaSummary'), 'runs');
});

test('an own tool comes along with any choice of tools, and can be excluded by its name', () => {
  for (const name of ['describe-tool', 'wait-for-job']) {
    assert.is(outcome({ tools: ['virtual-machine/*'], readOnly: true }, name, 'read', 'engine'), 'runs');
    assert.is(outcome({ excludeTools: [name] }, name, 'read', 'engine'), 'tool-not-allowed');
    assert.is(outcome({ tools: [name], excludeTools: ['engine/*'] }, name, 'read', 'engine'), 'tool-not-allowed');
  }
});

test('excluding more never allows more', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '-', '*', '/'), maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(glob), fc.array(glob), glob, name, (tools, excludeTools, more, tool) => {
      const before = outcome({ tools, excludeTools }, tool);
      const after = outcome({ tools, excludeTools: [...excludeTools, more] }, tool);
      return before === 'runs' || after !== 'runs';
    }),
  );
});

test('a glob means what a pattern means, whatever stands in it, and many stars take no time', () => {
  const piece = fc.constantFrom('a', 'b', 'ab', '*', '.', '$', '-');
  const glob = fc.array(piece, { maxLength: 7 }).map((parts) => parts.join(''));
  const name = fc.stringMatching(/^[ab.$-]{0,9}$/);
  fc.assert(
    fc.property(glob, name, (pattern, text) => {
      const parts = pattern.split('*').map((part) => part.replace(/[.$]/g, '\\$&'));
      const expected = new RegExp(`^${parts.join('.*')}$`).test(text);
      assert.is(fitsGlob(pattern, { name: text, resource: 'x' }), expected, `${pattern} ${text}`);
    }),
    { numRuns: 2_000 },
  );
  assert.not.ok(fitsGlob(`${'*a'.repeat(2_000)}b`, { name: 'a'.repeat(10_000), resource: 'x' }));
});

test.run();
