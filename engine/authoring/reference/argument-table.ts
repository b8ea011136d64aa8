import { describeParam } from '../../manifest/input-schema.js';
import { fieldsOfItems } from '../../manifest/bindings.js';
import type { Param, Tool, Vocabulary } from '../../manifest/types.js';
import { code, looseTable, prose } from './markdown.js';

/** Every argument of a tool, required ones first and rare ones last; fields of records and maps below their own. */
export function argumentTable({ params }: Tool, vocabulary: Vocabulary): string {
  const entries = Object.entries(params);
  if (entries.length === 0) return '';
  const rows = [...entries]
    .sort(([, a], [, b]) => rank(a) - rank(b))
    .flatMap(([name, param]) =>
      withFields(name, param).map(([path, spec]) => [
        code(path),
        typeOf(spec),
        notesOn(spec),
        meaningOf(spec, vocabulary),
      ]),
    );
  return looseTable(['argument', 'type', '', 'meaning'], rows);
}

function rank({ required, more, deprecated }: Param): number {
  return required === true ? 0 : deprecated !== undefined ? 3 : more === true ? 2 : 1;
}

/** `details`, `details.memory`, `iptonetworklist[].ip`. */
function withFields(name: string, param: Param): [path: string, spec: Param][] {
  const inner = [
    ...Object.entries(param.properties ?? {}).map(([field, spec]) => [`${name}.${field}`, spec] as const),
    ...Object.entries(fieldsOfItems(param)).map(([field, spec]) => [`${name}[].${field}`, spec] as const),
  ];
  return [[name, param], ...inner.flatMap(([path, spec]) => withFields(path, spec))];
}

function typeOf({ use, list, resolve, type, items, codes, format }: Param): string {
  if (use !== undefined) return list === true ? `list of ${use}` : use;
  if (resolve) return `${type === 'array' ? 'list of ' : ''}depends on ${code(resolve.by)}`;
  if (codes) return 'word';
  if (type === 'array') {
    const item = (items ?? {}) as Param;
    return `list of ${item.properties ? 'records' : (item.format ?? item.type ?? 'string')}`;
  }
  return type === 'object' ? 'map' : (format ?? type ?? 'string');
}

function notesOn({ required, more, deprecated, for: roles, since, sensitive }: Param): string {
  return [
    required === true ? '**required**' : '',
    deprecated === undefined ? '' : 'deprecated',
    more === true ? 'rare' : '',
    roles ? `for ${roles.join(', ')}` : '',
    since === undefined ? '' : `since ${since}`,
    sensitive === true ? 'secret' : '',
  ]
    .filter((note) => note !== '')
    .join('; ');
}

function meaningOf(param: Param, vocabulary: Vocabulary): string {
  const { enum: values, open, codes, minimum, maximum, literals, preset, deprecated } = param;
  const choices = codes ? Object.keys(codes) : open === true ? [] : (values ?? []);
  const sentences = [
    deprecated === undefined ? prose(describeParam(param, vocabulary)) : prose(deprecated).replace(/\.$/, ''),
    choices.length === 0 ? '' : `One of ${choices.map((value) => code(String(value))).join(', ')}`,
    literals ? `Also ${literals.map(code).join(', ')}` : '',
    minimum === undefined ? '' : `At least ${minimum}`,
    maximum === undefined ? '' : `At most ${maximum}`,
    preset === undefined ? '' : `${code(String(preset))} is sent unless you say otherwise`,
  ];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ');
}
