import { Agent } from 'node:http';
import type { DemoCloud } from '../../../engine/demo/cloud.js';
import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { exchange, signedPairs } from '../signed-client.js';
import { isFields, type Outcome } from './compare.js';

const agent = new Agent({ keepAlive: true });

/** Sends a request, waits for its job if it starts one, and gives both answers. */
export async function send(
  cloud: DemoCloud,
  keys: DemoCloud['keys']['admin'],
  command: BuiltInCommand,
  params: Record<string, string>,
): Promise<Outcome> {
  const { status, text } = await exchange(cloud.url, signedPairs(keys, command.name, params), { agent });
  const body = parsed(text);
  const content = isFields(body)
    ? (Object.values(body)[0] as unknown as Record<string, unknown> | undefined)
    : undefined;
  const jobid = content?.['jobid'];
  if (!command.async || typeof jobid !== 'string') return { status, body };
  for (let tries = 0; tries < 100; tries++) {
    const asking = signedPairs(cloud.keys.admin, 'queryAsyncJobResult', { jobid });
    const { text: told } = await exchange(cloud.url, asking, { agent });
    const job = (parsed(told) as { queryasyncjobresultresponse?: Record<string, unknown> }).queryasyncjobresultresponse;
    if (job && job['jobstatus'] !== 0) return { status, body, job };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { status, body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The id of a job that is there to be asked about. */
export async function startJob(cloud: DemoCloud, keys: DemoCloud['keys']['admin'], isStuck: boolean): Promise<string> {
  if (isStuck) cloud.misbehave({ kind: 'job-stuck' });
  const id = cloud.tables.virtualMachines.find(({ name }) => name === 'web-01')?.id ?? '';
  const { text } = await exchange(cloud.url, signedPairs(keys, 'rebootVirtualMachine', { id }), { agent });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return (
    (JSON.parse(text) as { rebootvirtualmachineresponse?: { jobid?: string } }).rebootvirtualmachineresponse?.jobid ??
    ''
  );
}
