import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { callTool } from '../../engine/call/call-tool.js';
import { openEngine } from '../../engine/call/engine.js';
import { createLog } from '../../engine/call/log.js';
import { createClient } from '../../engine/cloudstack/client.js';
import { loadSettings } from '../../engine/config/load-settings.js';
import { startDemoCloud } from '../../engine/demo/cloud.js';
import type { Catalog } from '../../engine/manifest/catalog.js';
import { listTools } from '../../engine/server/listing/list-tools.js';
import { OWN_TOOLS } from '../../engine/server/own-tools/own-tools.js';
import { plainText } from '../../engine/text/plain-text.js';
import { TASKS } from './tasks.js';

/** What a task costs a model: the list of tools, what it writes and what it reads. */
export interface TaskCost {
  ask: string;
  ours: number;
  /** The same requests with all tools in view, and CloudStack's answers as they come. */
  raw: number;
  /** What went wrong, which a good agent does not do. */
  failed?: string;
}

export interface TokenCosts {
  /** Of the default list, and of one with every tool. */
  list: number;
  wholeList: number;
  tasks: TaskCost[];
}

/** What the engine asks on its own account, and what a raw client would not ask as often as it does. */
const NOT_ASKED = new Set(['listApis', 'listCapabilities']);

/** Whoever writes the calls does not write these. */
const OF_EVERY_REQUEST = new Set(['command', 'response', 'apikey', 'signature', 'signatureversion', 'expires']);

/** The tasks of operators, each a conversation of its own with a client that has nobody to ask. */
export async function tokenCosts(catalog: Catalog): Promise<TokenCosts> {
  const cloud = await startDemoCloud({ jobMs: 20 });
  const folder = mkdtempSync(join(tmpdir(), 'cloudstack-mcp-tokens-'));
  const { apiKey, secretKey } = cloud.keys.admin;
  const env = { HOME: folder, CLOUDSTACK_API_KEY: apiKey, CLOUDSTACK_SECRET_KEY: secretKey };
  const { settings } = await loadSettings({ url: cloud.url, stateDir: folder, cacheDir: folder }, env);
  const log = createLog('silent', new Set());
  let raw = 0;
  const client = createClient(settings.cloud, log, ({ command, form, text = '' }) => {
    if (NOT_ASKED.has(command) || text.includes('"jobstatus":0')) return;
    const asked = [...new URLSearchParams(form)].filter(([name]) => !OF_EVERY_REQUEST.has(name));
    raw += countTokens(JSON.stringify({ name: command, arguments: Object.fromEntries(asked) })) + countTokens(text);
  });
  const engine = await openEngine(settings, log, { ownTools: OWN_TOOLS, client, catalog });
  const parts = { catalog, ownTools: OWN_TOOLS, availability: { atStart: undefined } };
  const count = (toolsets: string[]): number =>
    countTokens(JSON.stringify(listTools({ ...parts, settings: { ...settings, toolsets } })));
  const [list, wholeList] = [count(['core']), count(['all'])];
  const tasks: TaskCost[] = [];
  try {
    for (const { ask, steps } of TASKS) {
      raw = wholeList;
      let ours = list;
      let before = { text: '', confirm: '' };
      let failed: string | undefined;
      // Each begins without a memory.
      engine.cache.forget(Object.keys(catalog.vocabulary.entities));
      for (const [tool, given] of steps) {
        const args = typeof given === 'function' ? given(before) : given;
        const { text, structured, isError } = await callTool(engine, { tool, arguments: args });
        ours += countTokens(JSON.stringify({ name: tool, arguments: args })) + countTokens(text);
        if (isError && structured?.['error'] !== 'confirmation-needed') failed = `${tool}: ${text}`;
        before = { text, confirm: plainText(structured?.['confirm']) };
      }
      tasks.push({ ask, ours, raw, ...(failed === undefined ? {} : { failed }) });
    }
  } finally {
    await engine.close();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { list, wholeList, tasks };
}

/** All tasks together: ours as a part of the raw ones. */
export function partOfRaw({ tasks }: TokenCosts): number {
  const sum = (pick: (cost: TaskCost) => number): number => tasks.reduce((all, one) => all + pick(one), 0);
  return sum(({ ours }) => ours) / sum(({ raw }) => raw);
}

/** Each task beside what it costs otherwise, and all together. */
export function printTokens(costs: TokenCosts, print: (line?: string) => void): void {
  const { list, wholeList, tasks } = costs;
  print(
    `${tasks.length} tasks of operators in tokens, without the list of tools (${list}; with all tools ${wholeList}):`,
  );
  for (const { ask, ours, raw } of tasks) {
    print(`  ${ask.padEnd(52)} ${String(ours - list).padStart(6)}  raw JSON ${String(raw - wholeList).padStart(7)}`);
  }
  print(`  all with their lists: x${partOfRaw(costs).toFixed(3)} of all tools listed and raw JSON answers`);
}
