import { callTool } from '../call/call-tool.js';
import type { CallResult } from '../call/request.js';
import type { Flags } from '../config/settings.js';
import { alignedTable } from './aligned-table.js';
import { askInTerminal } from './ask-in-terminal.js';
import { readCallArguments } from './call-arguments.js';
import { open } from './open.js';
import { openProgressLine } from './progress-line.js';
import { processTerminal } from './terminal.js';
import type { Terminal } from './terminal.js';

/** A token dies with the process that made it, and this process is about to end. */
const CANNOT_CONFIRM =
  'This plan cannot be confirmed later: its token dies with this command. Run it in a terminal to be asked, or use --ask-from to say what needs no confirmation.\n';

/** Runs one tool the way an MCP client would. Returns the exit code: 1 if the result is an error. */
export async function call(
  tool: string,
  words: readonly string[],
  { json, ...flags }: Flags & { json: boolean },
  terminal: Terminal = processTerminal(),
): Promise<0 | 1> {
  const args = readCallArguments(words);
  const opened = await open(flags);
  const progress = openProgressLine(terminal);
  const ask = askInTerminal(terminal, () => progress.erase());
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const result = await callTool(opened.engine, {
      tool,
      arguments: args,
      client: 'cloudstack-mcp call',
      signal: stop.signal,
      onProgress: (ms) => progress.show(`${tool}: the cloud is at work (${Math.round(ms / 1000)} s)`),
      ...(ask ? { ask } : {}),
    });
    progress.erase();
    show(result, json, args, terminal);
    if (result.structured?.['error'] === 'confirmation-needed') terminal.tell(CANNOT_CONFIRM);
    return result.isError ? 1 : 0;
  } finally {
    process.off('SIGINT', interrupt);
    progress.erase();
    await opened.close();
  }
}

function show(result: CallResult, json: boolean, args: Record<string, unknown>, terminal: Terminal): void {
  const { isError, text, structured, table } = result;
  const { colors } = terminal;
  if (json) {
    terminal.write(`${JSON.stringify({ isError, text, structured }, undefined, terminal.isShown ? 2 : undefined)}\n`);
  } else if (isError) {
    const [first = '', ...rest] = text.split('\n');
    terminal.tell(`${[colors.red(first), ...rest].join('\n')}\n`);
  } else if (terminal.isShown && table && (args['_format'] ?? 'table') === 'table') {
    const dimmed = (lines: readonly string[]): string[] => lines.map((line) => colors.dim(line));
    const { lines, left } = alignedTable(table, terminal, args['_fields'] !== undefined);
    // How many there are, the next page, notes.
    const below = [...text.split('\n').slice(table.height), ...tellLeft(left)];
    terminal.write(`${[...dimmed(table.above), ...lines, ...dimmed(below)].join('\n')}\n`);
  } else {
    terminal.write(`${text}\n`);
  }
}

function tellLeft(columns: readonly string[]): string[] {
  if (columns.length === 0) return [];
  return [`No room for ${columns.join(', ')}: choose columns with _fields, or widen the terminal.`];
}
