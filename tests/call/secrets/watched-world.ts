import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { callTool } from '../../../engine/call/call-tool.js';
import type { CallResult } from '../../../engine/call/request.js';
import { openEngine, type Engine } from '../../../engine/call/engine.js';
import { OWN_TOOLS } from '../../../engine/server/own-tools/own-tools.js';
import { neutralise } from '../../../engine/text/neutralise.js';
import { keepLog } from '../../cloudstack/a-client.js';
import { openWorld, type World } from '../../fixtures/open-engine.js';

/** A world of which everything is seen that comes out of it: results, log, files. */
export interface Watched {
  world: World;
  engine: Engine;
  /** Makes a call and fails if its result or the log (unmasked, at its loudest) holds one of the secrets. */
  call(tool: string, args: Record<string, unknown>, secrets: readonly string[]): Promise<CallResult>;
  /** Fails if a file holds a secret of any call so far; the folder of what is handed over is left out. */
  assertSilentFiles(): void;
  close(): Promise<void>;
}

/** Nothing is remembered, so that each read meets the cloud. */
export async function openWatched(env: Record<string, string> = {}): Promise<Watched> {
  const world = await openWorld({
    jobMs: 1,
    env: { CLOUDSTACK_MCP_ASK_FROM: 'critical', CLOUDSTACK_RETRIES: '0', ...env },
  });
  const { settings } = world.engine;
  Object.assign(settings.cache, { listSeconds: 0, infrastructureSeconds: 0, configurationSeconds: 0 });
  const log = keepLog();
  const engine = await openEngine(settings, log, { ownTools: OWN_TOOLS });
  const all = new Set<string>();
  return {
    world,
    engine,
    async call(tool, args, secrets) {
      secrets.forEach((secret) => all.add(secret));
      log.lines.length = 0;
      const result = await callTool(engine, { tool, arguments: args });
      assertSilent('the text', result.text, secrets);
      assertSilent('the structure', JSON.stringify(result.structured ?? {}), secrets);
      assertSilent('the log', log.lines.join('\n'), secrets);
      return result;
    },
    assertSilentFiles() {
      assertSilent('a file', everythingBelow(world.folder), all);
    },
    async close() {
      await engine.close();
      await world.close();
    },
  };
}

/** Fails if a text holds one of the secrets, as it is, neutralised, or as JSON writes it. */
export function assertSilent(where: string, text: string, secrets: Iterable<string>): void {
  for (const secret of secrets) {
    for (const form of [secret, neutralise(secret), JSON.stringify(secret).slice(1, -1)]) {
      const at = form.trim().length < 4 ? -1 : text.indexOf(form);
      const near = at === -1 ? '' : text.slice(Math.max(0, at - 200), at + 200);
      if (at !== -1) assert.unreachable(`${where} holds ${JSON.stringify(secret)}: ${near}`);
    }
  }
}

function everythingBelow(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'secrets')
    .map((entry) => {
      const path = join(folder, entry.name);
      return `${entry.name}\n${entry.isDirectory() ? everythingBelow(path) : readFileSync(path, 'utf8')}`;
    })
    .join('\n');
}
