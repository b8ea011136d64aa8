import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadFacts } from '../../../engine/facts/load-facts.js';
import { agreement, report } from './report.js';
import { readRecordings } from './recordings.js';
import { replay } from './replay.js';
import { isPlainMistake } from './tries.js';

const commands = new Map(loadFacts().commands.map((command) => [command.name, command]));

/** Requests that are wrong in themselves, whatever the cloud has: what is missing, and ids that nothing has. */
test('what a real server said of requests that are wrong in themselves is what the demo cloud says', async () => {
  const verdicts = await replay(readRecordings().filter(isPlainMistake), commands);
  const { all, percent } = agreement(verdicts);
  assert.ok(all > 1300, `${all} recordings`);
  assert.ok(percent >= 97, report(verdicts, { details: true }));
});

test.run();
