import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startDemo } from '../../engine/cli/open.js';
import { loadSettings } from '../../engine/config/load-settings.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { call } from './signed-client.js';

test('the log of what arrived grows only as far as somebody reads it', async () => {
  const cloud = await startDemoCloud({ keepRequests: 2 });
  for (const name of ['a', 'b', 'c']) await call(cloud, cloud.keys.admin, 'listZones', { name });
  assert.equal(
    cloud.requests.map(({ params }) => params['name']),
    ['b', 'c'],
  );
  await cloud.close();
});

test('of --demo nobody reads it: a server that runs for days keeps nothing', async () => {
  const { settings } = await loadSettings({ demo: true }, {});
  const cloud = await startDemo(settings);
  for (let at = 0; at < 20; at += 1) await call(cloud, cloud.keys.admin, 'listZones');
  assert.equal(cloud.requests, []);
  await cloud.close();
});

test.run();
