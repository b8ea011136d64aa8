import { exceptionFor } from './exceptions.js';
import { readExamples } from './read-examples.js';
import { runExamples } from './run-examples.js';

/* Calls the examples of manifests on the demo cloud: `node dist/tests/demo/examples/run.js [FOLDER...]`. */

const examples = readExamples(process.argv.slice(2));
const findings = await runExamples(examples);
for (const { example, says } of findings) {
  const why = exceptionFor(example, says);
  process.stdout.write(
    `${example.folder}/${example.tool} ${JSON.stringify(example.args)}\n    ${says}\n${why ? `    excepted: ${why}\n` : ''}`,
  );
}
process.stdout.write(`${examples.length} examples, ${findings.length} findings\n`);
