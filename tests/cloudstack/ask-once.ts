/** Asks the cloud at the URL given once and writes the answer or the code of the error: for tests in a process of its own. */
import { asToolError } from '../../engine/errors.js';
import { aClient } from './a-client.js';

const client = aClient({ url: process.argv[2] ?? '', timeoutMs: 5_000, retries: 0 });
try {
  const { body } = await client.send({ command: 'createTags', params: {}, effect: 'change' });
  process.stdout.write(JSON.stringify(body));
} catch (error) {
  process.stdout.write(asToolError(error).code);
}
client.close();
