import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EngineArguments } from '../../../engine/manifest/engine-arguments.js';
import { THREE, lines, refusal, show } from './a-list.js';
import { processorMs } from '../../fixtures/processor-time.js';

test('_filter keeps rows by the conditions of manifests, on the whole list', () => {
  const filtered = (filter: Record<string, unknown>): unknown =>
    show(THREE, { _filter: filter }, { isWhole: true }).structured?.['ids'];
  assert.equal(filtered({ state: 'running' }), ['i1', 'i3']);
  assert.equal(filtered({ memory: { over: 1024 } }), ['i1']);
  assert.equal(filtered({ memory: { present: false } }), ['i3']);
  assert.equal(filtered({ name: { matches: 'WEB' }, state: { not: 'Running' } }), ['i2']);
  assert.equal(filtered({ memory: { over: 1000, under: '2000' } }), ['i2']);
  assert.equal(filtered({ memory: { present: 'true' } }), ['i1', 'i2']);
});

test('matches in _filter is plain text with * for any part, and takes no time', () => {
  const names = ['a.b(c', 'axb', 'AB-12', 'a'.repeat(50_000)];
  const rows = names.map((name, at) => ({ id: `i${at}`, name }));
  const found = (matches: string): unknown =>
    show(rows, { _filter: { name: { matches } } }, { isWhole: true }).structured?.['ids'];
  assert.equal(found('b('), ['i0']);
  assert.equal(found('('), ['i0']);
  assert.equal(found('a.b'), ['i0']);
  assert.equal(found('a*b'), ['i0', 'i1', 'i2']);
  assert.equal(found('b*a'), []);
  assert.equal(found('*1*2*'), ['i2']);
  assert.equal(found('^(a+)+$x'), []);
  assert.ok(processorMs(() => assert.equal(found('*a'.repeat(20_000) + 'x'), [])) < 1_000);
});

test('each text is found by any of its parts in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }).filter((part) => !/[*]/.test(part))),
      fc.string(),
      (parts, end) => {
        const name = `${parts.join('-')}-${end}`;
        const matches = parts.join('*');
        fc.pre(matches !== '');
        const { structured } = show([{ id: 'i', name }], { _filter: { name: { matches } } }, { isWhole: true });
        assert.equal(structured?.['ids'], ['i']);
      },
    ),
  );
});

test('of several values of a field one is enough', () => {
  const output = { columns: ['name', { address: 'nic.ipaddress' }] };
  const rows = [
    {
      id: 'i1',
      name: 'a',
      nic: [
        { ipaddress: '10.0.0.1', speed: 10 },
        { ipaddress: '10.0.0.2', speed: 200 },
      ],
    },
    { id: 'i2', name: 'b', nic: [{ ipaddress: '10.0.0.3', speed: 10 }] },
  ];
  const found = (_filter: Record<string, unknown>): unknown =>
    show(rows, { _filter, _format: 'table' }, { isWhole: true }, output).structured?.['ids'];
  assert.equal(found({ address: '10.0.0.2' }), ['i1']);
  assert.equal(found({ address: { matches: '0.2' } }), ['i1']);
  assert.equal(found({ address: { not: '10.0.0.2' } }), ['i2']);
  assert.equal(found({ 'nic.speed': { over: 100 } }), ['i1']);
  assert.equal(found({ address: { covers: 'internet' } }), []);
});

test('what _filter does not know is refused by name, with what exists', () => {
  for (const [filter, says] of [
    [
      { memory: { gt: 1 } },
      /^_filter\.memory: there is no operator "gt"; there are is, not, over, atLeast, under, atMost, match/,
    ],
    [{ memory: { overr: 1 } }, /Did you mean over/],
    [{ memory: { constructor: 1 } }, /no operator "constructor"/],
    [{ memory: { over: 'lots' } }, /^_filter\.memory\.over: must be a number/],
    [{ memory: { present: 'maybe' } }, /must be true or false/],
    [{ memory: { not: [{}] } }, /must be a value or a list of values/],
    [{ name: { matches: ['a'] } }, /must be a text/],
    [{ name: { covers: 'all' } }, /must be "internet"/],
    [{ memory: {} }, /map with one of is, not/],
    [{ memory: null }, /map with one of is, not/],
    [{ memory: [{ over: 1 }] }, /plain values/],
  ] as const) {
    assert.match(
      refusal(() => show(THREE, { _filter: filter }, { isWhole: true })),
      says,
      JSON.stringify(filter),
    );
  }
});

test('a field that does not exist is refused wherever it stands, with a near one', () => {
  for (const [own, says] of [
    [{ _filter: { stat: 'Running' } }, /^_filter: no row has a field "stat"\. Did you mean state\.$/],
    [{ _filter: { constructor: { present: true } } }, /^_filter: no row has a field "constructor"/],
    [{ _sort: '-memry' }, /^_sort: no row has a field "memry"\. Did you mean memory/],
    [{ _group: ['stat'] }, /^_group: .*Did you mean state/],
  ] as [EngineArguments, RegExp][]) {
    assert.match(
      refusal(() => show(THREE, own, { isWhole: true })),
      says,
    );
  }
  assert.is(show([], { _filter: { stat: 'Running' } }, { isWhole: true }).text, 'Nothing matches.');
});

test('labels of the header work in _filter, _sort and _group, on what CloudStack gave and not on what is shown', () => {
  const output = { columns: ['name', { size: 'memory | mib' }, { is: 'state' }] };
  const ids = (own: EngineArguments): unknown => show(THREE, own, { isWhole: true }, output).structured?.['ids'];
  assert.equal(ids({ _filter: { size: { over: 1024 }, is: 'Running' } }), ['i1']);
  assert.equal(ids({ _sort: 'size' }), ['i2', 'i1', 'i3']);
  assert.equal(lines(show(THREE, { _group: ['is'] }, { isWhole: true }, output)).slice(0, 2), [
    'is|count',
    'Running|2',
  ]);
});

test('_sort sorts numbers by size and names as people do, and puts rows without a value last', () => {
  const sorted = (order: string): unknown => show(THREE, { _sort: order }, { isWhole: true }).structured?.['ids'];
  assert.equal(sorted('name'), ['i3', 'i2', 'i1']);
  assert.equal(sorted('-name'), ['i1', 'i2', 'i3']);
  assert.equal(sorted('memory'), ['i2', 'i1', 'i3']);
  assert.equal(sorted('-memory'), ['i1', 'i2', 'i3']);
});

test('_sort knows decimals, negatives and percentages, and puts texts behind numbers', () => {
  const sorted = (values: unknown[], order: string): unknown =>
    lines(
      show(
        values.map((x) => ({ x })),
        { _sort: order, _fields: ['x'] },
        { isWhole: true },
      ),
    ).slice(1, -1);
  assert.equal(sorted([0.5, -3, 0.25, '1.10', -12, 1.9], 'x'), ['-12', '-3', '0.25', '0.5', '1.10', '1.9']);
  assert.equal(sorted(['9.5%', '10.25%', '9.25%'], '-x'), ['10.25%', '9.5%', '9.25%']);
  assert.equal(sorted(['web-2', 10, 'web-10', -1, '10.0.0.1'], 'x'), ['-1', '10', '10.0.0.1', 'web-2', 'web-10']);
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
      const shown = sorted(numbers, 'x') as string[];
      assert.equal(
        shown.map(Number),
        shown.map(Number).sort((a, b) => a - b),
      );
    }),
  );
});

test.run();
