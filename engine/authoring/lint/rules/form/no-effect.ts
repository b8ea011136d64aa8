import { isMap, isPair } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { YamlFile } from '../../../../manifest/read-yaml.js';
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
  *checkFile({ kind, yaml, source, sound }) {
    if (!isRecord(yaml.data)) return;
    if (kind === 'manifest') {
      for (const finding of idleIn(yaml, yaml.data, [], [])) {
        // That it has to be true is told by facts/async.
        if (sound?.facts?.async !== true || finding.at?.[0] !== 'async') yield finding;
      }
      for (const part of ['danger', 'secrets']) yield* idleIn(yaml, yaml.data[part], [part], [part]);
      yield* idleParams(yaml, yaml.data['params'], ['params'], 'params');
    } else if (source.name.endsWith('/parameters.yaml')) {
      for (const [name, group] of Object.entries(yaml.data)) yield* idleParams(yaml, group, [name], 'group');
    }
  },
};

function* idleParams(yaml: YamlFile, params: unknown, path: string[], sort: string): Generator<Finding> {
  if (!isRecord(params)) return;
  for (const [name, param] of Object.entries(params)) yield* idleIn(yaml, param, [...path, name], [sort, name]);
}

function* idleIn(yaml: YamlFile, data: unknown, path: string[], known: string[]): Generator<Finding> {
  if (!isRecord(data)) return;
  for (const [word, value] of Object.entries(data)) {
    const why = saysNothing([...known, word], value, data);
    if (why === undefined) continue;
    const map: unknown = path.length === 0 ? yaml.document.contents : yaml.document.getIn(path, true);
    const fix = isMap(map) ? removal(yaml.text, map, word) : undefined;
    yield { at: [...path, word], message: `${why}.`, hint: `Remove \`${word}\`.`, ...(fix ? { fix } : {}) };
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
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
