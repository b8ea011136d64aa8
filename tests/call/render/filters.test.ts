import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ago, FILTERS } from '../../../engine/call/render/filters.js';
import { FILTER_NAMES } from '../../../engine/manifest/filter-names.js';
import type { FilterName } from '../../../engine/manifest/filter-names.js';

const CASES: [filter: FilterName, value: string, shown: string][] = [
  ['bytes', '0', '0 B'],
  ['bytes', '1023', '1023 B'],
  ['bytes', '1024', '1 KiB'],
  ['bytes', '5368709120', '5 GiB'],
  ['bytes', '1610612736', '1.5 GiB'],
  ['bytes', '-2048', '-2 KiB'],
  ['bytes', '9223372036854775807', '8192 PiB'],
  ['bytes', 'unlimited', 'unlimited'],
  ['bytes', '', ''],
  ['bytes', ' ', ' '],
  ['mib', '512', '512 MiB'],
  ['mib', '4096', '4 GiB'],
  ['mib', '1572864', '1.5 TiB'],
  ['mhz', '2000', '2 GHz'],
  ['mhz', '999', '999 MHz'],
  ['percent', '0', '0 %'],
  ['percent', '0.873', '87 %'],
  ['percent', '87.3%', '87 %'],
  ['percent', '0.5%', '1 %'],
  ['percent', '87.3', '87 %'],
  ['percent', '1', '100 %'],
  ['percent', 'N/A', 'N/A'],
  ['date', '2026-07-24T10:00:00+0000', '2026-07-24 10:00 UTC'],
  ['date', '2026-07-24T10:00:00+0200', '2026-07-24 08:00 UTC'],
  ['date', '2026-07-24T10:00:00Z', '2026-07-24 10:00 UTC'],
  ['date', 'never', 'never'],
  ['date', '17', '17'],
  ['date', '2026-13-01T00:00:00+0000', '2026-13-01T00:00:00+0000'],
  ['javaclass', 'org.apache.cloudstack.api.command.admin.vm.DeployVMCmdByAdmin', 'deploy VM'],
  ['javaclass', 'org.apache.cloudstack.api.command.user.volume.CreateVolumeCmd', 'create volume'],
  ['javaclass', 'org.apache.cloudstack.api.command.user.iso.AttachIsoCmd', 'attach iso'],
  ['javaclass', 'deployVirtualMachine', 'deployVirtualMachine'],
];

for (const [filter, value, shown] of CASES) {
  test(`${filter} shows ${JSON.stringify(value)} as ${JSON.stringify(shown)}`, () => {
    assert.is(FILTERS[filter](value), shown);
  });
}

test('ago speaks of seconds, minutes, hours and days, past and to come', () => {
  const now = Date.parse('2026-07-24T12:00:00Z');
  const at = (ms: number): string => ago(new Date(now - ms).toISOString(), now);
  assert.is(at(0), '0 seconds ago');
  assert.is(at(1_000), '1 second ago');
  assert.is(at(89_000), '89 seconds ago');
  assert.is(at(90_000), '2 minutes ago');
  assert.is(at(3 * 3600_000), '3 hours ago');
  assert.is(at(35 * 3600_000), '35 hours ago');
  assert.is(at(72 * 3600_000), '3 days ago');
  assert.is(at(-3 * 3600_000), 'in 3 hours');
  assert.is(ago('yesterday', now), 'yesterday');
  assert.is(ago('2026-07-24T14:00:00+0200', now), '0 seconds ago');
});

test('a filter never fails and never makes something of nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILTER_NAMES), fc.string({ unit: 'binary' }), (filter, text) => {
      const shown = FILTERS[filter](text);
      assert.type(shown, 'string');
      if (text === '') assert.is(shown, '');
      assert.not.match(shown, /NaN|Infinity|Invalid/.test(text) ? /(?!)/ : /NaN|Infinity|Invalid/);
    }),
  );
});

test('whatever number comes, a size keeps its sign and is below the next step', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (bytes) => {
      const [amount = '', unit] = FILTERS.bytes(String(bytes)).split(' ');
      assert.ok(Math.abs(Number(amount)) <= 1024);
      assert.ok(['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'].includes(unit ?? ''));
      assert.is(Math.sign(Number(amount)), Math.sign(bytes) === 0 ? 0 : Math.sign(bytes));
    }),
  );
});

test.run();
