import { referencesOf } from '../../../../manifest/bindings.js';
import type { Manifest, Tool, Vocabulary } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import { unknownStep } from '../../answer-fields.js';
import { inChange } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';

export const templateFields: Rule = {
  id: 'facts/template-fields',
  title: 'Texts speak of fields that the answer has, and of arguments that the tool takes.',
  why: 'In the place of another field the sentence has a hole, and a part of it that asks for the field never shows.',
  severity: 'error',
  bad: inChange('output:\n  done: "{{item.name}} is {{item.stat}}."\n'),
  good: inChange('output:\n  done: "{{item.name}} is {{item.state}}."\n'),
  *checkManifest({ manifest, tool, facts: command }, { facts, vocabulary }) {
    const fields = command && facts.fieldsOf(command);
    for (const { at, template, isAfter } of textsOf(manifest)) {
      if (!template.includes('{{')) continue;
      for (const { path, written, partial } of namesIn(template, vocabulary.partials)) {
        const [root = '', first, ...rest] = path;
        const where = partial === undefined ? '' : ` The partial \`${partial}\` speaks of it.`;
        if (root === 'args' && first !== undefined && !Object.hasOwn(tool.params, first)) {
          const meant = didYouMean(first, Object.keys(tool.params)).trim();
          const message = `This tool has no argument \`${first}\`.${where}`;
          yield {
            at,
            part: 'value',
            word: written,
            message,
            hint: meant || `Remove it, or use one of ${Object.keys(tool.params).join(', ')}.`,
          };
        }
        // In a list, `items` are its rows.
        if (!isAfter || first === undefined || (root !== 'item' && root !== 'items')) continue;
        const unknown = unknownStep([first, ...rest], fields, facts);
        if (!unknown) continue;
        const { step, below, instead } = unknown;
        // A section around a field makes it the ground: what is inside counts from there.
        const around = below.length > 0 && step === 'item' ? `item.${below.join('.')}` : undefined;
        if (around !== undefined && template.includes(`{{#${around}}}`)) {
          yield {
            at,
            part: 'value',
            word: written,
            message: `Inside {{#${around}}} there is no {{${written}}}: it goes through the fields of \`${around}\` itself.`,
            hint: `If it should ask whether there is one, write {{#has.${around}}} before the words and {{/has.${around}}} after them.`,
          };
          continue;
        }
        yield {
          at,
          part: 'value',
          word: written,
          message: `The answer has no field \`${[...below, step].join('.')}\`.${where}`,
          hint: didYouMean(step, instead).trim() || adviceFor(manifest, tool, instead, vocabulary),
        };
      }
    }
  },
};

/** After a plain yes there is nothing but what the caller named. */
function adviceFor({ answer }: Manifest, { params }: Tool, fields: readonly string[], vocabulary: Vocabulary): string {
  const things = referencesOf(params, vocabulary).flatMap(({ variable }) =>
    variable === undefined ? [] : [`{{${variable}}}`],
  );
  return answer.kind === 'success' && things.length > 0
    ? `CloudStack says only whether it worked. Use ${things.join(' or ')} instead.`
    : `Use a field that it has: ${fields.slice(0, 12).join(', ')}.`;
}
