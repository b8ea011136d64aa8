import { startDemoCloud, type DemoCloud } from '../../../engine/demo/cloud.js';
import { connectClient, type Answer, type Connection } from '../../fixtures/connect-client.js';
import { ServerFolders } from '../../fixtures/server-folders.js';
import { putBack, remember } from '../put-back.js';
import type { Catalog } from '../../../engine/manifest/catalog.js';
import { holesIn } from './find-holes.js';
import { makePossible } from './make-possible.js';
import { builtIn, type ToolCall } from './tool-call.js';

export interface Finding {
  call: ToolCall;
  /** `refused`: CloudStack, or the manifest for it, has a reason in the state of the world. */
  kind: 'hole' | 'ignored' | 'error' | 'refused';
  says: string;
}

/** So many servers work at once, each on a cloud of its own; */
const LANES = 3;
/** and each gets so many reads at once. */
const AT_ONCE = 6;

/**
 * Calls all of it on demo clouds through the server that ships, with the official client, and says yes to what is asked.
 * The world is put back after each change.
 */
export async function callAll(calls: readonly ToolCall[]): Promise<Finding[]> {
  const catalog = await builtIn();
  const reads = calls.filter(({ isRead }) => isRead);
  const changes = calls.filter(({ isRead }) => !isRead);
  const groups = Array.from({ length: Math.ceil(reads.length / AT_ONCE) }, (_, at) =>
    reads.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const waiting = [...groups, ...changes.map((one) => [one])];
  const lanes = await Promise.all(
    Array.from({ length: Math.min(LANES, waiting.length) }, () => runLane(catalog, () => waiting.shift())),
  );
  return lanes.flat();
}

async function runLane(catalog: Catalog, next: () => readonly ToolCall[] | undefined): Promise<Finding[]> {
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
    for (let batch = next(); batch !== undefined; batch = next()) {
      const found = await Promise.all(
        batch.map((one) => tryCall(connection, one, () => makePossible(one, catalog, cloud))),
      );
      findings.push(...found.flat(), ...ignoredIn(cloud, batch));
      if (batch.some(({ isRead }) => !isRead)) putBack(cloud, atStart);
    }
  } finally {
    await connection.close();
    await cloud.close();
    folders.remove();
  }
  return findings;
}

/** Parameters that CloudStack drops without a word, since the calls before. */
function ignoredIn(cloud: DemoCloud, batch: readonly ToolCall[]): Finding[] {
  const [first] = batch;
  const names = cloud.requests.flatMap(({ command, ignored }) => ignored.map((name) => `${command} was sent ${name}`));
  cloud.requests.length = 0;
  return first ? [...new Set(names)].map((says) => ({ call: first, kind: 'ignored' as const, says })) : [];
}

async function tryCall(connection: Connection, call: ToolCall, makePossible: () => boolean): Promise<Finding[]> {
  const holes: string[] = [];
  let answer = await connection.call(call.tool, call.args);
  if (answer.structured['error'] === 'not-possible' && !call.isRead) {
    holes.push(...holesIn(answer.text));
    if (makePossible()) answer = await connection.call(call.tool, call.args);
  }
  if (answer.structured['error'] === 'confirmation-needed') {
    holes.push(...holesIn(answer.text));
    const { confirm, phrase } = answer.structured;
    const more = { _confirm: confirm, ...(phrase === undefined ? {} : { _phrase: phrase }) };
    answer = await connection.call(call.tool, { ...call.args, ...more });
  }
  holes.push(...holesIn(answer.text));
  const found: Finding[] = [...new Set(holes)].map((says) => ({ call, kind: 'hole', says }));
  if (answer.isError) found.push({ call, kind: isReasonable(answer) ? 'refused' : 'error', says: errorOf(answer) });
  return found;
}

const REFUSED = new Set([
  'already-there',
  'cloud-failed',
  'no-capacity',
  'no-permission',
  'not-possible',
  'not-supported',
  'refused',
  'rule-conflict',
  'still-in-use',
]);
const isReasonable = ({ structured, text }: Answer): boolean =>
  REFUSED.has(String(structured['error'])) &&
  !/Error in the demo cloud|not part of the demo|There is nothing with/.test(text);

const errorOf = ({ text, structured }: Answer): string =>
  `${String(structured['error'])}: ${text.split('\n').slice(0, 2).join(' ').slice(0, 400)}`;
