import { runCommand } from '../cli/run-command.js';
import type { ServerFolders } from '../fixtures/server-folders.js';

const helps = new Map<string, Promise<string>>();

/** What `cloudstack-mcp` would not know of a command line: its sub-command, or options of it. Told by its own help. */
export async function unknownWords(line: string, folders: ServerFolders): Promise<string[]> {
  const words = line.split(/\s+/);
  const general = await helpOf([], folders);
  const command = words.find((word) => /^[a-z]/.test(word) && new RegExp(`^  ${word}\\b`, 'm').test(general));
  const options = words.filter((word) => /^--[a-z]/.test(word));
  const help = command === undefined ? general : await helpOf([command], folders);
  // What all commands take is explained once, in the general help.
  const unknown = options.filter((option) => !new RegExp(`${option}\\b(?!-)`).test(help + general));
  const isServer = words.every((word) => word.startsWith('-'));
  return command === undefined && !isServer ? [words[0] ?? '', ...unknown] : unknown;
}

function helpOf(command: readonly string[], folders: ServerFolders): Promise<string> {
  const key = command.join(' ');
  const known = helps.get(key) ?? runCommand([...command, '--help'], { folders }).then(({ stdout }) => stdout);
  helps.set(key, known);
  return known;
}
