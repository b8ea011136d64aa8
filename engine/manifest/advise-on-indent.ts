import type { Advice } from './advice.js';

const TEXTS = new Set('title description warning undo impact otherwise done card empty reason'.split(' '));

/** The line further up that this one is indented under, if it is a word and a colon and no more. */
export function ownerOf(lines: readonly string[], at: number): { word: string; line: number } | undefined {
  const own = indentOf(lines[at - 1] ?? '');
  const line = lines.slice(0, at - 1).findLastIndex((one) => one.trim() !== '' && indentOf(one) < own) + 1;
  const word = /^\s*([\w-]+):\s*$/.exec(lines[line - 1] ?? '')?.[1];
  return word === undefined || !TEXTS.has(word) ? undefined : { word, line };
}

/** A tab is as wide as an editor likes; how far the line should go in is told by the one above. */
export function tabAdvice(lines: readonly string[], at: number): Advice {
  const above = lines.slice(0, at - 1).findLast((one) => one.trim() !== '' && !/^\s*#|^\t/.test(one)) ?? '';
  const wanted = indentOf(above) + (/:\s*$/.test(above) ? 2 : 0);
  return {
    message: 'This line begins with a tab. Only spaces work here, not tabs.',
    hint: `Replace the tab with ${wanted > 0 ? `${wanted} spaces, to fit the line above` : 'spaces'}.`,
  };
}

/** Lines that begin too far left or right, and what else stands beside what it does not belong to. */
export function indentAdvice(said: string, lines: readonly string[], at: number): Advice | undefined {
  const line = lines[at - 1] ?? '';
  const above = lines.slice(0, at - 1).findLast((one) => one.trim() !== '' && !/^\s*#/.test(one)) ?? '';
  const dash = [line, above].find((one) => /^\s*-[^\s-]/.test(one));
  if (dash !== undefined && /must start at|bad indentation|implicit|Unexpected scalar/i.test(said)) {
    return {
      message: 'A space is missing after the dash.',
      hint: `Write \`${dash.trim().replace(/^-/, '- ')}\`.`,
      line: lines.lastIndexOf(dash, at - 1) + 1,
    };
  }
  if (/must start at the same column|bad indentation/i.test(said)) {
    return {
      message: `This line begins with ${spaces(line)}, and the lines beside it do not.`,
      hint: `Begin it with ${spaces(above)}, as the line above does, or with as many as the line that it belongs beside.`,
    };
  }
  if (/sequence may not be used as an implicit map key/.test(said)) {
    return {
      message: 'This line begins with a dash, and the lines beside it do not.',
      hint: 'Remove the dash, or move the line to the list where it belongs.',
    };
  }
  if (!/implicit (?:map )?keys need|Unexpected scalar/i.test(said)) return undefined;
  const next = lines[at] ?? '';
  if (/^\s*[\w-]+: +\S/.test(line) && /^\s*[\w-]+:(?: |$)/.test(next) && indentOf(next) > indentOf(line)) {
    // The one in the middle is odd if those around it agree.
    if (above !== '' && indentOf(above) >= indentOf(next)) {
      return {
        message: `This line begins with ${spaces(line)}, and the line below with ${spaces(next)}.`,
        hint: `Begin it with ${spaces(next)}.`,
      };
    }
    return {
      message: `This line begins with ${spaces(next)}, and the line above with ${spaces(line)}.`,
      hint: `Begin it with ${spaces(line)}.`,
      line: at + 1,
    };
  }
  return {
    message: 'This line has no colon after its first word, and does not continue the text above it.',
    hint: 'If it continues the text above, begin it with as many spaces as that text has. If not, write a colon and a space after its first word.',
  };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function spaces(line: string): string {
  const count = indentOf(line);
  return count === 1 ? '1 space' : `${count === 0 ? 'no' : count} spaces`;
}
