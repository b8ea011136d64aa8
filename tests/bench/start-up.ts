import { existsSync, readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

export interface Candidate {
  name: string;
  args: string[];
  env: Record<string, string>;
}

export interface StartUp {
  /** From spawning the server to its first list of tools, as a client sees it. */
  ms: number;
  /** The most memory that it had in hand until then, in MiB; NaN where /proc does not tell. */
  mib: number;
  tools: unknown[];
}

async function startOnce({ args, env }: Candidate): Promise<StartUp> {
  const began = performance.now();
  const client = new Client({ name: 'bench', version: '1' });
  const transport = new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  const ms = performance.now() - began;
  const mib = memoryOf(transport.pid);
  await client.close();
  return { ms, mib, tools };
}

function memoryOf(pid: number | null): number {
  const file = `/proc/${pid ?? 0}/status`;
  const kib = existsSync(file) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Number(kib ?? NaN) / 1024;
}

/** The candidates take turns, so that a busy moment of the machine hits all of them; medians of `rounds`. */
export async function compareStartUp(candidates: Candidate[], rounds: number): Promise<(StartUp & { name: string })[]> {
  const starts = new Map<string, StartUp[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const candidate of candidates) starts.get(candidate.name)?.push(await startOnce(candidate));
  return [...starts].map(([name, all]) => ({
    name,
    ms: median(all.map(({ ms }) => ms)),
    mib: median(all.map(({ mib }) => mib)),
    tools: all[0]?.tools ?? [],
  }));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
