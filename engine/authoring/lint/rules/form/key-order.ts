import { isMap } from 'yaml';
import type { Path, YamlFile } from '../../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import { topLevelOrder } from '../../key-orders.js';
import { moveKeys } from '../../move-keys.js';
import type { Finding, Rule } from '../../rule.js';
import { oncePer } from '../../once-per.js';

export const keyOrder: Rule = {
  id: 'form/key-order',
  title: 'The words of a manifest stand in the order of the format.',
  why: 'In a thousand files of one order the eye finds the danger and the answer where it looks for them.',
  severity: 'warning',
  bad: inChange('answer: { of: DomainRouterResponse, kind: object }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
  *checkFile({ kind, yaml }) {
    if (kind !== 'manifest' || !isRecord(yaml.data)) return;
    const judge = (path: Path, data: unknown, order: readonly string[]): Finding[] =>
      isRecord(data) ? misplaced(yaml, path, Object.keys(data), order) : [];
    const { params, ...manifest } = yaml.data;
    yield* judge([], yaml.data, topLevelOrder());
    for (const part of ['answer', 'danger', 'output']) yield* judge([part], manifest[part], ORDERS[part] ?? []);
    const escalate = isRecord(manifest['danger']) ? manifest['danger']['escalate'] : undefined;
    for (const [at, one] of listed(escalate)) {
      yield* judge(['danger', 'escalate', at], one, ORDERS['danger.escalate'] ?? []);
    }
    for (const [at, one] of listed(manifest['possible'])) yield* judge(['possible', at], one, ORDERS['possible'] ?? []);
    for (const [at, one] of listed(manifest['examples'])) yield* judge(['examples', at], one, ORDERS['examples'] ?? []);
    for (const [name, param] of Object.entries(isRecord(params) ? params : {})) {
      yield* judge(['params', name], param, PARAM);
    }
  },
};

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function listed(data: unknown): [number, unknown][] {
  return Array.isArray(data) ? [...(data as unknown[]).entries()] : [];
}

const ORDERS: Record<string, readonly string[]> = {
  answer: ['kind', 'of'],
  danger: ['severity', 'category', 'warning', 'also', 'reversible', 'undo', 'impact', 'confirm', 'escalate'],
  'danger.escalate': ['when', 'severity', 'reversible', 'warning', 'impact'],
  possible: ['when', 'otherwise'],
  output: ['columns', 'units', 'words', 'done', 'card', 'sort', 'empty'],
  examples: ['ask', 'args'],
};

/** What kind of value it is comes first and the words about it last; what lies between and what is nested is free. */
const PARAM = ['use|type|resolve', '*', 'description'];
const NESTED = new Set(['items', 'properties', 'additionalProperties', 'resolve']);

function misplaced(yaml: YamlFile, path: Path, words: string[], order: readonly string[]): Finding[] {
  const ranks = ranksOf(words, order);
  const at = ranks.findIndex((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0));
  const word = words[at];
  if (word === undefined) return [];
  const after = words.find((_, index) => (ranks[index] ?? 0) > (ranks[at] ?? 0));
  // Only now: for a file that was parsed before, this is what costs.
  const { document, text } = yaml;
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const fix = isMap(map) ? moveKeys(text, map, ranks) : undefined;
  return [
    {
      at: [...path, word],
      message: `In other manifests \`${word}\` comes before \`${after ?? ''}\`.`,
      hint: `Move \`${word}\` up, above \`${after ?? ''}\`.`,
      ...(fix ? { fix } : {}),
    },
  ];
}

/** Where each word belongs; what has no place of its own stays behind the word before it. */
function ranksOf(words: readonly string[], order: readonly string[]): number[] {
  const places = placesIn(order);
  let last = 0;
  return words.map((word) => {
    const isNested = order === PARAM && NESTED.has(word);
    const free = order === PARAM && !isNested ? 1 : last;
    last = isNested ? free : (places.get(word) ?? free);
    return last;
  });
}

const placesIn = oncePer(
  (order: readonly string[]) =>
    new Map(order.flatMap((words, rank) => words.split('|').map((word) => [word, rank] as const))),
);
