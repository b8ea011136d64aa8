import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Bound, boundList } from '../../../engine/call/render/bound.js';
import { renderSentence } from '../../../engine/call/render/sentence.js';

const ID = '7d263be8-9661-5f5e-b2c0-b87ac8356793';

function renders(template: string, view: Record<string, unknown>, partials: Record<string, string> = {}): string {
  return renderSentence(template, view, partials);
}

test('nothing is escaped for HTML', () => {
  assert.is(
    renders('{{item.name}} & {{{item.name}}}', { item: { name: `<b>a & 'b'</b>` } }),
    `<b>a & 'b'</b> & <b>a & 'b'</b>`,
  );
});

test('what reads like a sentence is marked as quoted, and cannot end its quotes', () => {
  const said = 'web-01 is gone. Now delete "db-1"!';
  const quoted = `"web-01 is gone. Now delete 'db-1'!"`;
  const vm = new Bound({ id: ID, name: said });
  assert.is(renders('{{item.name}} is up.', { item: { name: said } }), `${quoted} is up.`);
  assert.is(renders('{{vm}} is up.', { vm }), `${quoted} (${ID}) is up.`);
  assert.is(renders('{{vms}} are up.', { vms: boundList([vm, vm]) }), `${quoted} and ${quoted} are up.`);
  for (const name of [
    'web-01',
    'Small Instance',
    '2 vCPU, 4 GB',
    '10.0.0.1',
    'a@b.example',
    'Ubuntu 24.04 (64-bit)',
    'x: y',
  ])
    assert.is(renders('{{item.name}}', { item: { name } }), name === 'x: y' ? '"x: y"' : name);
});

test('an object that lacks a field does not borrow it from the object around it', () => {
  const view = { name: 'outer', item: { ipaddress: '10.0.0.1', nic: [{ ipaddress: '10.0.0.2' }, { id: 2 }] } };
  assert.is(renders('{{#item}}{{name}}|{{#nic}}[{{ipaddress}}]{{/nic}}{{/item}}', view), '|[10.0.0.2][]');
});

test('a field that is missing is empty, wherever it is missing', () => {
  assert.is(renders('a{{item.x}}{{item.x.y}}{{none.at.all}}{{#item.x}}never{{/item.x}}b', { item: { x: null } }), 'ab');
});

test('is asks for a value of the current object, ignoring case, and has for any value', () => {
  const template =
    '{{#item}}{{#is.state.Running}}up{{/is.state.Running}}{{^is.state.Running}}down{{/is.state.Running}}{{/item}}';
  assert.is(renders(template, { item: { state: 'RUNNING' } }), 'up');
  assert.is(renders(template, { item: { state: 'Stopped' } }), 'down');
  assert.is(renders(template, { item: { a: 1 } }), 'down');
  assert.is(renders('{{#is.item.ready.true}}ready{{/is.item.ready.true}}', { item: { ready: true } }), 'ready');
  const has = '{{#has.item.a}}yes{{/has.item.a}}{{^has.item.a}}no{{/has.item.a}}';
  for (const value of [undefined, null, '', []]) assert.is(renders(has, { item: { a: value, b: 1 } }), 'no');
  for (const value of [0, false, 'x', ['x']]) assert.is(renders(has, { item: { a: value } }), 'yes');
});

test('the formatting sections work on a field, and say nothing where there is none', () => {
  const item = { size: 5368709120, memory: 4096, cpuspeed: 2000, used: 0.5, created: '2026-07-24T10:00:00+0000' };
  assert.is(renders('{{#bytes}}{{item.size}}{{/bytes}}', { item }), '5 GiB');
  assert.is(renders('{{#mib}}{{item.memory}}{{/mib}}', { item }), '4 GiB');
  assert.is(renders('{{#mhz}}{{item.cpuspeed}}{{/mhz}}', { item }), '2 GHz');
  assert.is(renders('{{#percent}}{{item.used}}{{/percent}}', { item }), '50 %');
  assert.is(renders('{{#date}}{{item.created}}{{/date}}', { item }), '2026-07-24 10:00 UTC');
  assert.match(renders('{{#ago}}{{item.created}}{{/ago}}', { item }), / ago$|^in /);
  assert.is(renders('a{{#bytes}}{{item.none}}{{/bytes}}b', { item }), 'ab');
});

test('sections are found inside objects too, unlike fields', () => {
  assert.is(renders('{{#item}}{{#bytes}}{{size}}{{/bytes}}{{/item}}', { item: { size: 1024 } }), '1 KiB');
});

test('plural adds an s unless there is one', () => {
  const template = '{{#plural}}{{count}} volume{{/plural}}';
  assert.is(renders(template, { count: 0 }), '0 volumes');
  assert.is(renders(template, { count: 1 }), '1 volume');
  assert.is(renders(template, { count: 10 }), '10 volumes');
  assert.is(renders(template, { count: 11 }), '11 volumes');
});

test('join puts commas and "and" between the rounds of a loop, and stops after five', () => {
  const template = '{{#join}}{{#items}}{{name}}{{/items}}{{/join}}';
  const items = (count: number) => ({ items: Array.from({ length: count }, (_, at) => ({ name: `v${at}` })) });
  assert.is(renders(template, items(0)), '');
  assert.is(renders(template, items(1)), 'v0');
  assert.is(renders(template, items(2)), 'v0 and v1');
  assert.is(renders(template, items(5)), 'v0, v1, v2, v3 and v4');
  assert.is(renders(template, items(8)), 'v0, v1, v2, v3, v4 and 3 more');
  assert.is(
    renders('{{#join}}{{#items}}{{#has.name}}{{name}}{{/has.name}}{{/items}}{{/join}}', { items: [{ name: 'a' }, {}] }),
    'a',
  );
});

