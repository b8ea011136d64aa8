import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

export interface Candidate {
  name: string;
  args: string[];
  env: Record<string, string>;
}

/** From spawning the server to its first list of tools, in ms, as a client sees it. */
async function startOnce({ args, env }: Candidate): Promise<{ ms: number; tools: unknown[] }> {
  const began = performance.now();
  const client = new Client({ name: 'bench', version: '1' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' }));
  const { tools } = await client.listTools();
  const ms = performance.now() - began;
  await client.close();
  return { ms, tools };
}

/** The candidates take turns, so that a busy moment of the machine hits all of them; medians of `rounds`. */
export async function compareStartUp(
  candidates: Candidate[],
  rounds: number,
): Promise<{ name: string; ms: number; tools: unknown[] }[]> {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  const shown = new Map<string, unknown[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const candidate of candidates) {
      const { ms, tools } = await startOnce(candidate);
      times.get(candidate.name)?.push(ms);
      shown.set(candidate.name, tools);
    }
  }
  return candidates.map(({ name }) => ({ name, ms: median(times.get(name) ?? []), tools: shown.get(name) ?? [] }));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
