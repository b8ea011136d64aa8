import { createInterface } from 'node:readline';
import pc from 'picocolors';

/** What a command knows of who reads it. Tests make their own. */
export interface Terminal {
  /** A person reads stdout. */
  isShown: boolean;
  /** A person reads stderr, where questions and progress stand. */
  isTold: boolean;
  columns: number;
  colors: ReturnType<typeof pc.createColors>;
  /** Asks for one line; undefined if the person closed the input (Ctrl-C, Ctrl-D). Missing if there is nobody to ask. */
  ask?: (prompt: string) => Promise<string | undefined>;
  write: (text: string) => void;
  tell: (text: string) => void;
}

const USUAL_COLUMNS = 80;

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const isShown = stdout.isTTY;
  return {
    isShown,
    isTold: stderr.isTTY,
    columns: isShown ? stdout.columns : USUAL_COLUMNS,
    // Colour only where a person reads, whatever CI or FORCE_COLOR say; NO_COLOR counts.
    colors: pc.createColors(isShown && pc.isColorSupported),
    ...(stdin.isTTY && stderr.isTTY ? { ask: askOnStderr } : {}),
    write: (text) => void stdout.write(text),
    tell: (text) => void stderr.write(text),
  };
}

/** On stderr, so that a result that is piped away stays clean. */
function askOnStderr(prompt: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    const giveUp = (): void => {
      process.stderr.write('\n');
      resolve(undefined);
    };
    lines.once('close', giveUp);
    lines.question(prompt, (answer) => {
      lines.off('close', giveUp);
      lines.close();
      resolve(answer);
    });
  });
}
