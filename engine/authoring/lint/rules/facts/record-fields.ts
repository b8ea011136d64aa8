import { didYouMean } from '../../../../text/nearest.js';
import { fieldsOfItems } from '../../../../manifest/bindings.js';
import { inRecords } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const example = (field: string): Example =>
  inRecords(
    `params:
  migrateto:
    type: array
    wire: record
    description: Which machine goes to which host.
    items: { properties: { vm: { use: virtual-machine }, ${field}: { use: host } } }
`,
  );

export const recordFields: Rule = {
  id: 'facts/record-fields',
  title: 'The fields of a record are those that CloudStack reads.',
  why: 'CloudStack leaves out fields that it does not know, so a part of what was asked for would not happen.',
  severity: 'error',
  bad: example('hots'),
  good: example('host'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const known = fact.mapFields?.map((field) => field.split(':')[0] ?? field);
      if (!known) continue;
      const isPair = typeof param.wire === 'object';
      const fields = isPair ? (param.wire as { kv: string[] }).kv : Object.keys(fieldsOfItems(param));
      for (const [index, field] of fields.entries()) {
        if (known.includes(field)) continue;
        yield {
          at: isPair ? [...at, 'wire', 'kv', index] : [...at, 'items', 'properties', field],
          message: `An entry of \`${name}\` has no \`${field}\` in CloudStack.`,
          hint: didYouMean(field, known).trim() || `It has ${known.join(', ')}.`,
        };
      }
    }
  },
};
