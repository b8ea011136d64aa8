import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openConversation } from '../fixtures/open-conversation.js';
import type { Conversation } from '../fixtures/open-conversation.js';
import type { Answer, Connection } from '../fixtures/connect-client.js';
import { spawnServer } from '../fixtures/spawn-server.js';

const test = suite('conversation: arguments as clients send them');
const LIST = 'list-virtual-machines';

let conversation: Conversation;
let connection: Connection;

test.before(async () => {
  conversation = await openConversation();
  connection = await conversation.connect();
});
test.after(() => conversation.close());

/** The last request of a command, as it arrived. */
function sent(command: string): Record<string, string> {
  const found = conversation.cloud.requests.findLast((request) => request.command === command);
  if (!found) throw new Error(`${command} never arrived`);
  return found.params;
}

/** Without those that the server makes by itself, a second after its start. */
function requestsOfCalls(): number {
  const own = ['listApis', 'listCapabilities'];
  return conversation.cloud.requests.filter(({ command }) => !own.includes(command)).length;
}

async function refusal(tool: string, args: Record<string, unknown>): Promise<Answer> {
  const before = requestsOfCalls();
  const answer = await connection.call(tool, args);
  assert.ok(answer.isError, answer.text);
  assert.is(requestsOfCalls(), before, 'nothing was sent');
  return answer;
}

test('numbers, booleans and lists may come as text', async () => {
  const { text } = await connection.call(LIST, { _page: '1', ids: '["web-01", "web-02"]', _fields: '["name"]' });
  assert.equal(text.split('\n'), ['name', 'web-01', 'web-02', '2 in all.']);
  await connection.call('list-zones', { available: 'true' });
  assert.is(sent('listZones')['available'], 'true');
});

test('a list may come as names with commas, or as one name', async () => {
  const both = await connection.call(LIST, { ids: 'web-01, web-02', _fields: 'name' });
  assert.match(both.text, /2 in all/);
  const one = await connection.call(LIST, { ids: 'web-02', _fields: 'name' });
  assert.equal(one.text.split('\n'), ['name', 'web-02', '1 in all.']);
});

test('null, empty text and empty list mean "not given"', async () => {
  const { text } = await connection.call(LIST, { id: null, name: '', ids: [], _fields: ['name'], state: 'Stopped' });
  assert.equal(text.split('\n'), ['name', 'monitor', 'web-03', '2 in all.']);
});

test('null as all arguments, and none at all, are an empty call', async () => {
  for (const args of [undefined, {}]) {
    const result = await connection.client.callTool({ name: 'list-zones', ...(args ? { arguments: args } : {}) });
    assert.is(result.isError, undefined);
  }
});

test('null is as good as no arguments, and an empty `more` as none', async () => {
  const server = await spawnServer({ cloud: conversation.cloud, folders: conversation.folders });
  for (const args of [null, { more: null }, { more: '' }, { more: {} }]) {
    const message = await server.answerTo(server.send('tools/call', { name: 'list-zones', arguments: args }));
    assert.is((message['result'] as { isError?: true } | undefined)?.isError, undefined, JSON.stringify(message));
  }
  server.end();
  await server.exited;
});

test('rare arguments may stand in `more` or beside the others, also as JSON text', async () => {
  for (const args of [{ more: { hypervisor: 'KVM' } }, { hypervisor: 'KVM' }, { more: '{"hypervisor": "KVM"}' }]) {
    const { isError } = await connection.call(LIST, { ...args, name: `web-${JSON.stringify(args).length}` });
    assert.is(isError, false);
    assert.is(sent('listVirtualMachines')['hypervisor'], 'KVM');
  }
});

test('words are taken whatever their case, and sent as CloudStack writes them', async () => {
  await connection.call('list-zones', { networktype: 'advanced' });
  assert.is(sent('listZones')['networktype'], 'Advanced');
});

