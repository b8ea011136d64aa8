import { setTimeout as pause } from 'node:timers/promises';
import { callTool } from '../../call/call-tool.js';
import type { Settings } from '../../config/settings.js';
import { openEngine } from '../../call/engine.js';
import type { Facts } from '../../facts/facts.js';
import { openJobs } from '../../call/jobs.js';
import type { AuditLog } from '../../call/guard/audit.js';
import type { Question, Reply } from '../../call/guard/confirm.js';
import type { Tokens } from '../../call/guard/tokens.js';
import type { Log } from '../../log-type.js';
import type { Catalog } from '../../manifest/catalog.js';
import type { Tool } from '../../manifest/types.js';
import type { Table } from '../../call/render/table.js';
import type { Case } from './case.js';
import { madeUpCloud } from './made-up-cloud.js';
import { roleView } from './role-view.js';

/** What a call did. */
export interface Outcome {
  /** Absent if nothing was sent. */
  request?: Record<string, string>;
  /** What a person was asked before. */
  plan?: string;
  text: string;
  /** The code of an error. */
  error?: string;
  table?: Table;
  /** What the sentence of the manifest names and the answer lacks. */
  missing?: string[];
}

export interface Bench {
  catalog: Catalog;
  facts: Facts;
  settings: Settings;
  /** One for all: making room for thousands of them takes longer than a call. */
  tokens: Tokens;
}

/** Faster answers count as those of a machine. */
const READING_MS = 320;
const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const NOTHING_KEPT: AuditLog = {
  file: '',
  flush: () => Promise.resolve(),
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/**
 * Calls a tool as an MCP client would, on a cloud that is made up. Whoever is asked says yes. `stateDir` is this case's
 * own: a secret that is handed over is written there.
 */
export async function runCase(
  one: Case,
  tool: Tool,
  { catalog, facts, settings, tokens }: Bench,
  stateDir: string,
): Promise<Outcome> {
  const cloud = madeUpCloud(tool, one, facts, catalog.vocabulary);
  const engine = await openEngine({ ...settings, stateDir }, SILENT, {
    client: cloud.client,
    findRows: cloud.findRows,
    availability: roleView(one.as ?? 'admin', facts, catalog),
    audit: NOTHING_KEPT,
    jobs: openJobs(),
    tokens,
    catalog,
  });
  let plan: string | undefined;
  const ask = async ({ message, phrase }: Question): Promise<Reply> => {
    plan = phrase === undefined ? message : `${message}\nTo agree, type: ${phrase}`;
    await pause(READING_MS);
    return { action: 'accept', ...(phrase === undefined ? {} : { phrase }) };
  };
  try {
    const { text, isError, structured, table, missing } = await callTool(engine, {
      tool: tool.name,
      arguments: one.args,
      ask,
    });
    const sent = cloud.sent();
    return {
      ...(sent ? { request: mapped(sent, cloud.readable) } : {}),
      ...(plan === undefined ? {} : { plan }),
      text: text.replaceAll(stateDir, '<state folder>'),
      ...(isError ? { error: String(structured?.['error']) } : {}),
      ...(table ? { table } : {}),
      ...(missing ? { missing } : {}),
    };
  } finally {
    await engine.close();
  }
}

function mapped(values: Record<string, string>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
