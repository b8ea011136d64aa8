import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callAll, type Finding } from './call-all.js';
import { everyCall } from './every-call.js';
import { isExcepted } from './exceptions.js';

const told = ({ call, kind, says }: Finding): string =>
  `${kind}: ${call.folder}/${call.tool} ${JSON.stringify(call.args)}\n    ${says}`;

/** What a person sees has no holes, no argument is dropped by CloudStack, and every name finds what it names. */
test('every tool can be called with its examples and with generated arguments', async () => {
  const calls = await everyCall();
  assert.ok(new Set(calls.map(({ tool }) => tool)).size > 950, 'hardly any tools');
  const findings = await callAll(calls);
  assert.equal(findings.filter((one) => !isExcepted(one)).map(told), []);
  // What is refused for its state is sent all the same, but for a few.
  const unsent = findings.filter(({ call, says }) => !call.isRead && says.startsWith('not-possible'));
  assert.ok(unsent.length < 60, `${unsent.length} were not sent:\n${unsent.map(told).join('\n')}`);
});

test.run();
