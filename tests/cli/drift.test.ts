import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ServerFolders } from '../fixtures/server-folders.js';
import { runCommand } from './run-command.js';

const folders = new ServerFolders();
const test = suite('drift command');
test.after(() => folders.remove());

test('a folder that says what a saved answer says ends with 0', async () => {
  const api = ['listApis', 'queryAsyncJobResult', 'listCapabilities'].map((name) => ({ name, params: [] }));
  const apis = folders.write('apis.json', JSON.stringify({ listapisresponse: { count: 3, api } }));
  const mine = folders.other('mine');
  const { code, stdout } = await runCommand(['drift', '--apis', apis, '--manifests', mine], { folders });
  assert.is(code, 0);
  assert.match(stdout, /^The manifests say what .* says\.\n$/);
});

test('what cannot be read ends with 2 and a sentence', async () => {
  const { code, stdout, stderr } = await runCommand(['drift', '--apis', 'gone.json'], { folders });
  assert.is(code, 2);
  assert.is(stdout, '');
  assert.match(stderr, 'There is no file gone.json');
});

test('a server that is not there ends with 2', async () => {
  const env = {
    CLOUDSTACK_API_URL: 'http://127.0.0.1:9/client/api',
    CLOUDSTACK_API_KEY: 'k',
    CLOUDSTACK_SECRET_KEY: 's',
  };
  const { code, stderr } = await runCommand(['drift'], { folders, env });
  assert.is(code, 2);
  assert.match(stderr, 'cannot be reached');
});

test.run();
