import { groupBy } from './group-by.js';
import type { Verdict } from './replay.js';
import { exceptionFor } from './exceptions.js';

export interface Agreement {
  agreed: number;
  excepted: number;
  all: number;
  percent: number;
}

export function agreement(verdicts: readonly Verdict[]): Agreement {
  const differing = verdicts.filter(({ differences }) => differences.length > 0);
  const excepted = differing.filter((verdict) => exceptionFor(verdict) !== undefined).length;
  const agreed = verdicts.length - differing.length;
  return { agreed, excepted, all: verdicts.length, percent: (100 * agreed) / Math.max(verdicts.length, 1) };
}

/** A line a command that does not agree everywhere, with what differs. */
export function report(verdicts: readonly Verdict[], { details }: { details: boolean }): string {
  const lines: string[] = [];
  for (const [command, own] of groupBy(verdicts, ({ recording }) => recording.command)) {
    const { agreed, all } = agreement(own);
    if (agreed === all) continue;
    lines.push(`${command}: ${agreed} of ${all}`);
    if (!details) continue;
    for (const { recording, differences, sent } of own) {
      if (differences.length === 0) continue;
      const asked =
        recording.params === undefined
          ? `job ${String(recording.jobstatus)}`
          : JSON.stringify(recording.params).slice(0, 150);
      lines.push(
        `  ${recording.as} ${recording.status} ${asked}`,
        `    ${differences
          .map(({ aspect, says }) => `${aspect}: ${says}`)
          .join('; ')
          .slice(0, 400)}`,
      );
      if (process.env['SENT']) lines.push(`    ${JSON.stringify(sent)}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The sum of all. */
export function total(verdicts: readonly Verdict[]): string {
  const { agreed, all, excepted, percent } = agreement(verdicts);
  return `${agreed} of ${all} recordings agree: ${percent.toFixed(1)} %; ${excepted} of the others are excepted.\n`;
}
