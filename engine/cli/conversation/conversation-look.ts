import { openProgressLine } from '../progress-line.js';
import type { Terminal } from '../terminal.js';

/** How a conversation looks: who says what, indented and cut or wrapped to the width of the terminal. */
export interface ConversationLook {
  heading(text: string): void;
  person(text: string): void;
  call(tool: string, args: object): void;
  /** While a job runs: one line that changes in a terminal, plain lines elsewhere. */
  progress(text: string): void;
  answer(text: string): void;
}

const INDENT = '    ';
const WIDEST = 110;

export function conversationLook(terminal: Terminal): ConversationLook {
  const { write, colors, isShown, columns } = terminal;
  const width = Math.min(isShown ? columns : WIDEST, WIDEST) - INDENT.length;
  const running = openProgressLine(terminal);
  let lastLine = '';
  return {
    heading: (text) => write(`\n${colors.bold(text)}\n`),
    person: (text) => write(`\n${colors.cyan('You')}  ${text}\n`),
    call: (tool, args) => write(`${colors.magenta('  → ')}${tool} ${colors.dim(shortly(args))}\n`),
    progress(text) {
      if (terminal.isTold) running.show(INDENT + text);
      else if (text !== lastLine) write(`${INDENT}… ${text}\n`);
      lastLine = text;
    },
    answer(text) {
      running.erase();
      const lines = text.split('\n').flatMap((line) => (line.includes(' | ') ? [cut(line, width)] : wrap(line, width)));
      write(`${lines.map((line) => INDENT + line).join('\n')}\n`);
    },
  };
}

/** `id: web-04, state: Running` */
function shortly(args: object): string {
  return Object.entries(args)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/** Lines that go on are indented to where the second column of the first begins, if it has one. */
function wrap(text: string, width: number): string[] {
  const hang = ' '.repeat(/^.*? {2,}/.exec(text)?.[0].length ?? 0);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : hang + word);
  }
  return lines;
}
