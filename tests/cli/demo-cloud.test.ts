import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SERVER } from '../fixtures/connect-client.js';
import { call, count } from '../demo/signed-client.js';

type Keys = Record<'admin' | 'domainAdmin' | 'user', { apiKey: string; secretKey: string }>;

/** Starts the command, gives what its first line says, and stops it afterwards. */
async function served(words: string[], use: (line: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [SERVER, 'demo-cloud', '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    await use(line);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

test('--json is one line with the address and three key pairs that work', () =>
  served(['--json', '--scale', '3'], async (line) => {
    const { url, keys } = JSON.parse(line) as { url: string; keys: Keys };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/client\/api$/);
    for (const pair of [keys.admin, keys.domainAdmin, keys.user])
      assert.is((await call({ url }, pair, 'listZones')).status, 200);
    const { body } = await call({ url }, keys.admin, 'listVirtualMachines', {
      listall: 'true',
      page: '1',
      pagesize: '5',
    });
    assert.ok(count(body['count']) > 300);
    assert.is(body['virtualmachine']?.length, 5);
  }));

test('without it a person reads where it listens', () =>
  served([], (line) => {
    assert.match(line, /^The demo cloud listens on http:\/\/127\.0\.0\.1:\d+\/client\/api; Ctrl-C ends it\.$/);
    return Promise.resolve();
  }));

test.run();
