import { loadFacts } from '../../../engine/facts/load-facts.js';
import { readRecordings } from './recordings.js';
import { replay } from './replay.js';
import { report, total } from './report.js';

/*
 * Replays recordings and prints how far the demo cloud agrees: `node dist/tests/demo/replay/run.js [FILE] [COMMAND...]`.
 * FILE holds recordings of the same form, or as they were taken; without one it is those beside this file.
 */

const [first, ...rest] = process.argv.slice(2);
const isFile = first?.endsWith('.jsonl') ?? false;
const names = new Set(isFile || first === undefined ? rest : [first, ...rest]);
const recordings = readRecordings(isFile ? first : undefined);
const commands = new Map(loadFacts().commands.map((command) => [command.name, command]));
const verdicts = await replay(recordings, commands, {
  only: ({ command }) => names.size === 0 || names.has(command),
  tell: (own) => process.stdout.write(report(own, { details: true })),
});
process.stdout.write(total(verdicts));
