import Mustache from 'mustache';
import { readColumn } from '../../../../call/render/table.js';
import type { Facts } from '../../../../facts/facts.js';
import type { FieldFacts } from '../../../../facts/load-facts.js';
import { isFilterName, isFormatting } from '../../../../manifest/filter-names.js';
import type { FilterName } from '../../../../manifest/filter-names.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Tool, Vocabulary } from '../../../../manifest/types.js';
import { inRead } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

const NUMBERS = new Set(['integer', 'int', 'long', 'short', 'double', 'float']);
const columns = (column: string): string =>
  `output:\n  columns: [name, state, { since: ${column} }, id]\n  sort: name\n  empty: No virtual router matches.\n`;

/** Numbers of which CloudStack does not say in what they count; by the name of the field, everywhere the same. */
const UNITS: readonly (readonly [name: RegExp, filter: FilterName | 'GiB'])[] = [
  [/^(?:memory|minmemory|maxmemory|videoram|maxvideoram)$/, 'mib'],
  [/^(?:cpuspeed|mincpuspeed|maxcpuspeed)$/, 'mhz'],
  [
    /^(?:memorytotal|memoryused|memoryallocatedbytes|disksizetotal|disksizeallocated|disksizeused|disksizeusedbytes|virtualsize|physicalsize|size|utilizationbytes|allocatediops)$/,
    'bytes',
  ],
  [/^(?:disksize|rootdisksize|mindisksize|maxdisksize)$/, 'GiB'],
];
/** The same name counts in something else there. */
const OTHERWISE = new Set(['allocatediops']);

export const columnFormat: Rule = {
  id: 'facts/column-format',
  title: 'A value is formatted as what it is.',
  why: 'A date read as a number of bytes stays as it is, and 2048 MiB shown as bytes are 2 KiB: the reader believes it.',
  severity: 'error',
  bad: inRead(columns('state | date')),
  good: inRead(columns('created | date')),
  *checkManifest({ manifest, tool, facts: command }, { facts, vocabulary }) {
    const ofObjects = fieldsOfObjects(tool, vocabulary, facts);
    for (const { at, template, isAfter } of textsOf(manifest)) {
      if (!template.includes('{{#')) continue;
      for (const { path, filter } of formatted(tokensOf(template))) {
        const [root = '', ...rest] = path;
        if (isAfter && (root === 'item' || root === 'items')) continue;
        const told = misread(rest, filter, ofObjects.get(root) ?? [], facts);
        if (told !== undefined) yield { at, part: 'value', word: `{{#${filter}}}`, ...told };
      }
    }
    const fields = command && facts.fieldsOf(command);
    if (!fields) return;
    for (const [index, column] of (manifest.output?.columns ?? []).entries()) {
      const { path, filter } = readColumn(column);
      const told = isFilter(filter) ? misread(path, filter, fields, facts) : undefined;
      if (told !== undefined) yield { at: ['output', 'columns', index], part: 'value', word: filter ?? '', ...told };
    }
    for (const { at, template, isAfter } of textsOf(manifest)) {
      if (!isAfter || !template.includes('{{#')) continue;
      for (const { path, filter } of formatted(tokensOf(template))) {
        const [root = '', ...rest] = path;
        const told = root === 'item' || root === 'items' ? misread(rest, filter, fields, facts) : undefined;
        if (told !== undefined) yield { at, part: 'value', word: `{{#${filter}}}`, ...told };
      }
    }
  },
};

/** What the list of its kind tells of each object that texts name. */
function fieldsOfObjects({ params }: Tool, { entities }: Vocabulary, facts: Facts): Map<string, readonly FieldFacts[]> {
  return new Map(
    referencesOf(params, { entities }).flatMap(({ variable, entity }) => {
      const list = facts.command(entities[entity ?? '']?.list ?? '');
      const fields = list && facts.fieldsOf(list);
      return variable === undefined || !fields ? [] : [[variable, fields] as const];
    }),
  );
}

function isFilter(filter: string | undefined): filter is FilterName {
  return filter !== undefined && isFilterName(filter);
}

