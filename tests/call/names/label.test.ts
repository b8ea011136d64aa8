import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { labelled, labelOf } from '../../../engine/call/names/label.js';
import type { ToolError } from '../../../engine/errors.js';
import { asToolError } from '../../../engine/errors.js';
import { resolveNames } from '../../../engine/call/names/resolve-names.js';
import type { Entity } from '../../../engine/manifest/types.js';
import { openWorld } from '../../fixtures/open-engine.js';

const test = suite('things without a name are told and found by what they are');

const RULE: Entity = {
  list: 'listFirewallRules',
  name: [],
  label: '{{protocol}} {{startport}}-{{endport}} on {{ipaddress}} from {{cidrlist}}',
  as: 'rule',
};

const row = (protocol: string, startport: number | undefined, endport: number | undefined, cidrlist: string) => ({
  id: `${protocol}-${startport}`,
  protocol,
  startport,
  endport,
  ipaddress: '203.0.113.7',
  cidrlist,
});

test('a range of one port is that port, and what is missing leaves no gap', () => {
  assert.is(labelOf(row('tcp', 443, 443, '0.0.0.0/0'), RULE), 'tcp 443 on 203.0.113.7 from 0.0.0.0/0');
  assert.is(labelOf(row('tcp', 80, 90, '0.0.0.0/0'), RULE), 'tcp 80-90 on 203.0.113.7 from 0.0.0.0/0');
  assert.is(labelOf(row('icmp', undefined, undefined, '10.0.0.0/8'), RULE), 'icmp on 203.0.113.7 from 10.0.0.0/8');
});

test('the whole label finds it, and so do two words of it or more; one word is too little', () => {
  const rows = [
    row('tcp', 443, 443, '0.0.0.0/0'),
    row('tcp', 4430, 4430, '0.0.0.0/0'),
    row('udp', 443, 443, '10.0.0.0/8'),
  ];
  const found = (wanted: string): string[] => labelled(rows, wanted, RULE).map(({ id }) => String(id));
  assert.equal(found('TCP  443 on 203.0.113.7 from 0.0.0.0/0'), ['tcp-443']);
  assert.equal(found('tcp 443'), ['tcp-443']);
  assert.equal(found('tcp port 443-443 from 0.0.0.0/0'), ['tcp-443']);
  assert.equal(found('443 on 203.0.113.7'), ['tcp-443', 'udp-443']);
  assert.equal(found('443'), []);
  assert.equal(found(''), []);
});

test('every rule is found by its own label, whatever stands beside it', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  const rule = fc.tuple(fc.constantFrom('tcp', 'udp'), port, port, fc.ipV4()).map(([protocol, a, b, ip]) => ({
    ...row(protocol, Math.min(a, b), Math.max(a, b), `${ip}/32`),
    id: `${protocol} ${a} ${b} ${ip}`,
  }));
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), (rules) => {
      const [wanted] = rules;
      const label = labelOf(wanted ?? {}, RULE);
      const same = rules.filter((one) => labelOf(one, RULE) === label);
      assert.equal(labelled(rules, label, RULE), same);
    }),
  );
});

test('a rule of the cloud is found by what it is, named so in texts, and never guessed', async () => {
  const world = await openWorld({});
  try {
    const tool = world.engine.catalog.tool('delete-firewall-rule');
    assert.ok(tool);
    const resolve = (id: string) =>
      resolveNames(tool, { id }, world.engine.catalog, world.engine.findRows, {
        fresh: true,
        lookAtIds: true,
        shownIds: world.engine.shownIds,
      });
    const entity = world.engine.catalog.vocabulary.entities['firewall-rule'];
    assert.ok(entity);
    const { rows } = await world.engine.findRows({ entity, params: {}, fresh: true });
    const first = rows[0] ?? {};
    const found = await resolve(labelOf(first, entity));
    assert.is(found.args['id'], first['id']);
    assert.match(String(found.bound['rule']), labelOf(first, entity));
    const outcome = await resolve('tcp 1 on 192.0.2.1').catch(asToolError);
    assert.is((outcome as ToolError).code, 'name-not-found');
  } finally {
    await world.close();
  }
});

test.run();
