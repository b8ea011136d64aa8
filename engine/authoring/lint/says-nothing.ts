import type { Path } from '../../manifest/read-yaml.js';

/** Words of a parameter that are false when they are left out. */
const FALSE_IF_ABSENT = new Set(['required', 'list', 'open', 'more', 'keepEmpty', 'sensitive']);

/** Lists and maps of a manifest that are empty when they are left out. `changes: []` says that nothing goes stale. */
const EMPTY_IF_ABSENT = new Set([
  ...['keywords', 'include', 'params', 'rules', 'shows', 'secrets', 'output', 'examples'],
  ...['danger.escalate', 'secrets.hide', 'secrets.give'],
]);

/** Words that say nothing without another one. */
const DEPENDENT = new Set(['unless', 'open', 'boundary']);

/** Why a word could be left out without changing the tool; undefined if it says something. `within` is the map around. */
export function saysNothing(path: Path, value: unknown, within: Readonly<Record<string, unknown>>): string | undefined {
  const word = String(path.at(-1));
  // Most values say something, which shows without a look at where they stand.
  if (value !== false && !isEmpty(value) && !DEPENDENT.has(word)) return undefined;
  if (path.length === 1 && word === 'async' && value === false)
    return '`async: false` is not needed: it means the same as nothing';
  if (EMPTY_IF_ABSENT.has(path.join('.')) && isEmpty(value)) return `An empty \`${word}\` means the same as none`;
  if (!isInParam(path)) return undefined;
  if (FALSE_IF_ABSENT.has(word) && value === false)
    return `\`${word}: false\` is not needed: it means the same as nothing`;
  if ((word === 'unless' || word === 'literals') && isEmpty(value))
    return `An empty \`${word}\` means the same as none`;
  if (word === 'unless' && within['preset'] === undefined) return '`unless` does nothing without a `preset`';
  if (word === 'open' && within['enum'] === undefined) return '`open` does nothing without an `enum`';
  if (word === 'boundary' && within['format'] !== 'date-or-time')
    return '`boundary` does nothing without `format: date-or-time`';
  return undefined;
}

/** Directly in a parameter: params.id, or a parameter of a group of _shared/parameters.yaml. */
function isInParam(path: Path): boolean {
  return path.length === 3 && (path[0] === 'params' || path[0] === 'group');
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
