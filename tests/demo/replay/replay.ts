import type { BuiltInCommand } from '../../../engine/facts/load-facts.js';
import { Clouds } from './clouds.js';
import { compare, type Difference, type Outcome } from './compare.js';
import { groupBy } from './group-by.js';
import { knownFrom, type Known } from './make-ready.js';
import { perform, type Tried } from './perform.js';
import type { Recording } from './recordings.js';
import { keyOf, steadyFields } from './steady-fields.js';
import { isPlainMistake, triesFor } from './tries.js';

export interface Verdict {
  recording: Recording;
  /** What was sent in the best try. */
  sent: Record<string, string>;
  differences: Difference[];
}

/** All recordings against the demo cloud. */
export async function replay(
  recordings: readonly Recording[],
  commands: ReadonlyMap<string, BuiltInCommand>,
  {
    only = () => true,
    tell = () => undefined,
  }: { only?: (recording: Recording) => boolean; tell?: (verdicts: readonly Verdict[]) => void } = {},
): Promise<Verdict[]> {
  const known = knownFrom(recordings, commands);
  const verdicts: Verdict[] = [];
  const clouds = new Clouds();
  for (const [name, own] of groupBy(recordings.filter(only), ({ command }) => command)) {
    const command = commands.get(name);
    if (!command) continue;
    const done = await replayCommand(clouds, command, own, known);
    tell(done);
    verdicts.push(...done);
  }
  await clouds.close();
  return verdicts;
}

async function replayCommand(
  clouds: Clouds,
  command: BuiltInCommand,
  recordings: readonly Recording[],
  known: Known,
): Promise<Verdict[]> {
  const steady = steadyFields(recordings, command);
  const tells = new Set(recordings.flatMap(({ instance }) => instance ?? []));
  const outcomes: { as: string; sent: Record<string, string>; outcome: Outcome }[] = [];
  const tried = new Map<string, Tried | undefined>();
  const verdicts: Verdict[] = [];
  const attempt = async (recording: Recording, like: Recording, isError: boolean): Promise<Verdict> => {
    let best: Verdict = { recording, sent: {}, differences: [{ aspect: 'status', says: 'not tried' }] };
    let score = Infinity;
    const tries = isPlainMistake(recording) ? triesFor(recording, isError).slice(0, 1) : triesFor(recording, isError);
    for (const one of tries) {
      const done = await perform(clouds, command, like, one, known, tried);
      if (!done) continue;
      outcomes.push({ as: recording.as, ...done });
      const differences = compare(recording, done.outcome, command, {
        steady: steady.get(keyOf(recording)) ?? new Set(),
        tells,
      });
      if (weight(differences) < score) {
        score = weight(differences);
        best = { recording, sent: done.sent, differences };
      }
      if (score === 0) break;
    }
    return best;
  };
  const starts = recordings.filter(({ params, status }) => params !== undefined && status === 200);
  for (const recording of recordings) {
    if (recording.params !== undefined) {
      verdicts.push(await attempt(recording, recording, recording.status !== 200));
      continue;
    }
    const seen = outcomes
      .filter(({ as }) => as === recording.as)
      .map(({ outcome, sent }): Verdict => ({
        recording,
        sent,
        differences: compare(recording, outcome, command, { steady: steady.get(keyOf(recording)) ?? new Set(), tells }),
      }));
    let best = seen.sort((a, b) => weight(a.differences) - weight(b.differences))[0];
    for (const start of [...starts.filter(({ as }) => as === recording.as), ...starts]) {
      if (best?.differences.length === 0) break;
      const verdict = await attempt(recording, { ...start, as: recording.as }, recording.jobstatus === 2);
      if (!best || weight(verdict.differences) < weight(best.differences)) best = verdict;
    }
    verdicts.push(best ?? { recording, sent: {}, differences: [{ aspect: 'job', says: 'nothing starts it' }] });
  }
  await clouds.renew();
  return verdicts;
}

/** An answer of the wrong kind is further off than one with a field too many. */
const weight = (differences: readonly Difference[]): number =>
  differences.reduce((sum, { aspect }) => sum + (['missing', 'unknown', 'type'].includes(aspect) ? 1 : 100), 0);
