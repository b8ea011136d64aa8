import type { DemoCloud } from '../demo/cloud.js';
import { openEngine } from '../call/engine.js';
import type { Engine } from '../call/engine.js';
import { loadSettings } from '../config/load-settings.js';
import type { Flags, Settings } from '../config/settings.js';
import { createLog } from '../call/log.js';
import { describeProblem } from '../manifest/problem.js';
import { oneLine } from '../text/plain-text.js';
import { checkChoice } from './doctor/check-choice.js';
import { checkExposure } from './doctor/check-exposure.js';
import { checkJobs } from './doctor/check-jobs.js';
import { checkCache, checkWeaker } from './doctor/check-overrides.js';
import { OWN_TOOLS } from '../server/own-tools/own-tools.js';

/** The engine as a sub-command uses it: with the demo cloud behind it if that was asked for. */
export interface Opened {
  engine: Engine;
  settings: Settings;
  sources: Record<string, string>;
  close(): Promise<void>;
}

export async function open(flags: Flags): Promise<Opened> {
  const { settings, sources } = await loadSettings(flags, process.env);
  const demo = settings.demo ? await startDemo(settings) : undefined;
  const { apiKey, secretKey } = settings.cloud;
  const log = createLog(settings.logLevel, new Set([apiKey, secretKey].filter((secret) => secret !== '')));
  const engine = await openEngine(settings, log, { ownTools: OWN_TOOLS });
  const { catalog } = engine;
  const exposed = checkExposure({ settings, sources });
  // An open folder is why the cache in it is not used, and told once.
  const cache = exposed.some(({ says }) => says.includes(settings.cacheDir)) ? [] : checkCache(catalog);
  const told = [
    ...checkChoice(catalog, settings),
    ...checkWeaker(catalog),
    ...exposed,
    ...cache,
    // What brings no secret is told by doctor alone.
    ...checkJobs(settings, (tool) => catalog.tool(tool)?.secrets?.give !== undefined),
  ];
  for (const { says, next = '' } of told) process.stderr.write(`Warning: ${oneLine(`${says} ${next}`)}\n`);
  // A bad manifest costs its own tool and nothing else, but it is never silent.
  for (const problem of catalog.problems) process.stderr.write(`Left out: ${describeProblem(problem)}\n`);
  return {
    engine,
    settings,
    sources,
    async close() {
      await engine.close();
      await demo?.close();
    },
  };
}

/** Fills in the cloud of `settings`. Only who asks for --demo loads the demo cloud. */
export async function startDemo(settings: Settings): Promise<DemoCloud> {
  const { startDemoCloud } = await import('../demo/cloud.js');
  const demo = await startDemoCloud({ keepRequests: 0 });
  Object.assign(settings.cloud, { url: demo.url, ...demo.keys.admin });
  return demo;
}