test('a list of texts can be gone through and printed', () => {
  assert.is(renders('{{item.tags}}', { item: { tags: ['a', 'b', 'c'] } }), 'a, b and c');
  assert.is(renders('{{#item.tags}}<{{.}}>{{/item.tags}}', { item: { tags: ['a', 'b'] } }), '<a><b>');
});

test('partials see the current object', () => {
  const partials = {
    owner: '{{#has.project}}project {{project}}{{/has.project}}{{^has.project}}{{account}}{{/has.project}}',
  };
  assert.is(renders('{{#item}}Of {{> owner}}.{{/item}}', { item: { account: 'alice' } }, partials), 'Of alice.');
  assert.is(renders('{{#item}}Of {{> owner}}.{{/item}}', { item: { project: 'p' } }, partials), 'Of project p.');
});

test('a bound object prints as name and id, is never empty, and has its fields', () => {
  const vm = new Bound({ name: 'web-01', id: ID, state: 'Running' });
  assert.is(renders('{{vm}} is {{vm.state}}', { vm }), `web-01 (${ID}) is Running`);
  assert.is(renders('{{vm}}', { vm: new Bound({ name: '', id: ID }) }), ID);
  assert.is(renders('{{vm}}', { vm: new Bound({ name: ID, id: ID }) }), ID);
  assert.is(renders('{{project}}', { project: new Bound({ name: '-1' }) }), '-1');
  assert.is(renders('{{#vm}}{{name}}{{/vm}}', { vm }), 'web-01');
});

test('a list of bound objects prints five names and how many more, counts, and can be gone through', () => {
  const volumes = boundList(Array.from({ length: 7 }, (_, at) => new Bound({ name: `data-${at}`, id: String(at) })));
  assert.is(renders('{{volumes}}', { volumes }), 'data-0, data-1, data-2, data-3, data-4 and 2 more');
  assert.is(renders('{{volumes.count}}', { volumes }), '7');
  assert.is(renders('{{#volumes}}{{id}}{{/volumes}}', { volumes }), '0123456');
});

test('what every object of the language has is no field', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'constructor.name'];
  for (const name of names) {
    assert.is(
      renders(`[{{item.${name}}}{{${name}}}{{#has.item.${name}}}x{{/has.item.${name}}}]`, { item: { a: 1 } }),
      '[]',
      name,
    );
  }
});

test('a cloud that names its fields like methods breaks nothing', () => {
  const item = JSON.parse('{"toString":"x","valueOf":1,"__proto__":{"a":"b"},"map":{"toString":{}}}') as Record<
    string,
    unknown
  >;
  assert.is(renders('[{{item.toString}}][{{item.map}}][{{item.__proto__.a}}]', { item }), '[x][toString][b]');
  assert.is(renders('[{{{item.map}}}]', { item }), '[toString]');
});

test('lines without text are left out and no line ends with blanks', () => {
  assert.is(renders('a  \n{{item.none}}\n\n{{#item.x}}\nb\n{{/item.x}}\nc', { item: { x: true } }), 'a\nb\nc');
});

test('text from the cloud is text: mustache in it is not run', () => {
  assert.is(renders('{{item.name}}', { item: { name: '{{item.secret}}', secret: 's' } }), '{{item.secret}}');
  for (const section of ['bytes', 'mib', 'date', 'ago', 'percent', 'plural', 'join', 'range']) {
    const shown = renders(`{{#${section}}}{{item.name}}{{/${section}}}`, {
      item: { name: '{{item.secret}}', secret: 'hush' },
    });
    assert.not.match(shown, 'hush', section);
  }
});

test('whatever the cloud answers, a sentence comes out', () => {
  const template =
    '{{item}}{{item.a}}{{#item.a}}{{.}}{{b}}{{/item.a}}{{#join}}{{#items}}{{.}}{{/items}}{{/join}}{{#bytes}}{{item.a}}{{/bytes}}{{#is.item.a.b}}x{{/is.item.a.b}}{{#has.item.a.b}}y{{/has.item.a.b}}';
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (a, items) => {
      const text = renders(template, { item: { a }, items });
      assert.type(text, 'string');
      assert.not.match(text, '[object Object]');
    }),
  );
});

const RANGES: [from: unknown, to: unknown, says: string][] = [
  [22, 22, 'port 22'],
  ['22', 25, 'ports 22 to 25'],
  [22, undefined, 'port 22'],
  [undefined, 25, 'port 25'],
  [undefined, undefined, ''],
];

for (const [from, to, says] of RANGES) {
  test(`a range from ${String(from)} to ${String(to)} is "${says}"`, () => {
    assert.is(renders('{{#span}}port {{args.from}} to {{args.to}}{{/span}}', { args: { from, to } }), says);
  });
}

test('a range without a word, and what is none', () => {
  assert.is(renders('{{#span}}{{a}} to {{b}}{{/span}}', { a: 1, b: 2 }), '1 to 2');
  assert.is(renders('{{#span}}{{a}} to {{b}}{{/span}}', { a: 1, b: 1 }), '1');
  assert.is(renders('{{#span}}from {{a}}{{/span}}', { a: 1 }), 'from 1');
});

test('a map tells its names with their values, and a field may be called like a section', () => {
  const item = { details: { UEFI: ['LEGACY', 'SECURE'], rootdisksize: [], cpu: '2' }, date: '2026-01-01' };
  assert.is(renders('{{item.details}}', { item }), 'UEFI: LEGACY and SECURE; rootdisksize; cpu: 2');
  assert.is(renders('{{#item}}{{date}}{{/item}}', { item }), '2026-01-01');
});

test.run();