test('an unknown argument is refused by name, with the one that was probably meant', async () => {
  const { text, structured } = await refusal(LIST, { zonid: 'fra-1' });
  assert.match(text, /^list-virtual-machines has no argument zonid\. Did you mean zoneid/);
  assert.is(structured['error'], 'unknown-argument');
});

test('one value in `more` and another beside it: nobody guesses which is meant', async () => {
  const { text, structured } = await refusal(LIST, { state: 'Running', more: { state: 'Stopped' } });
  assert.is(structured['error'], 'invalid-argument');
  assert.match(text, 'state: has one value in more and another beside it: give only one of them.');
  const same = await connection.call(LIST, { state: 'Stopped', _fields: ['name'], more: '{"state": "Stopped"}' });
  assert.match(same.text, /2 in all/);
});

test('an unknown argument inside `more` is refused too', async () => {
  const { structured } = await refusal(LIST, { more: { hypervizor: 'KVM' } });
  assert.is(structured['error'], 'unknown-argument');
});

test('an argument that only objects have is no argument', async () => {
  for (const name of ['constructor', 'hasOwnProperty', 'toString']) {
    const { structured } = await refusal(LIST, { [name]: 'x' });
    assert.is(structured['error'], 'unknown-argument', name);
  }
});

test('a missing argument is named, with what it is', async () => {
  const { text, structured } = await refusal('deploy-virtual-machine', { zoneid: 'fra-1' });
  assert.match(text, /^deploy-virtual-machine needs serviceofferingid\./);
  assert.match(text, /list-service-offerings/);
  assert.is(structured['error'], 'missing-argument');
});

test('a value of the wrong kind is refused and never guessed', async () => {
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ _page: 'two' }, /_page: must be a whole number/],
    [{ _page: 0 }, /_page: must be at least 1/],
    [{ _fields: { a: 1 } }, /_fields/],
    [{ _filter: 'Running' }, /_filter: must be such as "state=Running/],
    [{ name: ['a', 'b'] }, /name: must be one value/],
    [{ name: 'x'.repeat(256) }, /name: is too long: 255/],
    [{ name: 'a\u0000b' }, /name: has a control character/],
    [{ _format: 'xml' }, /_format: must be one of table, json, csv/],
  ];
  for (const [args, says] of cases) {
    const { text, structured } = await refusal(LIST, args);
    assert.match(text, says);
    assert.is(structured['error'], 'invalid-argument');
  }
  const { text } = await refusal('list-zones', { available: 'yes' });
  assert.match(text, /available: must be true or false, not "yes"/);
});

test('a rule between arguments is kept, and told in words', async () => {
  const { text, structured } = await refusal('deploy-virtual-machine', { zoneid: 'fra-1', serviceofferingid: 'small' });
  assert.match(text, /templateid/);
  assert.match(text, /none was given/);
  assert.is(structured['error'], 'rule-broken');
});

test('quantities carry their unit', async () => {
  const { text } = await connection.call('create-volume', {
    name: 'scratch',
    zoneid: 'fra-1',
    diskofferingid: 'custom',
    size: '200 GB',
  });
  assert.is(sent('createVolume')['size'], '200', text);
});

test('an unknown tool is a result that names the near ones, so that the model can fix it', async () => {
  const { text, structured } = await refusal('list-virtual-machine', {});
  assert.match(text, /There is no tool named list-virtual-machine\. Did you mean [^?]*\blist-virtual-machines\b/);
  assert.is(structured['error'], 'unknown-tool');
});

test('describe-tool tells what the list leaves out', async () => {
  const { text } = await connection.call('describe-tool', { tool: LIST });
  assert.match(text, /^- hypervisor \(string\): Only on this hypervisor/m);
  assert.match(text, /^- _group /m);
  const destroy = await connection.call('describe-tool', { tool: 'destroy-virtual-machine' });
  assert.match(destroy.text, /^Danger: high; critical with expunge; critical with volumeids/m);
  const wrong = await refusal('describe-tool', { tool: 'destroy-virtual-machin' });
  assert.match(wrong.text, /Did you mean destroy-virtual-machine/);
});

test.run();
