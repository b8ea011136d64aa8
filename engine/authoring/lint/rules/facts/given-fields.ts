import type { Facts } from '../../../../facts/facts.js';
import type { FieldFacts } from '../../../../facts/load-facts.js';
import { didYouMean } from '../../../../text/nearest.js';
import { unknownStep } from '../../answer-fields.js';
import { conditionsOf } from '../../conditions-of.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const givenFields: Rule = {
  id: 'facts/given-fields',
  title: 'What is hidden or handed over is a field of the answer.',
  why: 'A misspelt field hides nothing: the secret is shown. And a secret that is shown only once is lost if it is looked for elsewhere.',
  severity: 'error',
  bad: inChange('secrets:\n  hide: [linklocalipadress]\n'),
  good: inChange('secrets:\n  hide: [linklocalip]\n'),
  *checkManifest({ manifest, facts: command }, { facts }) {
    const { hide = [], give = {} } = manifest.secrets ?? {};
    const fields = command && facts.fieldsOf(command);
    if (!fields) return;
    for (const field of Object.keys(give)) {
      const unknown = unknownStep(field.split('.'), fields, facts);
      if (!unknown) continue;
      yield { at: ['secrets', 'give', field], ...told(field, unknown.instead) };
    }
    if (hide.length === 0) return;
    // A path counts from whatever object it is first found in.
    const anywhere = fieldsBelow(fields, facts);
    for (const [index, entry] of hide.entries()) {
      const field = typeof entry === 'string' ? entry : entry.field;
      const step = anywhere && field.split('.').find((one) => !anywhere.has(one));
      if (typeof entry === 'string' && Object.hasOwn(give, entry)) {
        yield {
          at: ['secrets', 'hide', index],
          part: 'value',
          message: `\`${entry}\` is under \`give\` as well, which hides it already.`,
          hint: 'Remove it here.',
        };
      } else if (!/^\w+(?:\.\w+)*$/.test(field)) {
        yield {
          at: ['secrets', 'hide', index],
          part: 'value',
          message: `\`${field}\` has other signs than letters and dots in it, so it hides nothing.`,
          hint: `Write only names with dots between them: \`${field.replace(/\[\w*\]/g, '').replace(/[^\w.]/g, '')}\`. It counts for every entry of a list.`,
        };
      } else if (anywhere && step !== undefined) {
        yield { at: ['secrets', 'hide', index], part: 'value', word: field, ...told(field, [...anywhere], step) };
      }
    }
    for (const { at, when, part } of conditionsOf(manifest)) {
      if (part !== 'hide' || anywhere === undefined) continue;
      const unknown = Object.keys(when).find((name) => !anywhere.has(name.split('.')[0] ?? name));
      if (unknown !== undefined) yield { at: [...at, unknown], ...told(unknown, [...anywhere]) };
    }
  },
};

function told(field: string, instead: readonly string[], step = field): { message: string; hint: string } {
  const last = step.split('.').at(-1) ?? step;
  return {
    message: `The answer has no field \`${field}\`.`,
    hint: didYouMean(last, instead).trim() || 'Look for its name in the answer.',
  };
}

/** The names of all fields of an answer and of the objects inside it; undefined if one of those may hold anything. */
function fieldsBelow(fields: readonly FieldFacts[], facts: Facts): Set<string> | undefined {
  const names = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...fields];
  for (let field = waiting.pop(); field; field = waiting.pop()) {
    names.add(field.name);
    if (field.of === undefined && ['map', 'responseobject'].includes(field.type)) return undefined;
    if (field.of === undefined || seen.has(field.of)) continue;
    seen.add(field.of);
    waiting.push(...(facts.type(field.of)?.fields ?? []));
  }
  return names;
}
