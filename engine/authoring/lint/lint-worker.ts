import { parentPort, workerData } from 'node:worker_threads';
import { contextFor } from './context.js';
import { shareOf } from './lint-in-parallel.js';
import type { Share, ShareJudged } from './lint-in-parallel.js';
import { judgeFiles } from './lint.js';

// One of the threads of lint-in-parallel.ts; in the bundle a file of its own.
const { input, from, step } = workerData as Share;
const { found, ...rest } = judgeFiles(shareOf(input.files, from, step), contextFor(input));
const judged: ShareJudged = { ...rest, found: found.map((one) => ({ ...one, rule: one.rule.id })) };
parentPort?.postMessage(judged);
