import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import { BUILT_IN_MANIFESTS, COMMAND } from '../../engine/package-paths.js';
import { loadCatalog } from '../../engine/manifest/catalog.js';
import { compareCalls } from './calls.js';
import { compareDemoPages } from './demo-pages.js';
import { compareLint } from './lint.js';
import { compareSearch } from './search.js';
import { compareStartUp } from './start-up.js';
import type { Candidate } from './start-up.js';
import { printTokens, tokenCosts } from './tokens.js';

// Everything is compared side by side in this run: the numbers of another machine mean little, the ratios hold.
const ROUNDS = Number(process.argv[2] ?? 9);
const FLOOR = fileURLToPath(new URL('./floor-server.js', import.meta.url));

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-bench-'));
const cloud = await startDemoCloud({ extraVirtualMachines: 100, jobMs: 200 });
try {
  const env = {
    PATH: process.env['PATH'] ?? '',
    CLOUDSTACK_API_URL: cloud.url,
    CLOUDSTACK_API_KEY: cloud.keys.admin.apiKey,
    CLOUDSTACK_SECRET_KEY: cloud.keys.admin.secretKey,
    CLOUDSTACK_MCP_STATE_DIR: join(folder, 'state'),
    CLOUDSTACK_MCP_CACHE_DIR: join(folder, 'cache'),
  };
  const candidates: Candidate[] = [
    { name: 'one tool on the same SDK (floor)', args: [FLOOR], env },
    { name: 'ours', args: [COMMAND], env },
    { name: 'ours, on the demo cloud', args: [COMMAND, '--demo'], env },
  ];
  print(`Start to first list of tools, median of ${ROUNDS}:`);
  const starts = await compareStartUp(candidates, ROUNDS);
  const floor = starts[0] ?? { ms: NaN, mib: NaN };
  for (const { name, ms, mib, tools } of starts) {
    const time = `${ms.toFixed(0).padStart(6)} ms  x${(ms / floor.ms).toFixed(2)}`;
    const memory = `${mib.toFixed(0).padStart(5)} MiB  x${(mib / floor.mib).toFixed(2)}`;
    const tokens = countTokens(JSON.stringify(tools));
    print(`  ${name.padEnd(36)} ${time}  ${memory}  ${tools.length} tools, ${tokens} tokens`);
  }
  print();
  await compareCalls(cloud, join(folder, 'calls'), print);
  print();
  printTokens(await tokenCosts(await loadCatalog([BUILT_IN_MANIFESTS])), print);
  print();
  compareLint(folder, print);
  print();
  await compareSearch(print);
  print();
  await compareDemoPages(print);
} finally {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
}
