import { userInfo } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ToolError } from '../../../engine/errors.js';
import { osUserId } from '../../../engine/call/guard/os-user.js';

test('an OS user is known by name and by number', () => {
  const { uid, username } = userInfo();
  assert.is(osUserId(username), uid);
  assert.is(osUserId(String(uid)), uid);
  assert.is(osUserId(''), undefined);
});

test('a user that this system does not know stops the start, instead of letting anybody approve', () => {
  for (const user of ['no-such-user-here', '-u', '$(id)', 'a b', '99999999999']) {
    try {
      osUserId(user);
      assert.unreachable(user);
    } catch (error) {
      assert.instance(error, ToolError, user);
      assert.is((error as ToolError).code, 'config-invalid');
    }
  }
});

test.run();
