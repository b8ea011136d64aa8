import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { encodeArguments } from '../../engine/cloudstack/encode.js';
import { ToolError } from '../../engine/errors.js';
import type { Param } from '../../engine/manifest/types.js';

const anyText: Param = { type: 'string' };

function refused(params: Record<string, Param>, args: Record<string, unknown>): ToolError {
  try {
    encodeArguments(params, args);
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('scalars are sent as text, absent values not at all', () => {
  const args = { name: 'web-04', size: 20, startvm: false, id: 9007199254740993n, hostid: undefined, group: null };
  assert.equal(encodeArguments({}, args), {
    name: 'web-04',
    size: '20',
    startvm: 'false',
    id: '9007199254740993',
  });
});

test('empty texts and empty lists are left out, unless emptiness means something', () => {
  const params: Record<string, Param> = { value: { type: 'string', keepEmpty: true }, cidrlist: { type: 'array' } };
  assert.equal(encodeArguments(params, { name: '', value: '', cidrlist: [], details: {} }), { value: '' });
  assert.equal(encodeArguments({ hosts: { type: 'array', keepEmpty: true } }, { hosts: [] }), { hosts: '' });
});

test('lists are joined by commas; an item with a comma is refused by its place', () => {
  const params: Record<string, Param> = { networkids: { use: 'network', list: true }, cidrlist: { type: 'array' } };
  assert.equal(encodeArguments(params, { networkids: ['n-1', 'n-2'], cidrlist: ['10.0.0.0/8', '', 'fd00::/8'] }), {
    networkids: 'n-1,n-2',
    cidrlist: '10.0.0.0/8,fd00::/8',
  });
  const error = refused(params, { cidrlist: ['a', 'b,c'] });
  assert.is(error.code, 'invalid-argument');
  assert.match(error.message, /cidrlist\[1\]/);
});

test('a single id where several are allowed is sent as it is', () => {
  assert.equal(encodeArguments({ ids: { use: 'volume', list: true } }, { ids: 'v-1' }), { ids: 'v-1' });
});

test('createTags: kv gives every key an index; deleteTags sends a key alone', () => {
  const tags: Param = { type: 'object', wire: 'kv', additionalProperties: anyText };
  assert.equal(encodeArguments({ tags }, { resourceids: ['a', 'b'], tags: { env: 'prod', owner: '' } }), {
    resourceids: 'a,b',
    'tags[0].key': 'env',
    'tags[0].value': 'prod',
    'tags[1].key': 'owner',
    'tags[1].value': '',
  });
  assert.equal(encodeArguments({ tags: { ...tags, emptyValue: 'omit' } }, { tags: { env: 'prod', owner: '' } }), {
    'tags[0].key': 'env',
    'tags[0].value': 'prod',
    'tags[1].key': 'owner',
  });
});

test('addImageStore: details are kv and every value becomes text', () => {
  const details: Param = {
    type: 'object',
    wire: 'kv',
    properties: { accesskey: { type: 'string', sensitive: true } },
    additionalProperties: { type: 'string', sensitive: true },
  };
  assert.equal(encodeArguments({ details }, { details: { accesskey: 'AK', usehttps: true, timeout: 30 } }), {
    'details[0].key': 'accesskey',
    'details[0].value': 'AK',
    'details[1].key': 'usehttps',
    'details[1].value': 'true',
    'details[2].key': 'timeout',
    'details[2].value': '30',
  });
});

test('createAutoScaleVmProfile: kv under other field names, lists inside joined', () => {
  const otherdeployparams: Param = {
    type: 'object',
    wire: { kv: ['name', 'value'] },
    properties: { securitygroupids: { use: 'security-group', list: true } },
    additionalProperties: anyText,
  };
  assert.equal(
    encodeArguments({ otherdeployparams }, { otherdeployparams: { securitygroupids: ['g1', 'g2'], disksize: 5 } }),
    {
      'otherdeployparams[0].name': 'securitygroupids',
      'otherdeployparams[0].value': 'g1,g2',
      'otherdeployparams[1].name': 'disksize',
      'otherdeployparams[1].value': '5',
    },
  );
});

test('deployVirtualMachine: free details go under [0], keys keep their case', () => {
  const details: Param = { type: 'object', wire: 'free', additionalProperties: anyText };
  assert.equal(encodeArguments({ details }, { details: { cpuNumber: 4, 'a.b': '', rootDiskController: 'scsi' } }), {
    'details[0].cpuNumber': '4',
    'details[0].a.b': '',
    'details[0].rootDiskController': 'scsi',
  });
});

test('deployVirtualMachine: records, with lists inside and open fields after a prefix', () => {
  const params: Record<string, Param> = {
    iptonetworklist: { type: 'array', wire: 'record', items: { properties: { networkid: { use: 'network' } } } },
    dhcpoptionsnetworklist: {
      type: 'array',
      wire: 'record',
      items: { properties: { networkid: { use: 'network' }, dhcp: { type: 'object', wire: 'prefix' } } },
    },
    rules: { type: 'array', wire: 'record', items: { properties: { cidrlist: { type: 'array' } } } },
  };
  const args = {
    iptonetworklist: [
      { networkid: 'n-1', ip: '10.1.1.5', mac: undefined },
      { networkid: 'n-2', ip: '' },
    ],
    dhcpoptionsnetworklist: [{ networkid: 'n-1', dhcp: { 114: 'http://x', 66: 'tftp' } }],
    rules: [{ protocol: 'tcp', startport: 22, cidrlist: ['10.0.0.0/8', '192.168.0.0/16'] }],
  };
  assert.equal(encodeArguments(params, args), {
    'iptonetworklist[0].networkid': 'n-1',
    'iptonetworklist[0].ip': '10.1.1.5',
    'iptonetworklist[1].networkid': 'n-2',
    'dhcpoptionsnetworklist[0].networkid': 'n-1',
    'dhcpoptionsnetworklist[0].dhcp:66': 'tftp',
    'dhcpoptionsnetworklist[0].dhcp:114': 'http://x',
    'rules[0].protocol': 'tcp',
    'rules[0].startport': '22',
    'rules[0].cidrlist': '10.0.0.0/8,192.168.0.0/16',
  });
});

test('without a declared form an object is free and a list of objects are records', () => {
  assert.equal(encodeArguments({}, { details: { a: 1 }, rules: [{ rule: 'list*' }, { rule: '*' }] }), {
    'details[0].a': '1',
    'rules[0].rule': 'list*',
    'rules[1].rule': '*',
  });
});

test('a list that mixes objects with something else is refused', () => {
  assert.is(refused({}, { rules: [{ rule: 'x' }, 'y'] }).code, 'invalid-argument');
  assert.is(refused({}, { details: { a: { b: 1 } } }).code, 'invalid-argument');
});

test('base64 always encodes, except text that says it is base64 already', () => {
  const userdata: Param = { type: 'string', encoding: 'base64' };
  const sent = (text: string) => encodeArguments({ userdata }, { userdata: text })['userdata'];
  assert.is(sent('#cloud-config\nhostname: wéb'), Buffer.from('#cloud-config\nhostname: wéb').toString('base64'));
  assert.is(sent('abcd'), 'YWJjZA==');
  assert.is(sent('base64:YWJjZA=='), 'YWJjZA==');
  assert.is(sent(''), undefined);
});

test('url encodes once more than the wire does', () => {
  const certificate: Param = { type: 'string', encoding: 'url' };
  assert.equal(encodeArguments({ certificate }, { certificate: 'a+b c\n' }), { certificate: 'a%2Bb%20c%0A' });
  assert.equal(encodeArguments({ certificate }, { certificate: 'x\uD800' }), { certificate: 'x%EF%BF%BD' });
});

test('codes: the word becomes its number, a number stays', () => {
  const type: Param = { type: 'string', codes: { 'running-vm': 1, 'ip-address': 3 } };
  assert.equal(encodeArguments({ type }, { type: 'ip-address' }), { type: '3' });
  assert.equal(encodeArguments({ type }, { type: 1 }), { type: '1' });
  assert.equal(encodeArguments({ type: { list: true, ...type } }, { type: ['running-vm', 3] }), { type: '1,3' });
  assert.equal(encodeArguments({ type: { type: 'array', items: type } }, { type: ['running-vm'] }), { type: '1' });
});

test('a word that every object has is no declared code or key', () => {
  const type: Param = { type: 'string', codes: { one: 1 } };
  assert.equal(encodeArguments({ type }, { type: 'constructor' }), { type: 'constructor' });
  const details: Param = { type: 'object', wire: 'free', properties: { a: anyText }, additionalProperties: anyText };
  assert.equal(encodeArguments({ details }, { details: { toString: 'x' } }), { 'details[0].toString': 'x' });
});

test('any map can be read back from its indexed pairs', () => {
  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.dictionary(key, fc.string({ unit: 'binary' }), { maxKeys: 40 }), (map) => {
      const wire = encodeArguments({ tags: { type: 'object', wire: 'kv' } }, { tags: map });
      const count = Object.keys(map).length;
      const back = Array.from({ length: count }, (_, i) => [wire[`tags[${i}].key`], wire[`tags[${i}].value`]]);
      assert.equal(back, Object.entries(map));
      assert.is(Object.keys(wire).length, count * 2);
    }),
  );
});

test.run();
