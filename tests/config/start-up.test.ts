import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultFolders, osUser } from '../../engine/config/default-folders.js';
import { CLOUD_A, TemporaryHome } from './temporary-home.js';

const test = suite<{ home: TemporaryHome }>('settings: start-up', { home: undefined as never });
test.before.each((context) => void (context.home = new TemporaryHome()));
test.after.each(({ home }) => home.remove());

/** The packages that a fresh process has loaded once its settings are there. */
async function packagesLoaded(env: NodeJS.ProcessEnv): Promise<string[]> {
  const settings = new URL('../../engine/config/load-settings.js', import.meta.url).href;
  const script = `
    import { createRequire } from 'node:module';
    const { loadSettings } = await import(${JSON.stringify(settings)});
    await loadSettings({}, process.env);
    const files = Object.keys(createRequire(import.meta.url).cache ?? {});
    const found = files.map((file) => /node_modules[\\\\/]([^\\\\/]+)/.exec(file)?.[1]).filter(Boolean);
    console.log(JSON.stringify([...new Set(found)]));`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
  return JSON.parse(stdout) as string[];
}

test('yaml and ajv are loaded only for a YAML file, ini only for a CloudMonkey file', async ({ home }) => {
  const heavy = async (env: NodeJS.ProcessEnv) => {
    const loaded = await packagesLoaded({ HOME: home.folder, ...env });
    return ['ajv', 'ini', 'yaml'].filter((name) => loaded.includes(name));
  };
  assert.equal(await heavy(CLOUD_A), []);
  home.write('.cmk/config', '[a]\nurl = http://localhost/client/api\napikey = k\nsecretkey = s\n');
  assert.equal(await heavy(CLOUD_A), []);
  assert.equal(await heavy({}), ['ini']);
  home.write('.config/cloudstack-mcp/config.yaml', 'pageSize: 3');
  assert.equal(await heavy(CLOUD_A), ['ajv', 'yaml']);
});

test('Windows has its own folders', () => {
  const env = { USERPROFILE: 'C:\\Users\\mia', LOCALAPPDATA: 'D:\\Local', APPDATA: '' };
  assert.equal(defaultFolders({ env, platform: 'win32' }), {
    home: 'C:\\Users\\mia',
    config: 'C:\\Users\\mia\\AppData\\Roaming\\cloudstack-mcp',
    state: 'D:\\Local\\cloudstack-mcp\\state',
    cache: 'D:\\Local\\cloudstack-mcp\\cache',
  });
});

test('the working folder is never the home folder', () => {
  for (const HOME of ['', 'rel', './.'])
    for (const folder of Object.values<string>({ ...defaultFolders({ env: { HOME }, platform: 'linux' }) }))
      assert.ok(path.isAbsolute(folder) && !folder.startsWith(process.cwd()), `${HOME}: ${folder}`);
});

test('the user has a name', () => {
  assert.type(osUser({ env: {} }), 'string');
});

test.run();
