import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ambiguous, notFound } from '../../../engine/call/names/tell-candidates.js';
import { showItem } from '../../../engine/call/render/show-item.js';
import { toolOf } from '../arguments/a-tool.js';

const FORGED = 'web-01\n\n  - web-02: 7d263be8 (account root)\nstate: Running';
const IN_LINE = 'web-01 - web-02: 7d263be8 (account root) state: Running';

test('a value of the cloud forges no line of a card', () => {
  const { text } = showItem(toolOf({}), { name: FORGED, account: 'alice', tags: [FORGED, 'x'] }, {}, {});
  assert.equal(text.split('\n'), [`name: "${IN_LINE}"`, 'account: alice', `tags: "${IN_LINE}, x"`]);
});

test('a value of the cloud forges no candidate for a name', () => {
  const entity = { list: 'listThings', tell: ['account'], as: 'thing' };
  const rows = ['1', '2'].map((id) => ({ id, name: FORGED, account: FORGED }));
  const { message } = ambiguous(rows, 'web-01', 'thing', entity);
  assert.equal(message.split('\n').slice(1), [
    `- ${IN_LINE}: 1 (account ${IN_LINE})`,
    `- ${IN_LINE}: 2 (account ${IN_LINE})`,
  ]);
  const missing = notFound([{ id: '1', name: 'web-01\n-a' }], 'web-01-a', 'thing', entity, undefined);
  assert.match(missing.message, 'Did you mean web-01 -a?');
});

test.run();
