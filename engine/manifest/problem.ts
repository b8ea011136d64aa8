/** Something wrong with a file that a person wrote, and where. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  message: string;
  /** How to mend it. */
  hint?: string;
  /** The line itself, to show under the message. */
  source?: string;
}

/** A file that is there and cannot be opened; `reason` is the system's word, such as EACCES. */
export function cannotRead(file: string, reason: string): Problem {
  return { file, message: `This cannot be read (${reason}).`, hint: 'Check that it is there and who may read it.' };
}

/** The problem as text: `file:line:column message`, the line with a mark under the place, and the advice. */
export function describeProblem({ file, line, column, message, hint, source }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const lines = [`${place} ${message}`];
  if (source !== undefined) {
    lines.push(`  ${source}`);
    if (column !== undefined) lines.push(`  ${' '.repeat(Math.max(0, column - 1))}^`);
  }
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join('\n');
}
