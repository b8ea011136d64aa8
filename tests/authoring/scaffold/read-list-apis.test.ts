import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemoCloud } from '../../../engine/demo/cloud.js';
import type { DemoCloud } from '../../../engine/demo/cloud.js';
import type { CloudClient } from '../../../engine/cloudstack/client.js';
import { askForAllApis } from '../../../engine/cloudstack/whole-list-apis.js';
import { ToolError } from '../../../engine/errors.js';
import { builtInFacts, withCommands } from '../../../engine/facts/facts.js';
import { parseListApis, readListApis } from '../../../engine/facts/read-list-apis.js';
import { aClient, failureOf } from '../../cloudstack/a-client.js';

interface Context {
  cloud: DemoCloud;
  client: CloudClient;
}

const test = suite<Context>('read-list-apis');

test.before(async (context) => {
  context.cloud = await startDemoCloud();
  context.client = aClient({ url: context.cloud.url, ...context.cloud.keys.admin, timeoutMs: 10_000 });
});
test.before.each(({ cloud }) => {
  cloud.calm();
});
test.after(async ({ cloud, client }) => {
  client.close();
  await cloud.close();
});

const RACKS = {
  name: 'listRacks',
  isasync: false,
  since: '4.20.1.0',
  related: '',
  params: [
    { name: 'zoneid', type: 'uuid', length: 255, required: false, related: 'listZones,createZone' },
    { name: 'label', type: 'string', length: 1024, required: true, since: 'since 4.21' },
    { name: 'LABEL', type: 'string', required: true },
    { name: 'hostids', type: 'list', required: false, related: 'listHosts' },
    { name: 'tags', type: 'list', required: false },
    { name: 'adminpassword', type: 'string', required: false },
    { name: 'odd', type: 'tzdate', required: false },
    {},
  ],
  response: [{ name: 'id', type: 'string' }, { name: 'units', type: 'integer' }, {}, { name: 'jobid', type: 'string' }],
};

test('all forms in which people save an answer are read', () => {
  const inner = { count: 1, api: [RACKS] };
  for (const form of [{ listapisresponse: inner }, inner, { api: [RACKS] }, [RACKS]]) {
    assert.equal(parseListApis(JSON.stringify(form), 'apis.json'), [RACKS]);
  }
  assert.equal(parseListApis(`\uFEFF${JSON.stringify(inner)}`, 'apis.json'), [RACKS]);
});

test('what is no answer of listApis is refused with advice', () => {
  for (const text of ['', '{', '[]', '{}', '{"api":[]}', '{"api":{}}', '7', 'null', '[{"name":"a","params":3}]']) {
    try {
      parseListApis(text, 'apis.json');
      assert.unreachable(text);
    } catch (error) {
      assert.instance(error, ToolError);
      assert.match((error as ToolError).message, /^apis\.json .*CloudMonkey/);
    }
  }
});

test('a private command becomes facts; what listApis cannot tell stays open', () => {
  const { commands, types } = readListApis([RACKS]);
  const [racks] = commands;
  assert.ok(racks);
  const { danger, roles, envelope, group } = racks;
  assert.equal([danger, roles, envelope, group], [undefined, undefined, undefined, undefined]);
  assert.is(racks.kind, 'list');
  assert.is(racks.since, '4.20.1.0');
  assert.equal(racks.params, [
    { name: 'zoneid', type: 'uuid', entityType: 'ZoneResponse' },
    // The same name in other letters is the same parameter: the last one counts.
    { name: 'LABEL', type: 'string', required: true },
    { name: 'hostids', type: 'list', entityType: 'HostResponse', collectionType: 'uuid' },
    { name: 'tags', type: 'list', collectionType: 'string' },
    { name: 'adminpassword', type: 'string', sensitive: true },
    { name: 'odd', type: 'string' },
  ]);
  const fields = types?.[racks.answers ?? '']?.fields.map(({ name }) => name);
  assert.equal(fields, ['id', 'units']);
  assert.ok(withCommands({ commands, ...(types ? { types } : {}) }).command('listRacks'));
});

test('success and the type of a known answer are recognised', () => {
  const response = [
    { name: 'success', type: 'boolean' },
    { name: 'displaytext', type: 'string' },
  ];
  const [paint, other] = readListApis([
    { name: 'paintRack', isasync: true, params: [], response },
    { name: 'listNearbyZones', related: 'listZones', params: [], response: [{ name: 'id' }, { name: 'networktype' }] },
  ]).commands;
  assert.equal([paint?.kind, paint?.async], ['success', true]);
  assert.is(other?.answers, 'ZoneResponse');
});

test('what a whole server says agrees with the facts about it', async ({ client }) => {
  const { commands } = readListApis(await askForAllApis(client));
  assert.ok(commands.length > 500);
  const wrong = commands.flatMap(({ name, async, params }) => {
    const known = builtInFacts().command(name);
    if (!known) return [`${name} is unknown`];
    const types = new Map(known.params.map((param) => [param.name, param]));
    return [
      ...(known.async === async ? [] : [`${name} async`]),
      ...params.flatMap((param) => {
        const fact = types.get(param.name);
        const isSame = fact?.type === param.type && (fact.required ?? false) === (param.required ?? false);
        return isSame ? [] : [`${name} ${param.name}`];
      }),
    ];
  });
  assert.equal(wrong, []);
});

type Body = { listapisresponse: { api: { name: string }[] } };
const EVERYBODYS = ['listApis', 'queryAsyncJobResult', 'listCapabilities'];

/** An answer that lacks every third command, as throttling makes it. */
const part = (rest: number) => (real: unknown) => {
  const { api } = (real as Body).listapisresponse;
  return {
    listapisresponse: { api: api.filter(({ name }, at) => at % 3 !== rest || EVERYBODYS.includes(name)) },
  };
};

test('a server that leaves commands out is asked until it adds nothing', async ({ client, cloud }) => {
  const whole = await askForAllApis(client);
  cloud.misbehave({ command: 'listApis', kind: 'answer', times: 1, body: part(0) });
  assert.is((await askForAllApis(client)).length, whole.length);
});

test('an answer that is always only a part is refused', async ({ client, cloud }) => {
  cloud.misbehave({
    command: 'listApis',
    kind: 'answer',
    times: 9,
    body: (real: unknown) => {
      const { api } = (real as Body).listapisresponse;
      return { listapisresponse: { api: api.filter(({ name }) => !EVERYBODYS.includes(name)) } };
    },
  });
  const { code, message } = await failureOf(askForAllApis(client));
  assert.is(code, 'unreadable-answer');
  assert.match(message, 'only a part');
});

test.run();
