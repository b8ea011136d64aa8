import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asFile, inChange, inRead } from '../../../engine/authoring/lint/example.js';
import type { Example } from '../../../engine/authoring/lint/example.js';
import { fixAll } from '../../../engine/authoring/lint/fix.js';
import { fingerprints } from '../../../engine/authoring/lint/wording/sentences.js';
import { FILLER } from '../../../engine/authoring/lint/wording/filler.js';
import { STIFF } from '../../../engine/authoring/lint/wording/stiff-words.js';
import { describeProblem } from '../../../engine/manifest/problem.js';
import { inputOf, lintExample } from './lint-example.js';

const test = suite('rules about words');

/** What one rule says about an example: the sentence and what is marked. */
function said(rule: string, example: Example): string[] {
  return lintExample(example)
    .filter((one) => one.rule.id === `words/${rule}`)
    .map(({ problem: { message, line, column = 1, endColumn = column } }) => {
      const marked = example.file.text.split('\n')[(line ?? 1) - 1]?.slice(column - 1, endColumn - 1) ?? '';
      return `${message} [${marked}]`;
    });
}

function described(text: string): Example {
  return inRead(`description: ${JSON.stringify(text)}\n`);
}

/** The file after --fix. */
function fixed(example: Example): string {
  return fixAll(inputOf(example)).changed[0]?.text ?? example.file.text;
}

const GLOSSARY: [text: string, marked: string[]][] = [
  ['Shows the instances of a zone.', ['instances']],
  ["Shows an instance's disks.", ['instance']],
  ['Shows instance groups and their `instance`.', []],
  ['Shows {{item.instance}} and list-instance-groups, VM.START too.', []],
  ['Shows an ISO, and ISO images.', ['ISO']],
  ['Shows the public IP of a machine, and public IP addresses.', ['public IP']],
  ['Shows the guest operating systems that are known.', ['guest operating systems']],
];

for (const [text, marked] of GLOSSARY) {
  test(`glossary: ${JSON.stringify(text)}`, () => {
    assert.equal(
      said('glossary', described(text)).map((one) => one.replace(/^.*\[(.*)\]$/, '$1')),
      marked,
    );
  });
}

const STIFF_TEXTS: [text: string, marked: string[]][] = [
  ['Shows the disks that lie on a pool, and builds them anew.', ['lie on', 'anew']],
  ['Which one uses it is told by list-networks; the size shall be even.', ['is told', 'shall']],
  ['Sorts them downwards, hence the last one of this name is first.', ['downwards', 'hence', 'of this name']],
  ['Shows the disks that are on a pool, and `anew` in {{item.anew}}.', []],
  ['The owner is told nothing here of lies, and the mender of marshalls.', ['is told']],
];

for (const [text, marked] of STIFF_TEXTS) {
  test(`stiff: ${JSON.stringify(text)}`, () => {
    assert.equal(
      said('stiff', described(text)).map((one) => one.replace(/^.*\[(.*)\]$/, '$1')),
      marked,
    );
  });
}

test('stiff: every entry says what to write, and no other list of words has it too', () => {
  for (const [words, advice] of Object.entries(STIFF)) {
    assert.match(advice, /\.$/, words);
    assert.not.ok(words in FILLER, words);
    assert.not.match(advice.replace(/"[^"]*"/g, ''), new RegExp(`\\b${words}\\b`), `${words} is not its own advice`);
  }
});

test('renders: the answer in which nothing is left is played, and a section must not hide its holes', () => {
  const [hole] = said('renders', inChange('output:\n  done: "{{#item}}{{name}} is {{state}}.{{/item}}"\n'));
  assert.match(hole ?? '', /when nothing is left that CloudStack could describe/);
  assert.equal(said('renders', inChange('output:\n  done: "{{item.name}} is {{item.state}}."\n')), []);
});

test('glossary: a term that is broken into two lines is marked where it begins', () => {
  const example = inRead('description: >-\n  Shows what the network has, with the elastic\n  IPs of a zone.\n');
  assert.equal(said('glossary', example), ['All texts say "public IP address", not "elastic IPs". [elastic]']);
});

test('glossary: keywords and what people ask may use any word', () => {
  const example = inRead(
    'keywords: [instances, vms]\nexamples:\n  - ask: Which instances run the network?\n    args: {}\n',
  );
  assert.equal(said('glossary', example), []);
});

test('glossary: a folder may have words of its own', () => {
  const beside = { '_shared/glossary.yaml': 'rack: { not: [cabinet] }\n' };
  const example = inRead('output:\n  columns: [name, id]\n  empty: No cabinet and no VM matches.\n', beside);
  assert.equal(said('glossary', example), ['All texts say "rack", not "cabinet". [cabinet]']);
});

test('a sentence of CloudStack is known by its words, whatever its punctuation and articles', () => {
  const own = 'Once destroyed, only the administrator can recover it';
  for (const text of [
    own,
    `Stops a machine. ${own.toUpperCase()}!`,
    `Stops it; once destroyed only administrator can recover it.`,
  ]) {
    assert.is(said('not-cloudstacks', described(text)).length, 1, text);
  }
  assert.equal(said('not-cloudstacks', described('Once it is destroyed, an administrator can recover it.')), []);
  assert.equal(fingerprints('The id of the zone.'), [], "too short to be anybody's own");
});

test('tools are named as they are called; other words with a hyphen are no tools', () => {
  const text =
    'Shows routers at start-up, see list-networks, list-netwroks and cloud-init, or https://x.example/list-x.';
  assert.equal(said('names-tools', described(text)), ['There is no tool list-netwroks. [list-netwroks]']);
  const [found] = lintExample(described(text)).filter(({ rule }) => rule.id === 'words/names-tools');
  assert.match(found ? describeProblem(found.problem) : '', /Did you mean list-networks/);
});

test('a title may have names in it', () => {
  for (const title of ['List SSH key pairs', 'Create a Kubernetes cluster', 'List IPv6 ranges of vSphere']) {
    assert.equal(said('sentence-case', inRead(`title: ${title}\n`)), [], title);
  }
  assert.is(said('sentence-case', inRead('title: list Key Pairs\n')).length, 3);
});

test('full stops are put where they belong, also in quotes, folded texts and after a field', () => {
  const example = inChange(`description: >-
  Restarts a virtual router, which interrupts the traffic of its network for some minutes. To restart the network
  with a new router, use restart-network
params:
  id: { use: router, required: true, description: "The router to restart" }
  forced: { type: boolean, since: "4.16.0", more: true, description: Stop it even if it does not answer } # as before
output:
  done: "{{item.name}} is {{item.state}}"
`);
  assert.is(said('full-stop', example).length, 4);
  const text = fixed(example);
  assert.match(text, /use restart-network\.\n/);
  assert.match(text, /description: "The router to restart\." \}/);
  assert.match(text, /does not answer\. \} # as before/);
  assert.match(text, /done: "\{\{item\.name\}\} is \{\{item\.state\}\}\."/);
});

