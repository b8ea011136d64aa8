import { labelFields } from '../../../../call/names/label.js';
import { sharedKind } from '../../../../manifest/read-vocabulary.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Entity } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import { typesInside } from '../../entity-types.js';
import { unknownStep } from '../../answer-fields.js';
import { asFile } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const example = (lines: string): Example =>
  asFile(
    '_shared/entities.yaml',
    `# yaml-language-server: $schema=../../schemas/entities.schema.json\n${lines}\n`,
    {},
    lines,
  );

export const entityFields: Rule = {
  id: 'facts/entity-fields',
  title: 'What a thing is called, and what tells it from others, are fields of what its list command answers.',
  why: 'By another field nothing is ever found, and things of the same name cannot be told apart.',
  severity: 'error',
  bad: example('router: { list: listRouters, filter: name, tell: [zone, state], as: router }'),
  good: example('router: { list: listRouters, filter: name, tell: [zonename, state], as: router }'),
  *checkFile({ kind, source, yaml, problems }, { facts }) {
    if (kind !== 'shared' || sharedKind(source) !== 'entities' || problems.length > 0) return;
    const entities = yaml.data as Record<string, Entity>;
    for (const [name, entity] of Object.entries(entities)) {
      const parents = Object.values(entity.each ?? {}).map((parent) => entities[parent]?.as);
      const command = facts.command(entity.list);
      const around = command && facts.fieldsOf(command);
      if (!around) continue;
      const inside = typesInside(entity, facts).slice(1);
      for (const [param, field] of Object.entries(entity.fills ?? {})) {
        if (!/id$/.test(param) || /id$/.test(field)) continue;
        yield {
          at: [name, 'fills', param],
          part: 'value',
          message: `\`${param}\` takes an id, and \`${field}\` is a name.`,
          hint: `Write \`${param}: ${param}\`, or another field that holds an id.`,
        };
      }
      const fields = [...around, ...inside.flatMap((type) => facts.type(type)?.fields ?? [])];
      for (const { at, field } of fieldsUsed(entity)) {
        if (parents.includes(field)) continue;
        const unknown = unknownStep([field], fields, facts);
        if (!unknown) continue;
        yield {
          at: [name, ...at],
          part: 'value',
          message: `\`${entity.list}\` sends no field \`${field}\`.`,
          hint:
            didYouMean(field, unknown.instead).trim() ||
            `It has ${unknown.instead.slice(0, 12).join(', ')} and others.`,
        };
      }
    }
  },
};

function* fieldsUsed({
  name,
  label = '',
  sees = [],
  tell = [],
  also = [],
  id,
  fills = {},
  passing = {},
  ofKey,
}: Entity): Iterable<{ at: Path; field: string }> {
  // Without `name` a thing is called by the field of that name.
  for (const [index, field] of (name ?? ['name']).entries()) {
    yield { at: name === undefined ? ['list'] : ['name', index], field };
  }
  for (const field of labelFields(label)) yield { at: ['label'], field };
  for (const [index, field] of tell.entries()) yield { at: ['tell', index], field };
  for (const [index, field] of also.entries()) yield { at: ['also', index], field };
  for (const [index, field] of sees.entries()) yield { at: ['sees', index], field };
  if (id !== undefined) yield { at: ['id'], field: id };
  for (const [param, field] of Object.entries(fills)) yield { at: ['fills', param], field };
  for (const field of Object.keys(passing)) yield { at: ['passing', field], field };
  if (ofKey) yield { at: ['ofKey', 'field'], field: ofKey.field };
  for (const field of labelFields(ofKey?.says ?? '')) yield { at: ['ofKey', 'says'], field };
}
