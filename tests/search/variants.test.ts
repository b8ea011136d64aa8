import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_SYNONYMS, readLexicon } from '../../engine/search/lexicon.js';
import { readText } from '../../engine/search/read-text.js';

const test = suite('ways to write a phrase');

const lexicon = readLexicon({
  ...NO_SYNONYMS,
  actions: { stop: ['turn … off'] },
  things: { 'dns record': ['a record'], nic: ['card of the vm'], snapshot: ['snapshot of a volume'], volume: ['disk'] },
  questions: { 'list-events': ['who stopped the vm'] },
  same: { vm: ['instance', 'virtual machine'], volume: ['disk'] },
});
const meaningsIn = (text: string): string[] => readText(text, lexicon).flatMap(({ meanings }) => meanings);

test('articles and words that mean the same make no other phrase', () => {
  for (const said of [
    'card of the vm',
    'card of my vm',
    'card of vm',
    'cards of an instance',
    'card of virtual machine',
  ])
    assert.equal(meaningsIn(said), ['~nic'], said);
  assert.equal(meaningsIn('snapshot of our disk'), ['~snapshot']);
  assert.equal(meaningsIn('turn the vm off'), ['+stop']);
});

test('what is left of a phrase without its article has to be one still', () => {
  assert.equal(meaningsIn('a record'), ['~dns record']);
  assert.equal(meaningsIn('the record'), []);
});

test('a question for a tool takes nothing away from what its words say', () => {
  assert.equal(meaningsIn('who stopped this instance'), ['=list-events', '+stop']);
});

test.run();