test('a sentence may end inside a condition or in quotes', () => {
  const done = '{{item.name}} is up{{#has.item.zonename}} in {{item.zonename}}.{{/has.item.zonename}}';
  assert.equal(said('full-stop', inChange(`output:\n  done: "${done}"\n`)), []);
});

const KEYWORDS: [written: string, after: string][] = [
  ['keywords: [gateways, virtual router]', 'keywords: [gateways]'],
  ['keywords: [router, gateways]', 'keywords: [gateways]'],
  ['keywords: [Gateways, gateway]', 'keywords: [gateways]'],
  ['keywords: [VR, "vR of the network", gateways]', 'keywords: [VR, "vR of the network", gateways]'],
  ['keywords:\n  - gateways\n  - routers # known\n  - dhcp', 'keywords:\n  - gateways\n  - routers # known\n  - dhcp'],
  ['keywords:\n  - gateways\n  - routers\n  - dhcp', 'keywords:\n  - gateways\n  - dhcp'],
];

for (const [written, after] of KEYWORDS) {
  test(`keywords: ${written.replaceAll('\n', ' ')}`, () => {
    assert.ok(fixed(inRead(`${written}\n`)).includes(`\n${after}\n`), fixed(inRead(`${written}\n`)));
  });
}

test('the only keyword goes with its key', () => {
  assert.not.match(fixed(inRead('keywords: [routers]\n')), /keywords/);
});

test('a parameter is described with more than its name', () => {
  const about = (text: string): string[] =>
    said('param-description', inRead(`params:\n  zoneid: { use: zone, description: ${text} }\n`));
  for (const text of ['The zone.', 'Zone id.', 'The ID of the zone.', 'The zone of this router.']) {
    assert.is(about(text).length, 1, text);
  }
  for (const text of ['Only in this zone.', 'The zone to look in.', 'Where it is.'])
    assert.equal(about(text), [], text);
});

test('what a person asks has neither tools nor ids in it', () => {
  const ask = (text: string): string[] =>
    said('has-example', inChange(`examples:\n  - ask: ${text}\n    args: { id: r-12-VM }\n`));
  assert.is(ask('Restart 2876beac-c116-5659-91d5-8c13aa9858e4').length, 1);
  assert.is(ask('Restart').length, 1);
  assert.equal(ask('Restart the run-time router r-12-VM'), []);
});

test('marks of what is to be written are found everywhere, and nothing else is said about them', () => {
  const example = inChange(`title: "WRITE: what it does"
description: "WRITE: two sentences"
params:
  id: { use: router, required: true, description: "WRITE: which router" }
  forced: { type: boolean, since: "4.16.0", more: true, description: "WRITE: what it forces" }
output:
  done: "WRITE: what is true now"
examples:
  - ask: "WRITE: what a person says"
    args: { id: "WRITE: a name" }
`);
  const rules = new Set(lintExample(example).map(({ rule: { id } }) => id));
  assert.equal([...rules], ['words/to-be-written']);
  assert.is(said('to-be-written', example).length, 7);
});

test('what is written in a way that rules do not know is no reason to stop', () => {
  const odd = asFile('x/odd.yaml', '["description", {"title": 3}]\n');
  assert.ok(lintExample(odd).length > 0);
});

test.run();
