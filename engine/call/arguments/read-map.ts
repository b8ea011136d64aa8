import { sizeProblem } from './sane-size.js';

/** What an argument that should be one is refused with. */
export const MUST_BE_MAP = 'must be a map like {"key": "value"}';

/** A map, also one that came as JSON text; undefined if it is none. */
export function mapFrom(value: unknown): Record<string, unknown> | undefined {
  const map = typeof value === 'string' ? parseJson(value) : value;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return undefined;
  return map as Record<string, unknown>;
}

/** The map or list that a JSON text holds; undefined for everything else, also for more than any call needs. */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed = JSON.parse(text) as unknown;
    return sizeProblem(parsed) === undefined ? parsed : undefined;
  } catch {
    return undefined;
  }
}
