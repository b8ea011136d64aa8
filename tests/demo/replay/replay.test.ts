import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadFacts } from '../../../engine/facts/load-facts.js';
import { exceptionFor, exceptions } from './exceptions.js';
import { agreement, report, total } from './report.js';
import { readRecordings } from './recordings.js';
import { replay } from './replay.js';

const commands = new Map(loadFacts().commands.map((command) => [command.name, command]));

/** How many of a hundred recordings have to agree, exceptions counted as what they are: disagreements. */
const GATE = 98;

test('the demo cloud says what a real server said, but for what is argued', async () => {
  const verdicts = await replay(readRecordings(), commands);
  process.stdout.write(report(verdicts, { details: false }) + total(verdicts));
  assert.ok(verdicts.length > 3500, `${verdicts.length} recordings`);
  const differing = verdicts.filter(({ differences }) => differences.length > 0);
  const unargued = differing.filter((verdict) => exceptionFor(verdict) === undefined);
  assert.is(unargued.length, 0, report(unargued, { details: true }));
  assert.ok(agreement(verdicts).percent >= GATE, total(verdicts));
  const used = new Set(
    differing.flatMap((verdict) => `${verdict.recording.command} ${exceptionFor(verdict)?.why ?? ''}`),
  );
  const idle = exceptions.flatMap(({ commands: names, why }) => names.filter((name) => !used.has(`${name} ${why}`)));
  assert.equal(idle, [], 'exceptions that nothing needs any more');
});

test.run();
