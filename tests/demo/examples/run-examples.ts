import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import { connectClient, type Answer, type Connection } from '../../fixtures/connect-client.js';
import { ServerFolders } from '../../fixtures/server-folders.js';
import { putBack, remember } from '../put-back.js';
import type { Example } from './read-examples.js';

export interface Finding {
  example: Example;
  says: string;
}

/** What no text may hold: an empty name, a value that is none, a word that stands there twice. */
const HOLES: readonly (readonly [name: string, form: RegExp])[] = [
  ['undefined', /\bundefined\b/],
  ['[object', /\[object /],
  ['NaN', /\bNaN\b/],
  ['an empty name', /\(\)|""|``|\bid \)|\{\{|\}\}/],
  ['a missing word', / ,|,,| \.(?:\s|$)|: ,/],
  ['the same word twice', /\b(the|is|a|of|to|and|in) \1\b/i],
];

/**
 * Calls every example on the demo cloud through the server that ships, with the official client, and says yes to what
 * is asked. The world is put back after each change.
 */
export async function runExamples(examples: readonly Example[]): Promise<Finding[]> {
  const cloud = await startDemoCloud({ jobMs: 0, everyCommand: true });
  const folders = new ServerFolders();
  const connection = await connectClient({
    cloud,
    folders,
    env: {
      CLOUDSTACK_MCP_ASK_FROM: 'critical',
      CLOUDSTACK_MCP_CONFIRM_CRITICAL: 'phrase',
      CLOUDSTACK_MCP_WAIT_SECONDS: '10',
    },
  });
  const atStart = remember(cloud);
  const findings: Finding[] = [];
  try {
    for (const batch of batches(examples)) {
      const found = await Promise.all(batch.map((example) => tryExample(connection, cloud, example)));
      findings.push(...found.flat());
      if (batch.some(({ isRead }) => !isRead)) putBack(cloud, atStart);
      cloud.requests.length = 0;
    }
  } finally {
    await connection.close();
    await cloud.close();
    folders.remove();
  }
  return findings;
}

const AT_ONCE = 8;

/** Reads go together, changes each alone. */
function batches(examples: readonly Example[]): Example[][] {
  const reads = examples.filter(({ isRead }) => isRead);
  const groups = Array.from({ length: Math.ceil(reads.length / AT_ONCE) }, (_, at) =>
    reads.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return [...groups, ...examples.filter(({ isRead }) => !isRead).map((one) => [one])];
}

async function tryExample(connection: Connection, cloud: DemoCloud, example: Example): Promise<Finding[]> {
  const said: string[] = [];
  let answer = await connection.call(example.tool, example.args);
  if (answer.structured['error'] === 'confirmation-needed') {
    said.push(...holesIn(answer.text));
    const { confirm, phrase } = answer.structured;
    const more = { _confirm: confirm, ...(phrase === undefined ? {} : { _phrase: phrase }) };
    answer = await connection.call(example.tool, { ...example.args, ...more });
  }
  // What the manifest itself knows to be impossible as things are was told before anything was sent.
  const isRefused = answer.structured['error'] === 'not-possible';
  if (!isRefused) said.push(...(answer.isError ? [errorOf(answer)] : holesIn(answer.text)));
  if (!example.isRead)
    for (const { command, ignored } of cloud.requests)
      for (const name of ignored) said.push(`${command} was sent ${name}, which it does not know`);
  return [...new Set(said)].map((says) => ({ example, says }));
}

const errorOf = ({ text }: Answer): string => text.split('\n').slice(0, 2).join(' ').slice(0, 300);

function holesIn(text: string): string[] {
  return HOLES.flatMap(([name, form]) => {
    const line = text.split('\n').find((one) => form.test(one));
    return line === undefined ? [] : [`${name} in: ${line.slice(0, 200)}`];
  });
}
