import { relative } from 'node:path';
import { stopClock } from '../clock.js';
import { acceptOutcomes } from '../authoring/examples/accept-outcomes.js';
import { troublesOf } from '../authoring/examples/describe-examples.js';
import type { Trouble } from '../authoring/examples/describe-examples.js';
import { runExamples } from '../authoring/examples/run-examples.js';
import type { ExamplesReport } from '../authoring/examples/run-examples.js';
import { builtInFacts } from '../facts/facts.js';
import { chooseFiles } from '../authoring/lint/choose-files.js';
import { describeProblem } from '../manifest/problem.js';
import { openProgressLine } from './progress-line.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface TestFlags {
  update: boolean;
  json: boolean;
}

/** Made-up dates lie before it, so that "3 days ago" is true in every run. */
const TODAY = '2026-04-01T09:00:00Z';

/**
 * Tries every example of some manifests out and tells what is not as expected. Returns the exit code: 1 if there is
 * something. With `update` what the calls do now becomes what is expected.
 */
export async function testCommand(
  paths: readonly string[],
  { update, json }: TestFlags,
  terminal: Terminal = processTerminal(),
): Promise<0 | 1> {
  stopClock(TODAY);
  const input = chooseFiles(paths);
  const progress = openProgressLine(terminal);
  const report = await runExamples(input, builtInFacts(), (done, all) => {
    if (done % 10 === 0) progress.show(`${done} of ${all} calls`);
  });
  progress.erase();
  const updated = update ? report.tools.flatMap((one) => acceptOutcomes(one) ?? []) : [];
  const troubles = troublesOf(report).filter((one) => !update || !isAccepted(one, report));
  if (json) terminal.write(`${JSON.stringify(asJson(report, troubles, updated), undefined, 2)}\n`);
  else tell(report, troubles, updated, terminal);
  return troubles.length + report.problems.length > 0 ? 1 : 0;
}

/** Only a call that succeeds and reads well can be what is expected. */
function isAccepted({ tool, ask }: Trouble, { tools }: ExamplesReport): boolean {
  const same = tools
    .flatMap(({ tried }) => tried)
    .filter(({ one }) => one.tool === tool && (one.ask ?? JSON.stringify(one.args)) === ask);
  return same.every(({ differences }) => differences.every((difference) => 'expected' in difference));
}

function tell(
  { tools, problems }: ExamplesReport,
  troubles: Trouble[],
  updated: string[],
  { write, colors }: Terminal,
): void {
  for (const problem of problems) write(`${describeProblem({ ...problem, file: nearby(problem.file) })}\n\n`);
  for (const { tool, ask, file, line, problem, lines } of troubles) {
    write(`${nearby(file)}:${line} ${colors.bold(tool)}: ${ask}\n  ${problem}${lines.length > 0 ? ':' : ''}\n`);
    for (const text of lines)
      write(`    ${text.startsWith('-') ? colors.red(text) : text.startsWith('+') ? colors.green(text) : text}\n`);
    write('\n');
  }
  for (const file of updated) write(`Written: ${nearby(file)}\n`);
  const cases = tools.flatMap(({ tried }) => tried);
  const open = updated.length > 0 ? 0 : cases.filter(({ one }) => one.index === undefined).length;
  write(
    `${count(cases.length, 'call')} of ${count(tools.length, 'tool')}, ${count(troubles.length + problems.length, 'difference')}\n`,
  );
  if (troubles.some(({ lines, part }) => lines.length > 0 || part === 'example')) {
    write('If this is how it should be, accept it with --update.\n');
  }
  if (open > 0)
    write(
      colors.dim(
        `${count(open, 'example')} without a written expectation; --update writes ${open === 1 ? 'it' : 'them'}.\n`,
      ),
    );
}

function asJson({ tools, problems }: ExamplesReport, troubles: Trouble[], updated: string[]): Record<string, unknown> {
  return {
    tools: tools.length,
    calls: tools.reduce((sum, { tried }) => sum + tried.length, 0),
    problems: problems.map(({ file, line, message, hint }) => ({ file: nearby(file), line, message, hint })),
    differences: troubles.map((trouble) => ({ ...trouble, file: nearby(trouble.file) })),
    updated: updated.map(nearby),
  };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** A path below this folder is shown as it would be typed. */
function nearby(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
