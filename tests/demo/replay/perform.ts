import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { bind } from './bind.js';
import type { Clouds } from './clouds.js';
import type { Outcome } from './compare.js';
import { earlierCommands, SETTINGS } from './earlier.js';
import { allowNoMore, bringBefore, change, makeFresh, removeFirst, type Known } from './make-ready.js';
import type { Recording } from './recordings.js';
import { send, startJob } from './send.js';
import { oddValues, requiredOnly, type Try } from './tries.js';

/** What was sent, and what came of it. */
export interface Tried {
  sent: Record<string, string>;
  outcome: Outcome;
}

/** Makes the world ready, sends a request as it was recorded, and puts the world back. */
export async function perform(
  clouds: Clouds,
  command: BuiltInCommand,
  { as, params = {} }: Recording,
  { way, choice }: Try,
  known: Known,
  tried: Map<string, Tried | undefined>,
): Promise<Tried | undefined> {
  const setting = SETTINGS[command.name];
  if (way === 'before' && !setting && earlierCommands(command.name).length === 0) return undefined;
  const cloud = await clouds.get();
  const keys = as === 'admin' ? cloud.keys.admin : cloud.keys.user;
  const plain = way === 'bare' ? requiredOnly(params, command) : way === 'odd' ? oddValues(params, command) : params;
  const isAlone = way === 'plain' || way === 'bare' || ['odd', 'literal', 'apart'].includes(way);
  // Most ways of binding come to the same request; what was sent once is not sent again.
  const key = isAlone
    ? JSON.stringify([as, bind(cloud, command, plain, { ...choice, apart: way === 'apart' }, way !== 'literal')])
    : JSON.stringify([as, way, params, choice.owner, choice.nth]);
  if (tried.has(key)) return tried.get(key);
  const fresh = way.startsWith('fresh') ? await makeFresh(cloud, command, params, choice, known) : undefined;
  const sent = bind(
    cloud,
    command,
    plain,
    { ...choice, apart: way === 'apart', ...(fresh ? { fresh } : {}) },
    way !== 'literal',
  );
  if (way === 'fresh' && sent['jobid'] !== undefined)
    sent['jobid'] = await startJob(cloud, keys, choice.owner !== 'admin');
  if (way === 'full') await allowNoMore(cloud, command, as, sent);
  if (way === 'twice') await send(cloud, keys, command, sent);
  if (way === 'before' && command.name === 'listAsyncJobs') await startJob(cloud, keys, true);
  else if (way === 'before') await bringBefore(cloud, command, sent, choice, known);
  if (way === 'before' && setting) await change(cloud, setting);
  if (way.endsWith('gone')) await removeFirst(cloud, command, params, sent, known);
  const outcome = await send(cloud, keys, command, sent);
  const isStuck = command.name === 'listAsyncJobs' && way === 'before';
  if (isStuck) await clouds.restart();
  else if (!isAlone || (outcome.status === 200 && command.http !== 'GET')) await clouds.renew();
  tried.set(key, { sent, outcome });
  return { sent, outcome };
}
