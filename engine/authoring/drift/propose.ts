import type { Facts } from '../../facts/facts.js';
import type { Edit } from '../lint/rule.js';
import { readYaml } from '../../manifest/read-yaml.js';
import type { YamlFile } from '../../manifest/read-yaml.js';
import type { Tool } from '../../manifest/types.js';
import { draftParam } from '../scaffold/draft-param.js';
import type { Workshop } from '../scaffold/workshop.js';
import { paramLines } from '../scaffold/write-manifest.js';
import type { Drift } from './drift.js';

export interface Proposal {
  edits: Edit[];
  /** What no edit of this file can fix. */
  byHand: Drift[];
}

/** Edits of one manifest that make it say what the server says; everything else in the file stays as it is. */
export function propose(text: string, tool: Tool, drifts: readonly Drift[], workshop: Workshop): Proposal {
  const yaml = readYaml(tool.file, text);
  const edits: Edit[] = [];
  const byHand: Drift[] = [];
  const stubs: string[] = [];
  for (const drift of drifts) {
    if (drift.kind === 'param-missing') stubs.push(stubFor(drift, tool, workshop));
    else {
      const edit = editFor(drift, yaml);
      if (edit) edits.push(edit);
      else byHand.push(drift);
    }
  }
  if (stubs.length > 0) edits.push(insertParams(yaml, stubs, edits));
  return { edits, byHand };
}

function stubFor({ param, fact }: Drift & { kind: 'param-missing' }, tool: Tool, workshop: Workshop): string {
  const command = commandOf(tool, workshop.facts);
  const drafted = draftParam({ ...fact, name: param }, command, tool.effect, workshop);
  return paramLines(param, drafted.required ? drafted : { ...drafted, more: true });
}

function commandOf({ command, async, params }: Tool, facts: Facts): Parameters<typeof draftParam>[1] {
  const known = facts.command(command);
  if (known) return known;
  const named = Object.keys(params).map((name) => ({ name, type: 'string' as const }));
  return { name: command, async: async === true, params: named };
}

function editFor(drift: Drift, yaml: YamlFile): Edit | undefined {
  switch (drift.kind) {
    case 'param-gone':
      return withoutEntry(yaml, ['params', drift.param]);
    case 'required-changed':
      return drift.isRequired
        ? withWord(yaml, ['params', drift.param], 'required: true')
        : withoutEntry(yaml, ['params', drift.param, 'required']);
    case 'type-changed': {
      const type = JSON_TYPES[drift.is];
      const range = yaml.rangeOf(['params', drift.param, 'type'], 'value');
      return range && type !== undefined ? { from: range[0], to: range[1], text: type } : undefined;
    }
    case 'async-changed': {
      if (!drift.isAsync) return withoutEntry(yaml, ['async']);
      const effect = yaml.rangeOf(['effect'], 'value');
      return effect && { from: effect[1], to: effect[1], text: '\nasync: true' };
    }
    default:
      return undefined;
  }
}

/** Types that a word alone turns into one another; lists and maps need more than that. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  integer: 'integer',
  short: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
};

/** Takes a key and its value away: its lines, or its part of a map in braces. */
function withoutEntry(yaml: YamlFile, path: readonly string[]): Edit | undefined {
  const { text } = yaml;
  const key = yaml.rangeOf(path);
  const value = yaml.rangeOf(path, 'value');
  if (!key || !value) return undefined;
  const lineStart = text.lastIndexOf('\n', key[0] - 1) + 1;
  const isOwnLine = text.slice(lineStart, key[0]).trim() === '';
  if (isOwnLine) {
    const end = text.indexOf('\n', Math.max(value[1] - 1, key[1]));
    return { from: lineStart, to: end < 0 ? text.length : end + 1, text: '' };
  }
  const after = /^\s*,\s*/.exec(text.slice(value[1]));
  if (after) return { from: key[0], to: value[1] + after[0].length, text: '' };
  const before = /,\s*$/.exec(text.slice(0, key[0]));
  return { from: key[0] - (before?.[0].length ?? 0), to: value[1], text: '' };
}

/** Puts a word into a map, in braces or in lines. */
function withWord(yaml: YamlFile, path: readonly string[], word: string): Edit | undefined {
  const { text } = yaml;
  const value = yaml.rangeOf(path, 'value');
  if (!value) return undefined;
  if (text[value[0]] === '{') return { from: value[0] + 1, to: value[0] + 1, text: ` ${word},` };
  const lineStart = text.lastIndexOf('\n', value[0] - 1) + 1;
  return { from: value[0], to: value[0], text: `${word}\n${' '.repeat(value[0] - lineStart)}` };
}

/** At the end of `params`, or as a new block behind the answer. */
function insertParams(yaml: YamlFile, stubs: readonly string[], others: readonly Edit[]): Edit {
  const { text } = yaml;
  const params = yaml.rangeOf(['params'], 'value');
  const place = params ??
    yaml.rangeOf(['include'], 'value') ??
    yaml.rangeOf(['answer'], 'value') ?? [text.length, text.length];
  const key = yaml.rangeOf(['params']);
  const last = place[0] + text.slice(place[0], place[1]).trimEnd().length;
  // Where the last one goes away, there is no end to write behind: then they come first.
  const isTaken = others.some(({ from, to }) => from <= last && last <= to);
  const end = isTaken && params && key ? key[1] + 1 : last;
  const lines = stubs.join('\n');
  return { from: end, to: end, text: params ? `\n${lines}` : `\n\nparams:\n${lines}` };
}
