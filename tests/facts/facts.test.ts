import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { builtInFacts, withCommands } from '../../engine/facts/facts.js';
import type { CommandFacts } from '../../engine/facts/load-facts.js';

const test = suite('facts about commands');

const polish: CommandFacts = {
  name: 'polishRouter',
  async: true,
  answers: 'polishRouter',
  params: [{ name: 'id', type: 'uuid', required: true }],
};

test('a command that CloudStack does not have can be added with what it answers', () => {
  const facts = withCommands({
    commands: [polish],
    types: { polishRouter: { fields: [{ name: 'shine', type: 'long' }] } },
  });
  assert.equal(facts.command('polishRouter'), polish);
  assert.equal(
    facts.fieldsOf(polish)?.map(({ name }) => name),
    ['shine', 'jobid', 'jobstatus'],
  );
  assert.is(builtInFacts().command('polishRouter'), undefined, 'only for who asked');
});

test('a newer server adds parameters and fields to a built-in command, and takes nothing away', () => {
  const reboot: CommandFacts = {
    ...polish,
    name: 'rebootRouter',
    answers: 'it',
    params: [{ name: 'shine', type: 'boolean' }],
  };
  const facts = withCommands({ commands: [reboot], types: { it: { fields: [{ name: 'shine', type: 'long' }] } } });
  const known = facts.command('rebootRouter');
  assert.equal(
    known?.params.map(({ name }) => name),
    [
      ...(builtInFacts()
        .command('rebootRouter')
        ?.params.map(({ name }) => name) ?? []),
      'shine',
    ],
  );
  assert.is(known?.danger, builtInFacts().command('rebootRouter')?.danger);
  const fields = known && facts.fieldsOf(known)?.map(({ name }) => name);
  assert.ok(fields?.includes('shine') === true && fields.includes('guestnetworkname'));
  const builtIn = builtInFacts().command('rebootRouter');
  assert.not.ok(
    builtIn &&
      builtInFacts()
        .fieldsOf(builtIn)
        ?.some(({ name }) => name === 'shine'),
  );
});

test('nothing is known of names that every object has', () => {
  assert.is(builtInFacts().type('constructor'), undefined);
  assert.is(builtInFacts().command('constructor'), undefined);
});

test.run();
