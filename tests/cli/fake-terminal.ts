import pc from 'picocolors';
import type { Terminal } from '../../engine/cli/terminal.js';

/** A terminal with a person at it who types these answers one after the other; undefined closes the input. */
export interface FakeTerminal extends Terminal {
  written: () => string;
  told: () => string;
  /** The questions that were asked. */
  prompts: string[];
}

export function fakeTerminal(answers: (string | undefined)[] = [], columns = 100): FakeTerminal {
  const out: string[] = [];
  const err: string[] = [];
  const prompts: string[] = [];
  return {
    isShown: true,
    isTold: true,
    columns,
    colors: pc.createColors(false),
    // Slower than a machine: faster answers do not count as a person's.
    ask: (prompt) => {
      prompts.push(prompt);
      return new Promise((resolve) => setTimeout(() => resolve(answers.shift()), 350));
    },
    write: (text) => void out.push(text),
    tell: (text) => void err.push(text),
    written: () => out.join(''),
    told: () => err.join(''),
    prompts,
  };
}
