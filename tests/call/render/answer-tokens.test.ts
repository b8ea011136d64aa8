import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openWorld } from '../../fixtures/open-engine.js';

/** What a hundred machines may cost a model that reads them, counted by a tokenizer. */
const MOST = 3_500;

test(`a hundred virtual machines cost at most ${MOST} tokens, and nothing of them is missing`, async () => {
  const world = await openWorld({ extraVirtualMachines: 100 });
  try {
    const { text, structured } = await world.call('list-virtual-machines', { pagesize: 100 });
    const ids = structured?.['ids'] as string[];
    assert.is(ids.length, 100);
    for (const id of ids) {
      const row = world.cloud.tables.virtualMachines.find((one) => one.id === id);
      assert.ok(row);
      for (const part of [row.name, row.nic[0]?.ipaddress ?? '', id.slice(0, 8)]) assert.match(text, part);
      for (const word of [row.state, row.zonename, String(row.cpunumber), row['templatename'] as string]) {
        assert.match(text, word);
      }
    }
    const tokens = countTokens(text);
    assert.ok(tokens <= MOST, `${tokens} tokens`);
  } finally {
    await world.close();
  }
});

test.run();
