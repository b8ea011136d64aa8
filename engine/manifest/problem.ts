import { neutralise } from '../text/neutralise.js';
import { oneLine } from '../text/plain-text.js';
import type { SourceFile } from './find-files.js';
import { LARGEST_FILE } from './read-text.js';
import type { OwnReason, Unreadable } from './read-text.js';

/** Something wrong with a file that a person wrote, and where. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  /** The column after the last marked character, on the same line. */
  endColumn?: number;
  message: string;
  /** How to fix it. */
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
  | 'form/readable'
  | 'form/encoding'
  | 'form/shared-file'
  | 'form/yaml'
  | 'form/schema'
  | 'form/shared-word'
  | 'form/fits-together'
  | 'form/own-tool-name'
  | 'clients/limits';

/** What people are told of a file that is not read, and what to do. */
const REASONS: Record<OwnReason, [message: string, hint: string]> = {
  'too-large': [
    `This file is too large: a manifest has ${LARGEST_FILE / 1024} KiB at most.`,
    'Check that it is what you think it is.',
  ],
  folder: ['This is a folder, and its name ends like that of a file.', 'Rename it without .yaml.'],
  'no-file': ['This is not an ordinary file, so it is not opened.', 'Put a file in its place.'],
  'link-to-folder': ['This link points to a folder. Links to folders are not followed.', 'Put the folder itself here.'],
  'link-out': ['This link points outside the manifests folder, so it is not followed.', 'Put the file itself here.'],
  'dead-link': ['This link points to nothing.', 'Remove it, or put the file itself here.'],
  'utf-16': ['This file is written in UTF-16. Manifests are UTF-8.', 'Save it as UTF-8; editors ask when you save it.'],
  'not-utf-8': [
    'This file has characters that are not UTF-8, such as an umlaut from an old Windows editor.',
    'Save it as UTF-8; editors ask when you save it.',
  ],
  nul: ['This file has bytes that are not text.', 'Write it again as plain text in UTF-8.'],
};

const ENCODINGS: readonly Unreadable[] = ['utf-16', 'not-utf-8', 'nul'];

/** A file of which there is no text. */
type Unread = Pick<SourceFile, 'path' | 'unreadable' | 'place'>;

/** A file that is there and is not read. */
export function cannotRead({ path: file, unreadable: reason = 'unknown', place }: Unread): Problem {
  if (reason === 'ELOOP') {
    return { file, message: 'This link points back to itself.', hint: 'Remove it.', rule: 'form/readable' };
  }
  const [message, hint] = Object.hasOwn(REASONS, reason)
    ? REASONS[reason as OwnReason]
    : [`This cannot be read (${reason}).`, 'Check that it is there and who may read it.'];
  return { file, ...place, message, hint, rule: ENCODINGS.includes(reason) ? 'form/encoding' : 'form/readable' };
}

/** What others wrote may stand in it, also in the name of a file: nothing of it moves the cursor or begins a line. */
export function harmless(text: string): string {
  return oneLine(neutralise(text));
}

/** The problem as text: `file:line:column message`, the line with a mark under the place, and the advice. */
export function describeProblem({ file, line, column, endColumn, message, hint, source }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const lines = [harmless(`${place} ${message}`)];
  if (source !== undefined) {
    lines.push(`  ${neutralise(source)}`);
    if (column !== undefined) {
      lines.push(`  ${' '.repeat(Math.max(0, column - 1))}${'^'.repeat(Math.max(1, (endColumn ?? 0) - column))}`);
    }
  }
  if (hint !== undefined) lines.push(`  ${neutralise(hint)}`);
  return lines.join('\n');
}
