import { ToolError } from '../errors.js';
import { readBounded } from '../read-bounded.js';

/**
 * `key=value` words as the arguments of a tool. Values stay text: the engine reads numbers, lists and JSON in them, as
 * it does for MCP clients. `@FILE` is the content of a file, `-` that of stdin, `@@` a plain @; a key that comes twice
 * makes a list. Throws wrong-usage.
 */
export function readCallArguments(words: readonly string[]): Record<string, unknown> {
  const given = new Map<string, string[]>();
  for (const word of words) {
    const [, key, value] = /^([^=\s]+)=(.*)$/s.exec(word) ?? [];
    if (key === undefined || value === undefined) {
      throw new ToolError('wrong-usage', { problem: `${JSON.stringify(word)} is not of the form key=value` });
    }
    given.set(key, [...(given.get(key) ?? []), contentOf(key, value)]);
  }
  return Object.fromEntries([...given].map(([key, values]) => [key, values.length > 1 ? values : values[0]]));
}

function contentOf(key: string, value: string): string {
  if (value.startsWith('@@')) return value.slice(1);
  if (value === '-') return readWhole(key, 0, 'stdin');
  return value.startsWith('@') && value !== '@' ? readWhole(key, value.slice(1), value.slice(1)) : value;
}

/** Without the line break at the end, as `$(cat FILE)` would give it. */
function readWhole(key: string, file: string | 0, name: string): string {
  try {
    return readBounded(file).replace(/\r?\n$/, '');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ToolError('wrong-usage', { problem: `${key}: ${name} cannot be read (${reason})` });
  }
}
