import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { itemOf, jobOf, readAnswer, rowsOf, successOf } from '../../engine/cloudstack/answer.js';
import { ToolError } from '../../engine/errors.js';

const JSON_TYPE = 'application/json;charset=UTF-8';

const read = (answer: unknown, status = 200, command = 'listZones') =>
  readAnswer(status, JSON_TYPE, typeof answer === 'string' ? answer : JSON.stringify(answer), command);

function refused(answer: unknown, status = 200, contentType = JSON_TYPE): ToolError {
  try {
    readAnswer(status, contentType, typeof answer === 'string' ? answer : JSON.stringify(answer), 'listZones');
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('the envelope is the only key, whatever its name', () => {
  const inside = { zone: [{ id: 'z' }], count: 1 };
  for (const key of ['listzonesresponse', 'acquirepodipaddress', 'updateImageStore', 'null']) {
    assert.equal(read({ [key]: inside }).body, inside);
  }
  assert.equal(read({ addnetworkdeviceresponse: null }).body, {});
});

test('with several keys only an envelope of known name counts', () => {
  assert.equal(read({ 'cloud-stack-version': '4.2', listzonesresponse: { count: 1 } }).body, { count: 1 });
  assert.is(refused({ one: {}, other: {} }).code, 'unreadable-answer');
});

test('what is not an object in an envelope is unreadable', () => {
  for (const strange of [[], 3, 'text', null, {}, { listzonesresponse: [] }, { listzonesresponse: 'x' }]) {
    assert.is(refused(JSON.stringify(strange)).code, 'unreadable-answer', JSON.stringify(strange));
  }
  assert.match(refused('{"listzonesresponse":{"cou').message, /not JSON/);
});

test('what is nested deeper than any answer is unreadable, wherever it is', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const deep = (depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
    for (const depth of [101, 1_000, 20_000]) {
      for (const text of [deep(depth), `{"listzonesresponse":{"zone":[{"name":${deep(depth)}}]}}`])
        assert.match(refused(text).message, 'it is nested too deep', text.slice(0, 50));
    }
    assert.ok(read(`{"listzonesresponse":{"zone":[{"name":${deep(50)}}]}}`));
  }
});

test('pages, redirects and errors of gateways are not CloudStack', () => {
  assert.is(refused('<html><body>Welcome</body></html>', 200, 'text/html').code, 'not-cloudstack');
  assert.is(refused('<?xml version="1.0"?><a/>', 200, '').code, 'not-cloudstack');
  assert.is(refused('', 302).code, 'not-cloudstack');
  assert.is(refused({ message: 'no Route matched' }, 404).code, 'not-cloudstack');
  assert.is(refused({ error: { code: 502 } }, 502).code, 'not-cloudstack');
  assert.match(refused('Bad gateway', 502, 'text/plain').message, /HTTP 502/);
});

test('nothing at all is no success, also where it says that it is XML', () => {
  for (const type of [JSON_TYPE, 'text/xml;charset=UTF-8', '']) {
    assert.is(refused('', 200, type).code, 'empty-answer');
    assert.is(refused(' \n', 200, type).code, 'empty-answer');
  }
});

/** What CloudStack makes of a literal \u003c, \u000a and \u00e9 inside a value: it decodes them after it has escaped. */
const BROKEN =
  '{"listtagsresponse":{"count":1,"tag":[{"key":"esc","value":"a\\<b\\> \\"q\\" \\é c:\\\\d \\u00e9 \\\nend"}]}}';

test('JSON that CloudStack broke is repaired; what is no JSON for another reason is not', () => {
  assert.throws(() => JSON.parse(BROKEN) as unknown);
  assert.equal(rowsOf(read(BROKEN).body).rows, [{ key: 'esc', value: 'a<b> "q" é c:\\d é \nend' }]);
  for (const text of ['{"listzonesresponse":{"zone":[', '{"a":{"b":"\\<"}', '{listzonesresponse:{}}', '"x\\<y"']) {
    assert.is(refused(text).code, 'unreadable-answer', text);
  }
});

test('whatever stands in a value, its broken form reads as the characters that were meant', () => {
  const signs = fc.string({ unit: fc.constantFrom('a', '"', '\\', '<', 'é', '\n', 'u', '0', '{', '}', ',') });
  fc.assert(
    fc.property(fc.array(fc.tuple(signs, fc.constantFrom('<', '>', 'é', '\n', 'x', '&'))), (parts) => {
      const meant = parts.map(([before, decoded]) => `${before}${decoded}`).join('');
      const sent = parts.map(([before, decoded]) => `${JSON.stringify(before).slice(1, -1)}\\${decoded}`).join('');
      const text = `{"r":{"tag":[{"value":"${sent}"}]}}`;
      assert.equal(rowsOf(read(text).body).rows, [{ value: meant }]);
    }),
  );
});

test('an error may be bare text, or have none', () => {
  const bare = refused('Invalid token', 431, 'text/plain');
  assert.is(bare.code, 'refused');
  assert.equal(bare.cloud, { errorcode: 431, text: 'Invalid token' });
  assert.equal(refused('null', 531, 'text/xml').cloud, { errorcode: 531, text: '' });
  const silent = refused({ uploadsslcertresponse: { uuidList: [], errorcode: 530, cserrorcode: 9999 } }, 530);
  assert.equal([silent.code, silent.cloud?.text], ['cloud-failed', '']);
  assert.is(refused({ r: { uuidList: [], errorcode: 536 } }, 536).code, 'still-in-use');
  assert.is(refused('<html>530</html>', 530, 'text/html').code, 'not-cloudstack');
  assert.is(refused('forbidden', 403, 'text/plain').code, 'not-cloudstack');
});

test('an error is an error whatever the HTTP status says', () => {
  const body = { listzonesresponse: { uuidList: [], errorcode: 431, cserrorcode: 4350, errortext: 'no such zone' } };
  for (const status of [431, 200]) {
    const error = refused(body, status);
    assert.is(error.code, 'refused');
    assert.equal(error.cloud, { errorcode: 431, cserrorcode: 4350, text: 'no such zone' });
  }
});

test('the job that began, with the id of an object that exists already', () => {
  assert.equal(jobOf(read({ r: { jobid: 'j' } })), { id: 'j' });
  assert.equal(jobOf(read({ r: { jobid: 'j', id: 'o' } })), { id: 'j', objectId: 'o' });
  assert.is(jobOf(read({ r: { success: true } })), undefined);
  const report = { jobid: 'j', jobstatus: 1, jobprocstatus: 0, cmd: 'x.DeployVMCmd' };
  assert.is(jobOf(read({ queryasyncjobresultresponse: report })), undefined);
});

test('rows stand under the first key that is not count', () => {
  const rows = [{ id: 'a' }, { id: 'b' }];
  assert.equal(rowsOf({ count: 7, zone: rows }), { rows, count: 7 });
  assert.equal(rowsOf({ null: rows, count: 2 }), { rows, count: 2 });
  assert.equal(rowsOf({ zone: rows }), { rows, count: 2 });
  assert.equal(rowsOf({ count: '7', zone: rows }).count, 7);
  assert.equal(rowsOf({}), { rows: [], count: 0 });
  assert.equal(rowsOf({ count: 0 }), { rows: [], count: 0 });
});

test('lists of asynchronous commands, and an object where a list was declared', () => {
  const rows = [{ id: 'a' }];
  assert.equal(rowsOf({ null: { responses: rows } }), { rows, count: 1 });
  assert.equal(rowsOf({ null: { count: 4, responses: rows } }), { rows, count: 4 });
  assert.equal(rowsOf({ capability: { cloudstackversion: '4.23' } }).rows, [{ cloudstackversion: '4.23' }]);
});

test('one object: by itself, as a list of one, in a job, or flat', () => {
  assert.equal(itemOf({ virtualmachine: { id: 'v' } }), { id: 'v' });
  assert.equal(itemOf({ count: 1, template: [{ id: 't' }] }), { id: 't' });
  assert.equal(itemOf({ null: { responses: [{ id: 'r' }] } }), { id: 'r' });
  assert.equal(itemOf({ sessionkey: 's', username: 'u' }), { sessionkey: 's', username: 'u' });
  assert.is(itemOf({}), undefined);
  assert.is(itemOf({ virtualmachine: null }), undefined);
  assert.is(itemOf({ count: 0, template: [] }), undefined);
});

test('success comes as a word or as text, its text under two names', () => {
  assert.equal(successOf({ success: true, displaytext: 'done' }), { success: true, text: 'done' });
  assert.equal(successOf({ success: 'true' }), { success: true });
  assert.equal(successOf({ success: false, details: 'still used' }), { success: false, text: 'still used' });
  assert.equal(successOf({ success: 'False' }), { success: false });
  assert.equal(successOf({ consoleendpoint: { success: false, details: 'no console' } }), {
    success: false,
    text: 'no console',
  });
  assert.equal(successOf({}), { success: true });
  const result = { message: 'failed', details: 'Exit code: 1' };
  assert.equal(successOf({ customactionresult: { id: 'a', name: 'act', success: false, result } }), {
    success: false,
    text: 'failed: Exit code: 1',
  });
});

test.run();
