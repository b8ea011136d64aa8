import { callAll } from './call-all.js';
import { everyCall } from './every-call.js';

/*
 * Calls tools on the demo cloud, with their examples and with generated arguments:
 * `node dist/tests/demo/examples/run.js [FOLDER or TOOL...]`.
 */

const calls = await everyCall(process.argv.slice(2));
const began = performance.now();
const findings = await callAll(calls);
for (const { call, kind, says } of findings)
  process.stdout.write(
    `${kind} ${call.isGenerated ? 'generated' : 'example'} ${call.folder}/${call.tool} ${JSON.stringify(call.args)}\n    ${says}\n`,
  );
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`${calls.length} calls, ${findings.length} findings, ${seconds} s\n`);
