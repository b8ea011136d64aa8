import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';

const test = suite('a text that says whose a thing is');

test('names the account, or the project of what a project owns', async () => {
  const world = await openWorld({});
  try {
    const planned = async (id: string) => (await world.call('delete-network', { id, _dry_run: true })).text;
    assert.match(await planned('web-net'), / of alice in fra-1 will be deleted/);
    assert.match(await planned('shop-net'), / of project webshop in fra-1 will be deleted/);
  } finally {
    await world.close();
  }
});

test.run();
