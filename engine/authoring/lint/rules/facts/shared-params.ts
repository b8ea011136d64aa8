import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Param } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import { asFile, inRead } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';
import { textsOf } from '../../manifest-texts.js';
import { unknownStep } from '../../answer-fields.js';

const HEAD = '# yaml-language-server: $schema=../../schemas/parameters.schema.json\n';
const group = (type: string): string =>
  `${HEAD}keyword:\n  keyword: { type: ${type}, more: true, description: Part of the name; CloudStack looks into a few columns. }\n`;
const besides = { 'router/list-routers.yaml': inRead('').file.text };

/** CloudStack's type, as a parameter of a manifest has it. */
const AS_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean'],
  integer: ['integer'],
  long: ['integer'],
  short: ['integer'],
  string: ['string', 'array'],
};

/** Looks only when all manifests of the folder are there: one may be the exception, all of them are not. */
export const sharedParams: Rule = {
  id: 'facts/shared-params',
  title: 'What manifests share is right for at least one of them.',
  why: 'A slip in _shared shows in every manifest that uses it, and in none of them can it be put right.',
  severity: 'error',
  bad: { ...asFile('_shared/parameters.yaml', group('boolean'), besides), isWhole: true },
  good: { ...asFile('_shared/parameters.yaml', group('string'), besides), isWhole: true },
  *notes({ manifest, facts: command }, { vocabulary, facts }) {
    if (!command) return;
    const known = paramFacts(command);
    for (const name of manifest.include ?? []) {
      for (const [param, spec] of Object.entries(vocabulary.groups[name] ?? {})) {
        const type = known.get(param)?.type;
        if (type === undefined) yield `no command has ${name}.${param}`;
        else yield `a command has ${name}.${param}`;
        const written = type === undefined ? undefined : AS_WRITTEN[type];
        if (written && spec.type !== undefined)
          yield `${written.includes(spec.type) ? 'fits' : `is ${type ?? ''}`} ${name}.${param}`;
      }
    }
    const fields = facts.fieldsOf(command);
    for (const { template, isAfter } of textsOf(manifest)) {
      if (!isAfter || !template.includes('{{>')) continue;
      for (const { path, partial } of namesIn(template, vocabulary.partials)) {
        const [root = '', ...rest] = path;
        if (partial === undefined || rest.length === 0 || (root !== 'item' && root !== 'items')) continue;
        const unknown = unknownStep(rest, fields, facts);
        yield `${unknown ? 'no answer has' : 'an answer has'} ${partial}.${rest.at(-1) ?? ''}`;
      }
    }
  },
  *checkShared({ source, yaml }, notes) {
    const kind = sharedKind(source);
    if (kind === 'parameters') {
      for (const [name, params] of Object.entries(yaml.data as Record<string, Record<string, Param>>)) {
        for (const param of Object.keys(params)) {
          const word = `${name}.${param}`;
          const at = [name, param];
          if (notes.has(`no command has ${word}`) && !notes.has(`a command has ${word}`)) {
            yield {
              at,
              message: `No command of the manifests that include \`${name}\` has a parameter \`${param}\`.`,
              hint: 'Remove it, or write it as CloudStack does.',
            };
          }
          const type = Object.keys(AS_WRITTEN).find((one) => notes.has(`is ${one} ${word}`));
          if (type !== undefined && !notes.has(`fits ${word}`)) {
            yield {
              at,
              message: `Wherever this group is used, CloudStack takes \`${param}\` as ${AS_WRITTEN[type]?.[0] ?? type}.`,
              hint: `Write \`type: ${AS_WRITTEN[type]?.[0] ?? type}\`.`,
            };
          }
        }
      }
    }
    if (kind !== 'partials') return;
    const known = [...notes].flatMap((note) => /^an answer has (?:[\w-]+)\.(.*)$/.exec(note)?.[1] ?? []);
    for (const name of Object.keys(yaml.data as Record<string, string>)) {
      for (const note of notes) {
        const field = note.startsWith(`no answer has ${name}.`)
          ? note.slice(`no answer has ${name}.`.length)
          : undefined;
        if (field === undefined || notes.has(`an answer has ${name}.${field}`)) continue;
        yield {
          at: [name],
          part: 'value',
          word: field,
          message: `None of the tools that use this piece of text has a field \`${field}\` in its answer.`,
          hint: didYouMean(field, known).trim() || 'Remove it, or write a field that they all have.',
        };
      }
    }
  },
};
