/** Something wrong with a file that a person wrote, and where. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  /** The column after the last marked character, on the same line. */
  endColumn?: number;
  message: string;
  /** How to mend it. */
  hint?: string;
  /** The line itself, to show under the message. */
  source?: string;
  /** Where in the data it is, if the engine came that far. */
  at?: readonly (string | number)[];
  /** The rule of the linter that explains it: the engine refuses what breaks one of these. */
  rule?: EngineRule;
}

/** Rules that hold already for the server, which leaves out a tool that breaks one. */
export type EngineRule =
  'form/readable' | 'form/yaml' | 'form/schema' | 'form/fits-together' | 'form/own-tool-name' | 'clients/limits';

/** A file that is there and cannot be opened; `reason` is the system's word, such as EACCES. */
export function cannotRead(file: string, reason: string): Problem {
  return {
    file,
    message: `This cannot be read (${reason}).`,
    hint: 'Check that it is there and who may read it.',
    rule: 'form/readable',
  };
}

/** The problem as text: `file:line:column message`, the line with a mark under the place, and the advice. */
export function describeProblem({ file, line, column, endColumn, message, hint, source }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const lines = [`${place} ${message}`];
  if (source !== undefined) {
    lines.push(`  ${source}`);
    if (column !== undefined) {
      lines.push(`  ${' '.repeat(Math.max(0, column - 1))}${'^'.repeat(Math.max(1, (endColumn ?? 0) - column))}`);
    }
  }
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join('\n');
}
