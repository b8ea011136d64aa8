import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asFile, inChange, inRead, inUpdate } from '../../../engine/authoring/lint/example.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { lintExample } from './lint-example.js';

/** What one text says beside another. */
const test = suite('texts that contradict each other');

function said(rule: string, example: Example): string[] {
  return lintExample(example)
    .filter(({ rule: { id } }) => id === rule)
    .map(({ problem: { message } }) => message);
}

const testOf = (ask: string): Example =>
  asFile(
    'router/reboot-router.test.yaml',
    `# yaml-language-server: $schema=../../schemas/test.schema.json\n- ask: ${ask}\n  args: { id: r-12-VM }\n  plan: ""\n`,
    { 'router/reboot-router.yaml': inChange('').file.text },
  );

test('a test whose words are not those of the example with its arguments', () => {
  assert.equal(said('words/test-fits', testOf('Boot the router r-12-VM')), [
    'The example with these arguments says it in other words.',
  ]);
  assert.equal(said('words/test-fits', testOf('Restart the router r-12-VM')), []);
});

test('a slip of the pen is told, and a word of its own is not', () => {
  const others = Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`router/list-routers-${at}.yaml`, `command: x${at}\nkeywords: [routers]\n`]),
  );
  const titled = (title: string): string[] => said('words/misspelt', inRead(`title: ${title}\n`, others));
  assert.equal(titled('List virtual ruoters'), ['"ruoters" is in no other manifest.']);
  assert.equal(titled('List virtual routerrs'), []);
  assert.equal(titled('List virtual routes'), []);
  assert.equal(titled('List virtual scooters'), []);
});

test('an update may be called with more than its id, however that is asked for', () => {
  for (const rules of ['moreThan: [id]', 'atLeastOne: [fordisplay, customid]', 'exactlyOne: [fordisplay, customid]'])
    assert.equal(said('form/empty-update', inUpdate(`rules:\n  - ${rules}\n`)), []);
  const sometimes = '{ atLeastOne: [fordisplay, customid], when: { id: x } }';
  assert.equal(said('form/empty-update', inUpdate(`rules:\n  - ${sometimes}\n`)), [
    'A call with only id would change nothing.',
  ]);
});

test('a rule that asks for more than the tool has is told, and one that asks for nothing', () => {
  const rule = (names: string): string[] => said('form/rule-can-hold', inUpdate(`rules:\n  - moreThan: [${names}]\n`));
  assert.equal(rule('id, fordisplay, customid'), [
    'No call can keep this rule: the tool has no argument besides these.',
  ]);
  assert.equal(rule('fordisplay'), ['This rule does nothing: `id` is required anyway.']);
  assert.equal(rule('id'), []);
});

test.run();
