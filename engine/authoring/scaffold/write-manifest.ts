import { stringify } from 'yaml';
import type { Draft } from './draft-manifest.js';

const WIDTH = 120;
/** One line holds a parameter if it fits; longer ones get a line for each word. */
const ORDER_OF_PARAM = [
  'use',
  'list',
  'as',
  'resolve',
  'literals',
  'type',
  'required',
  'format',
  'boundary',
  'items',
  'properties',
  'additionalProperties',
  'wire',
  'encoding',
  'enum',
  'open',
  'codes',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'unit',
  'sensitive',
  'preset',
  'unless',
  'default',
  'for',
  'since',
  'deprecated',
  'keepEmpty',
  'more',
  'description',
];
/** Top-level words with an empty line before them. */
const APART = new Set(['params', 'rules', 'danger', 'changes', 'shows', 'ttl', 'secrets', 'output', 'examples']);

/** A draft as the text of its file, in the style of the manifests that are there. */
export function writeManifest({ manifest }: Draft, schema: string): string {
  const words: [string, unknown][] = Object.entries(manifest);
  const blocks = words
    .filter(([key, value]) => value !== undefined && !(key === 'output' && isEmpty(value as object)))
    .map(([key, value]) => `${isApart(key, manifest) ? '\n' : ''}${block(key, value)}`);
  return `# yaml-language-server: $schema=${schema}\n${blocks.join('\n')}\n`;
}

/** `ttl` stands with `shows`, if that is there. */
function isApart(key: string, { shows }: Draft['manifest']): boolean {
  return APART.has(key) && !(key === 'ttl' && shows !== undefined);
}

function block(key: string, value: unknown): string {
  if (key === 'params') {
    const params = Object.entries(value as Record<string, object>).map(
      ([name, param]) => [name, inOrder(param)] as const,
    );
    return pair(key, Object.fromEntries(params), 0, 1);
  }
  if (key === 'description' && typeof value === 'string' && !value.startsWith('WRITE:')) return folded(key, value);
  return pair(key, value, 0, IN_LINES[key] ?? 0);
}

/** One parameter as it stands in `params`. */
export function paramLines(name: string, param: object): string {
  return pair(name, inOrder(param), 2, 0);
}

/** How many levels of a top-level word get lines of their own, even where one line would hold them. */
const IN_LINES: Readonly<Record<string, number>> = { danger: 3, secrets: 1, output: 2, rules: 1, examples: 2 };

/** `key: value`, in one line if that is not wanted in several and fits. */
function pair(key: string, value: unknown, indent: number, levels: number): string {
  const space = ' '.repeat(indent);
  const line = `${space}${keyOf(key)}: ${flow(value)}`;
  if (typeof value === 'string' && value.includes('\n')) {
    return `${space}${keyOf(key)}: |\n${lines(value, indent + 2)}`;
  }
  if (typeof value !== 'object' || value === null || isEmpty(value) || (levels <= 0 && line.length <= WIDTH))
    return line;
  return `${space}${keyOf(key)}:\n${inner(value, indent + 2, levels - 1)}`;
}

function inner(value: object, indent: number, levels: number): string {
  const space = ' '.repeat(indent);
  if (!Array.isArray(value)) {
    return Object.entries(value)
      .map(([key, one]) => pair(key, one, indent, levels))
      .join('\n');
  }
  return value
    .map((one: unknown) => {
      const isMap = typeof one === 'object' && one !== null && !Array.isArray(one) && !isEmpty(one);
      if (!isMap || (levels <= 0 && Object.keys(one).length > 1)) return `${space}- ${flow(one)}`;
      return `${space}- ${inner(one, indent + 2, levels - 1).trimStart()}`;
    })
    .join('\n');
}

function lines(text: string, indent: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line}`)
    .join('\n');
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** A text folded at the width of the file. */
function folded(key: string, text: string): string {
  const options = { lineWidth: WIDTH, blockQuote: 'folded', defaultStringType: 'BLOCK_FOLDED' } as const;
  return stringify({ [key]: text }, { ...options, defaultKeyType: 'PLAIN' }).trimEnd();
}

function inOrder(param: object): object {
  return Object.fromEntries(
    Object.entries(param).sort(([a], [b]) => ORDER_OF_PARAM.indexOf(a) - ORDER_OF_PARAM.indexOf(b)),
  );
}

/** A value in one line. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${keyOf(key)}: ${flow(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Words that other readers of YAML take for true, false or nothing. */
const NOT_A_TEXT = /^(y|n|yes|no|on|off|true|false|null|~)$/i;
const PLAIN = /^[A-Za-z_/]([^\n#:,[\]{}]*[^\s#:,[\]{}])?$/;

/** Plain where it can only be read as this text, in quotes otherwise. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !NOT_A_TEXT.test(value) ? value : JSON.stringify(value);
}

function keyOf(name: string): string {
  return scalar(name);
}
