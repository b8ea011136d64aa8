import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { BUILT_IN_MANIFESTS } from '../../engine/package-paths.js';
import { buildIndex } from '../../engine/search/build-index.js';
import type { SearchDocument } from '../../engine/search/build-index.js';
import { NO_SYNONYMS, joinSynonyms, readLexicon } from '../../engine/search/lexicon.js';
import { openMask } from '../../engine/search/own-names.js';
import { openSearch } from '../../engine/search/search.js';
import { understand } from '../../engine/search/understand.js';
import { wordsOf } from '../../engine/search/words.js';
import { readQuestions } from './read-questions.js';

const test = suite('what people ask, and what they ask for');

const tunnel = { resource: 'tunnel', description: '', keywords: [], aliases: [], examples: [], params: [] };
const documents: SearchDocument[] = [
  { ...tunnel, id: 'a', name: 'create-tunnel', isRead: false, title: 'Create a tunnel', asked: ['reach the branch'] },
  { ...tunnel, id: 'b', name: 'list-tunnel', isRead: true, title: 'List a tunnel', isUsual: true },
  { ...tunnel, id: 'd', name: 'create-tunnel-repair', isRead: false, title: 'Repair a tunnel' },
  { ...tunnel, id: 'e', name: 'list-tunnel-repairs', isRead: true, title: 'List repairs' },
  { ...tunnel, id: 'c', name: 'delete-tunnel', isRead: false, title: 'Delete a tunnel' },
];
const synonyms = joinSynonyms(NO_SYNONYMS, {
  actions: { create: [], list: [], delete: [] },
  things: { tunnel: [], 'tunnel repair': ['tunnel in repair'] },
  empty: ['to', 'the', 'for'],
  aims: ['to', 'for'],
});
const search = openSearch(buildIndex(documents, synonyms), synonyms);
const first = (question: string): string | undefined => search(question)[0]?.name;

test('one thing with an aim is wanted, several are looked at', () => {
  assert.is(first('tunnel to paris'), 'create-tunnel');
  assert.is(first('tunnel'), 'list-tunnel');
  assert.is(first('tunnels to paris'), 'list-tunnel');
  assert.is(first('delete tunnel to paris'), 'delete-tunnel');
  assert.is(first('tunnels in repair for weeks'), 'list-tunnel-repairs');
  assert.is(first('tunnel in repair for the branch'), 'create-tunnel-repair');
});

test('a tool is found by what people ask for it, and by what is like that', () => {
  assert.is(first('reach the branch'), 'create-tunnel');
  assert.is(first('the branch, how to reach'), 'create-tunnel');
});

test('numbers, names and ids are about the asker, not about the tool', () => {
  const known = { rarity: () => 1, isName: () => false, isRead: () => false, usual: undefined };
  const lexicon = readLexicon(joinSynonyms(synonyms, { things: { cluster: ['k8s'], 'ip v6': ['ipv6'] } }));
  const mask = openMask({}, lexicon);
  const correct = (word: string): string[] => [word];
  const asksFor = (ask: string): object => {
    const { slots, actions, wording } = understand(ask, { ...known, correct, mask, lexicon });
    return { slots, actions, words: wordsOf(wording).filter((word) => !/^\d+$/.test(word)) };
  };
  const own = ['500', 'kvm-04', 'web01', 's-1-VM', 'c3', 'i-2-7-VM', '10.1.0.0/16', '200gb', '*.cloud.example.ch'];
  own.push('7f3c1b2e-55aa-4c1d-9d53-0a2b6c1d9e10', '"of the boss"');
  for (const name of own) assert.equal(asksFor(`delete tunnel ${name}`), asksFor('delete tunnel'), name);
  for (const word of ['k8s', 'ipv6']) assert.not.equal(asksFor(`delete tunnel ${word}`), asksFor('delete tunnel'));
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
