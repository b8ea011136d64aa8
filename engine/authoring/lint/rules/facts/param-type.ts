import type { ParameterFacts } from '../../../../facts/load-facts.js';
import type { Param } from '../../../../manifest/types.js';
import type { LintContext } from '../../context.js';
import { inChange } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

/** What a manifest may write for each of CloudStack's types, the usual one first. Lists are facts/param-list's. */
const TYPES: Readonly<Record<ParameterFacts['type'], readonly string[]>> = {
  string: ['string', 'name', 'codes'],
  uuid: ['string', 'name'],
  boolean: ['boolean'],
  integer: ['integer', 'codes'],
  short: ['integer', 'codes'],
  long: ['integer', 'codes'],
  float: ['number', 'integer'],
  double: ['number', 'integer'],
  date: ['string'],
  list: [],
  map: ['object', 'list'],
  object: ['object'],
};

const IN_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'words with values',
  array: 'a list',
  name: 'the name of a thing (`use`)',
  codes: 'words for numbers (`codes`)',
};

function inWords(type: string): string {
  return IN_WORDS[type] ?? type;
}

export const paramType: Rule = {
  id: 'facts/param-type',
  title: 'A parameter has the type that CloudStack reads.',
  why: 'A value of another type is refused, or read as something else: whatever is not true counts as false.',
  severity: 'error',
  bad: inChange(
    'params:\n  forced: { type: string, since: "4.16", more: true, description: Stop it even if it hangs. }\n',
  ),
  good: inChange(
    'params:\n  forced: { type: boolean, since: "4.16", more: true, description: Stop it even if it hangs. }\n',
  ),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const written = writtenType(param);
      // A type that this release does not have is nobody's mistake.
      const fitting = Object.hasOwn(TYPES, fact.type) ? TYPES[fact.type] : undefined;
      const [usual] = fitting ?? [];
      if (!fitting || usual === undefined || written === 'list' || fitting.includes(written)) continue;
      if (written === 'name' && fact.type === 'integer' && hasNumbers(param, context)) continue;
      yield {
        at: at.length > 2 || at[0] === 'include' ? at : [...at, written === 'name' ? 'use' : 'type'],
        part: 'value',
        message: `CloudStack takes ${inWords(usual)} for \`${name}\`, not ${inWords(written)}.`,
        hint: `Write \`type: ${usual}\`.`,
      };
    }
  },
};

/** Things such as regions have numbers for ids. */
function hasNumbers({ use = '' }: Param, { facts, vocabulary }: LintContext): boolean {
  const entity = vocabulary.entities[use];
  const list = entity && facts.command(entity.list);
  const id = list && facts.fieldsOf(list)?.find(({ name }) => name === (entity.id ?? 'id'));
  return id?.type === 'integer';
}

function writtenType({ type, use, list, resolve, codes }: Param): string {
  if (type === 'array' || list === true) return 'list';
  if (use !== undefined || resolve !== undefined) return 'name';
  return codes ? 'codes' : (type ?? 'none');
}
