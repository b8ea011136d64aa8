import { spawn } from 'node:child_process';
import type { DemoCloud, DemoKeys } from '../../engine/demo/cloud.js';
import { SERVER, serverEnvironment } from '../fixtures/connect-client.js';
import type { ServerFolders } from '../fixtures/server-folders.js';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  folders: ServerFolders;
  cloud?: DemoCloud;
  keys?: DemoKeys;
  env?: Record<string, string>;
  /** What stands on stdin; it is closed after that. */
  input?: string;
  cwd?: string;
  /** Another build than what users run. */
  server?: string;
}

/** Runs `cloudstack-mcp` with these words as its own process, in an environment without this machine's settings. */
export function runCommand(
  words: readonly string[],
  { input = '', cwd, server = SERVER, ...options }: RunOptions,
): Promise<Ended> {
  const env = environment(options);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [server, ...words], { env, ...(cwd === undefined ? {} : { cwd }) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.on('close', (code) =>
      resolve({ code, stdout: String(Buffer.concat(out)), stderr: String(Buffer.concat(err)) }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function environment({ cloud, folders, keys, env = {} }: RunOptions): Record<string, string> {
  if (cloud) return serverEnvironment({ cloud, folders, env, ...(keys ? { keys } : {}) });
  const { PATH = '', NODE_V8_COVERAGE } = process.env;
  const coverage = NODE_V8_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE };
  return { PATH, HOME: folders.root, ...coverage, ...env };
}
