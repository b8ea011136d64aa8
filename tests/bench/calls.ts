import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import fetch from 'node-fetch';
import { callTool } from '../../engine/call/call-tool.js';
import { formBody, sign } from '../../engine/cloudstack/sign.js';
import { loadSettings } from '../../engine/config/load-settings.js';
import type { DemoCloud } from '../../engine/demo/cloud.js';
import { openEngine } from '../../engine/call/engine.js';
import { createLog } from '../../engine/call/log.js';
import { median } from './start-up.js';

const ROUNDS = 100;
/** Until V8 has compiled what runs often, as it has in a server that runs for days. */
const WARM_UP = 40;

/** The way of a call next to the bare request it stands for, and what comes out of it. */
export async function compareCalls(cloud: DemoCloud, folder: string, print: (line?: string) => void): Promise<void> {
  const { apiKey, secretKey } = cloud.keys.admin;
  const env = { CLOUDSTACK_API_KEY: apiKey, CLOUDSTACK_SECRET_KEY: secretKey };
  const flags = { url: cloud.url, stateDir: join(folder, 'state'), cacheDir: join(folder, 'cache') };
  const { settings } = await loadSettings(flags, env);
  const engine = await openEngine({ ...settings, pageSize: 100 }, createLog('silent', new Set()));
  const call = (tool: string, args: Record<string, unknown>) => callTool(engine, { tool, arguments: args });

  const bare = async (): Promise<string> => {
    const params = {
      command: 'listVirtualMachines',
      response: 'json',
      apikey: apiKey,
      listall: 'true',
      projectid: '-1',
      page: '1',
      pagesize: '100',
    };
    const expires = new Date(Date.now() + 600_000).toISOString().replace(/\.\d+Z$/, '+0000');
    const all = { ...params, signatureversion: '3', expires };
    const answer = await fetch(`${cloud.url}?${formBody({ ...all, signature: sign(all, secretKey) })}`);
    return answer.text();
  };
  const rows = await medians([
    ['bare signed request, 100 machines', bare],
    [
      'list-virtual-machines, from the cloud',
      () => (engine.cache.forget(['virtual-machine']), call('list-virtual-machines', {})),
    ],
    ['list-virtual-machines, remembered', () => call('list-virtual-machines', {})],
    ['a name for an id, remembered', () => call('list-virtual-machines', { zoneid: 'fra-1' })],
  ]);
  const floor = rows[0]?.[1] ?? NaN;
  print(`One call, median of ${ROUNDS}:`);
  for (const [name, ms] of rows)
    print(`  ${name.padEnd(40)} ${ms.toFixed(2).padStart(8)} ms  x${(ms / floor).toFixed(2)}`);

  const raw = await bare();
  const { text } = await call('list-virtual-machines', {});
  print();
  const [ours, theirs] = [countTokens(text), countTokens(raw)];
  print(`100 machines: ${ours} tokens as text, ${theirs} as CloudStack answers (x${(theirs / ours).toFixed(1)})`);
  await engine.close();
}

/** They take turns, so that a busy moment of the machine hits all of them. */
async function medians(rows: [name: string, work: () => Promise<unknown>][]): Promise<[name: string, ms: number][]> {
  const times = rows.map((): number[] => []);
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [at, [, work]] of rows.entries()) {
      const began = performance.now();
      await work();
      if (round >= 0) times[at]?.push(performance.now() - began);
    }
  }
  return rows.map(([name], at) => [name, median(times[at] ?? [])]);
}