function misread(
  path: readonly string[],
  filter: FilterName,
  fields: readonly FieldFacts[],
  facts: Facts,
): { message: string; hint: string } | undefined {
  const field = fieldAt(path, fields, facts);
  if (!field) return undefined;
  const { name, type } = field;
  const isTime = filter === 'date' || filter === 'ago';
  const unit = OTHERWISE.has(name) ? undefined : UNITS.find(([pattern]) => pattern.test(name))?.[1];
  if (
    isTime &&
    type !== 'date' &&
    !(type === 'string' && /date|time|created|updated|removed|start|end|last|expir|from|until|sent/i.test(name))
  ) {
    return { message: `\`${name}\` is not a date, so \`${filter}\` does nothing with it.`, hint: instead(name, unit) };
  }
  if (!isTime && (type === 'date' || type === 'boolean')) {
    const what = type === 'date' ? 'a date' : 'true or false';
    return {
      message: `\`${name}\` is ${what}, so \`${filter}\` does nothing with it.`,
      hint: type === 'date' ? `Write \`${name} | date\`.` : `Write only \`${name}\`, without \`| ${filter}\`.`,
    };
  }
  if (
    ['bytes', 'mib', 'mhz'].includes(filter) &&
    !NUMBERS.has(type) &&
    (type !== 'string' || unit === undefined) &&
    type !== 'object'
  ) {
    return {
      message: `\`${name}\` is a text, so \`${filter}\` does nothing with it.`,
      hint: `Write only \`${name}\`, without \`| ${filter}\`.`,
    };
  }
  if (['bytes', 'mib', 'mhz'].includes(filter) && unit !== undefined && unit !== filter) {
    return {
      message: `\`${name}\` counts in ${unit === 'bytes' ? 'bytes' : unit === 'mhz' ? 'MHz' : unit === 'mib' ? 'MiB' : 'GiB'}, but \`${filter}\` takes it for something else.`,
      hint: instead(name, unit),
    };
  }
  if (
    filter === 'percent' &&
    type === 'string' &&
    !/used|percent|allocated|usage|utili[sz]ation|load|free|ratio|rate/i.test(name)
  ) {
    return {
      message: `\`${name}\` is a text, so \`percent\` does nothing with it.`,
      hint: `Write only \`${name}\`, without \`| ${filter}\`.`,
    };
  }
  if (filter === 'percent' && unit !== undefined) {
    return { message: `\`${name}\` is an amount, not a percentage.`, hint: instead(name, unit) };
  }
  return undefined;
}

function instead(name: string, unit: string | undefined): string {
  if (unit === 'GiB') return `Write only \`${name}\`, and the unit in the heading: \`size in GiB: ${name}\`.`;
  return unit === undefined ? `Write only \`${name}\`.` : `Write \`${name} | ${unit}\`.`;
}

function fieldAt(path: readonly string[], fields: readonly FieldFacts[], facts: Facts): FieldFacts | undefined {
  let here: readonly FieldFacts[] | undefined = fields;
  let field: FieldFacts | undefined;
  for (const step of path) {
    field = here?.find(({ name }) => name === step);
    here = field?.of === undefined ? undefined : facts.type(field.of)?.fields;
  }
  return field;
}

/** Every value inside a formatting section, counted from the root. */
function* formatted(
  tokens: readonly Token[],
  ground: readonly string[] = [],
  filter?: FilterName,
): Iterable<{ path: string[]; filter: FilterName }> {
  for (const [type, value, , , children] of tokens) {
    if ((type === 'name' || type === '&') && filter !== undefined)
      yield { path: [...ground, ...value.split('.')], filter };
    if (!children) continue;
    const formats = isFilterName(value);
    const isPlain = isFormatting(value) || /^(?:is|has)\./.test(value);
    yield* formatted(children, isPlain ? ground : [...ground, ...value.split('.')], formats ? value : filter);
  }
}

function tokensOf(template: string): Token[] {
  try {
    return Mustache.parse(template) as unknown as Token[];
  } catch {
    return [];
  }
}
