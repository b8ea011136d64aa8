import { parentPort, workerData } from 'node:worker_threads';
import { contextFor } from './context.js';
import { shareOf } from './lint-in-parallel.js';
import type { Share, ShareJudged } from './lint-in-parallel.js';
import { judgeFiles } from './judge-file.js';
import { asKept } from './kept-verdicts.js';

// One of the threads of lint-in-parallel.ts; in the bundle a file of its own.
const { input, kept, from, step } = workerData as Share;
const { found, ...rest } = judgeFiles(shareOf(input.files, from, step), contextFor(input), kept);
const judged: ShareJudged = { ...rest, found: found.map(asKept) };
parentPort?.postMessage(judged);
