import { isMap, isPair } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { YamlFile } from '../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import type { Edit, Finding, Rule } from '../../rule.js';
import { saysNothing } from '../../says-nothing.js';

const params = (forced: string): string => `params:
  id: { use: router, required: true, description: The router to restart. }
  forced: { type: boolean, ${forced}since: "4.16.0", more: true, description: Stop it even if it does not answer. }
`;

export const noEffect: Rule = {
  id: 'form/no-effect',
  title: 'Nothing is written that means the same when it is left out.',
  why: 'Whoever reads it asks why it is there, and the next one copies it.',
  severity: 'warning',
  bad: inChange(params('required: false, ')),
  good: inChange(params('')),
  *checkFile({ kind, yaml, source }) {
    const top: unknown = yaml.document.contents;
    if (yaml.data === undefined || !isMap(top)) return;
    if (kind === 'manifest') {
      yield* idleIn(yaml, top, [], []);
      for (const part of ['danger', 'secrets']) yield* idleAt(yaml, top, [part], [part]);
      yield* idleParams(yaml, top, ['params'], 'params');
    } else if (source.name.endsWith('/parameters.yaml')) {
      for (const { key } of top.items) yield* idleParams(yaml, top, [String(key)], 'group');
    }
  },
};

function* idleParams(yaml: YamlFile, top: YAMLMap, path: string[], sort: string): Generator<Finding> {
  const params: unknown = top.getIn(path, true);
  if (!isMap(params)) return;
  for (const { key } of params.items) yield* idleAt(yaml, top, [...path, String(key)], [sort, String(key)]);
}

function* idleAt(yaml: YamlFile, top: YAMLMap, path: string[], known: string[]): Generator<Finding> {
  const map: unknown = top.getIn(path, true);
  if (isMap(map)) yield* idleIn(yaml, map, path, known);
}

function* idleIn(yaml: YamlFile, map: YAMLMap, path: string[], known: string[]): Generator<Finding> {
  const data = map.toJSON() as Record<string, unknown>;
  for (const [word, value] of Object.entries(data)) {
    const why = saysNothing([...known, word], value, data);
    if (why === undefined) continue;
    const fix = removal(yaml.text, map, word);
    yield { at: [...path, word], message: `${why}.`, hint: `Leave \`${word}\` out.`, ...(fix ? { fix } : {}) };
  }
}

/** Takes out a key with its value; undefined where a comment or the form of the map would suffer. */
function removal(text: string, map: YAMLMap, word: string): Edit[] | undefined {
  const pairs: Pair[] = map.items.filter(isPair);
  const at = pairs.findIndex(({ key }) => String(key) === word);
  const [from, to] = rangeOf(pairs[at]);
  if (pairs.length < 2 || from === undefined || to === undefined) return undefined;
  if (map.flow === true) {
    const next = rangeOf(pairs[at + 1])[0];
    const before = rangeOf(pairs[at - 1])[1];
    if (next !== undefined) return plain(text, from, next);
    return before === undefined ? undefined : plain(text, before, to);
  }
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to - 1) + 1;
  if (text.slice(lineStart, from).trim() !== '' || lineEnd === 0 || text.slice(to, lineEnd).trim() !== '')
    return undefined;
  return [{ from: lineStart, to: lineEnd, text: '' }];
}

function plain(text: string, from: number, to: number): Edit[] | undefined {
  return text.slice(from, to).includes('#') ? undefined : [{ from, to, text: '' }];
}

function rangeOf(pair: Pair | undefined): [from?: number, to?: number] {
  const [key, value] = [pair?.key, pair?.value] as { range?: [number, number, number] | null }[];
  const from = key?.range?.[0];
  const to = value?.range?.[1] ?? key?.range?.[1];
  return [...(from === undefined ? [] : [from]), ...(from === undefined || to === undefined ? [] : [to])] as [
    number?,
    number?,
  ];
}
