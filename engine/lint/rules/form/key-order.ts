import { isMap, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { inChange } from '../../example.js';
import { topLevelOrder } from '../../key-orders.js';
import { moveKeys } from '../../move-keys.js';
import type { Finding, Rule } from '../../rule.js';

export const keyOrder: Rule = {
  id: 'form/key-order',
  title: 'The words of a manifest stand in the order of the format.',
  why: 'In a thousand files of one order the eye finds the danger and the answer where it looks for them.',
  severity: 'warning',
  bad: inChange('answer: { of: DomainRouterResponse, kind: object }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
  *checkFile({ kind, yaml }) {
    const top: unknown = yaml.document.contents;
    if (kind !== 'manifest' || yaml.data === undefined || !isMap(top)) return;
    const judge = (path: (string | number)[], order: readonly string[]): Finding[] => {
      const map: unknown = path.length === 0 ? top : top.getIn(path, true);
      return isMap(map) ? misplaced(yaml.text, map, path, order) : [];
    };
    yield* judge([], topLevelOrder());
    yield* ['answer', 'danger', 'output'].flatMap((part) => judge([part], ORDERS[part] ?? []));
    for (const part of ['danger.escalate', 'examples']) {
      const path = part.split('.');
      const list: unknown = top.getIn(path, true);
      const count = isSeq(list) ? list.items.length : 0;
      for (let at = 0; at < count; at += 1) yield* judge([...path, at], ORDERS[part] ?? []);
    }
    const params: unknown = top.get('params', true);
    for (const { key } of isMap(params) ? params.items : []) yield* judge(['params', String(key)], PARAM);
  },
};

const ORDERS: Record<string, readonly string[]> = {
  answer: ['kind', 'of'],
  danger: ['severity', 'category', 'warning', 'reversible', 'impact', 'confirm', 'escalate'],
  'danger.escalate': ['when', 'severity', 'reversible', 'warning', 'impact'],
  output: ['columns', 'done', 'card', 'sort', 'empty'],
  examples: ['ask', 'args'],
};

/** What kind of value it is comes first and the words about it last; what lies between and what is nested is free. */
const PARAM = ['use|type|resolve', '*', 'description'];
const NESTED = ['items', 'properties', 'additionalProperties', 'resolve'];

function misplaced(text: string, map: YAMLMap, path: (string | number)[], order: readonly string[]): Finding[] {
  const words = map.items.map(({ key }) => String(key));
  const ranks = ranksOf(words, order);
  const at = ranks.findIndex((rank, index) => index > 0 && rank < Math.max(...ranks.slice(0, index)));
  const word = words[at];
  if (word === undefined) return [];
  const after = words.find((_, index) => (ranks[index] ?? 0) > (ranks[at] ?? 0));
  const fix = moveKeys(text, map, ranks);
  return [
    {
      at: [...path, word],
      message: `\`${word}\` stands before \`${after ?? ''}\` in other manifests.`,
      hint: 'Move it up.',
      ...(fix ? { fix } : {}),
    },
  ];
}

/** Where each word belongs; what has no place of its own stays behind the word before it. */
function ranksOf(words: readonly string[], order: readonly string[]): number[] {
  let last = 0;
  return words.map((word) => {
    const own = order.findIndex((place) => place.split('|').includes(word));
    const isFree = own < 0 || (order === PARAM && NESTED.includes(word));
    const rank = !isFree ? own : order === PARAM && !NESTED.includes(word) ? 1 : last;
    last = rank;
    return rank;
  });
}
