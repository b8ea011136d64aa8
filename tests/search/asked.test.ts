import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { buildIndex } from '../../engine/search/build-index.js';
import type { SearchDocument } from '../../engine/search/build-index.js';
import { NO_SYNONYMS, joinSynonyms } from '../../engine/search/lexicon.js';
import { openSearch } from '../../engine/search/search.js';
import { wordsOf } from '../../engine/search/words.js';
import { readQuestions } from './read-questions.js';

const test = suite('what people ask, and what they ask for');

const tunnel = { resource: 'tunnel', description: '', keywords: [], aliases: [], examples: [], params: [] };
const documents: SearchDocument[] = [
  { ...tunnel, id: 'a', name: 'create-tunnel', isRead: false, title: 'Create a tunnel', asked: ['reach the branch'] },
  { ...tunnel, id: 'b', name: 'list-tunnels', isRead: true, title: 'List tunnels' },
  { ...tunnel, id: 'c', name: 'delete-tunnel', isRead: false, title: 'Delete a tunnel' },
];
const synonyms = joinSynonyms(NO_SYNONYMS, {
  actions: { create: [], list: [], delete: [] },
  things: { tunnel: [] },
  empty: ['to', 'the', 'for'],
  aims: ['to', 'for'],
});
const search = openSearch(buildIndex(documents, synonyms), synonyms);
const first = (question: string): string | undefined => search(question)[0]?.name;

test('one thing with an aim is wanted, several are looked at', () => {
  assert.is(first('tunnel to the office'), 'create-tunnel');
  assert.is(first('tunnel'), 'list-tunnels');
  assert.is(first('tunnels to the office'), 'list-tunnels');
  assert.is(first('delete tunnel to the office'), 'delete-tunnel');
});

test('a tool is found by what people ask for it, and by what is like that', () => {
  assert.is(first('reach the branch'), 'create-tunnel');
  assert.is(first('the branch, how to reach'), 'create-tunnel');
});

test('numbers are about the asker, not about the tool', () => {
  const numbered = documents.map((one) => (one.id === 'b' ? { ...one, description: 'Up to 500 of them.' } : one));
  const found = openSearch(buildIndex(numbered, synonyms), synonyms);
  assert.equal(
    found('delete tunnel 500').map(({ name }) => name),
    search('delete tunnel').map(({ name }) => name),
  );
});

test('what judges the search is nothing that it learns from', async () => {
  const { vocabulary } = await loadCatalog([BUILT_IN_MANIFESTS]);
  const plain = (text: string): string => wordsOf(text).join(' ');
  const judged = new Set(readQuestions().map(({ ask }) => plain(ask)));
  const learnt = Object.values(vocabulary.synonyms.asked).flat();
  assert.ok(learnt.length > 1000);
  assert.equal(
    learnt.filter((ask) => judged.has(plain(ask))),
    [],
  );
});

test.run();
