import { findHoles } from '../../wording/find-holes.js';
import { factsOfManifest } from '../../../../facts/facts-of-manifest.js';
import type { Facts } from '../../../../facts/facts.js';
import { withoutOptional } from '../../../../facts/optional-fields.js';
import { sampleRow } from '../../../../facts/sample-row.js';
import type { SampleRow } from '../../../../facts/sample-row.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Tool, Vocabulary } from '../../../../manifest/types.js';
import { Bound, boundList } from '../../../../call/render/bound.js';
import { renderSentence } from '../../../../call/render/sentence.js';
import type { View } from '../../../../call/render/sentence.js';
import { showDone, showItem } from '../../../../call/render/show-item.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const renders: Rule = {
  id: 'words/renders',
  title: 'Sentences read well, also when CloudStack leaves a field out.',
  why: 'A field that is not there leaves a hole: "web-03 runs on host ." A person stumbles over it, and a model may take it for a fault of the cloud.',
  severity: 'error',
  bad: inChange('output:\n  done: "{{item.name}} is {{item.state}} on host {{item.hostname}}."\n'),
  good: inChange(
    'output:\n  done: "{{item.name}} is {{item.state}}{{#has.item.hostname}} on host {{item.hostname}}{{/has.item.hostname}}."\n',
  ),
  *checkManifest({ tool }, { facts, vocabulary }) {
    const { output } = tool;
    if (output?.done === undefined && output?.card === undefined) return;
    const full = sampleOf(tool, facts);
    const texts = `${output.done ?? ''} ${output.card ?? ''}`;
    const bound = boundObjects(tool, texts, facts, vocabulary);
    for (const word of ['done', 'card'] as const) {
      const template = output[word];
      // What no engine here understands, and what no answer has, is told elsewhere.
      if (template === undefined || /\{%|\{\{[^{}]*[|&!=]/.test(template)) continue;
      if (namesOf(template).some((path) => !Object.hasOwn(full, path[0] ?? ''))) continue;
      for (const [row, when] of [
        [full, ''],
        [withoutOptional(full), ' when CloudStack leaves out what it may leave out'],
        [{}, ' when nothing is left that CloudStack could describe'],
      ] as const) {
        const view = { ...bound, args: tool.examples?.[0]?.args ?? {}, item: row, items: [row], count: 1 };
        const written = [template, ...Object.values(vocabulary.partials)].join('\n');
        const [hole] = findHoles(rendered(tool, word, template, row, view, vocabulary.partials), written);
        if (hole === undefined) continue;
        yield {
          at: ['output', word],
          message: `This text has ${hole}${when}.`,
          hint: adviceFor(template, row),
        };
        break;
      }
    }
  },
};

/** Fields of the answer that a text shows without asking whether they are there. */
function namesOf(template: string): string[][] {
  return [...template.matchAll(/\{\{item\.([\w.]+)\}\}/g)]
    .map(([, path = '']) => path)
    .filter((path) => !template.includes(`{{#has.item.${path}}}`))
    .map((path) => path.split('.'));
}

function adviceFor(template: string, row: SampleRow): string {
  const missing = namesOf(template).find(([first = '']) => row[first] === undefined);
  const name = missing === undefined ? 'item.field' : `item.${missing.join('.')}`;
  return `Write {{#has.${name}}} before ${missing === undefined ? 'what may be missing' : `{{${name}}}`} and the words that belong to it, and {{/has.${name}}} after them.`;
}

/** Of an answer without anything in it the engine makes a sentence of its own; only a template that hides holes gets past. */
function rendered(
  tool: Tool,
  word: 'done' | 'card',
  template: string,
  row: SampleRow,
  view: View,
  partials: Record<string, string>,
): string {
  if (Object.keys(row).length > 0) return renderSentence(template, view, partials);
  return (word === 'done' ? showDone : showItem)(tool, row, view, partials).text;
}

function sampleOf(tool: Tool, facts: Facts): SampleRow {
  const command = facts.command(tool.command);
  const type = command?.answersReally ?? command?.answers ?? tool.answer.of ?? '';
  if (facts.type(type)) return sampleRow(type, 1, facts);
  const { types, commands } = factsOfManifest(tool);
  return sampleRow(commands[0].answers, 1, {
    ...facts,
    type: (name) => (Object.hasOwn(types, name) ? types[name] : undefined),
  });
}

/** What these texts name besides the answer: objects as a look-up finds them. */
function boundObjects({ params }: Tool, texts: string, facts: Facts, vocabulary: Vocabulary): Record<string, unknown> {
  const named = referencesOf(params, vocabulary).flatMap(({ variable, entity, spec }) => {
    if (variable === undefined || !texts.includes(variable)) return [];
    const list = entity === undefined ? undefined : vocabulary.entities[entity]?.list;
    const command = list === undefined ? undefined : facts.command(list);
    const row = sampleRow(command?.answersReally ?? command?.answers ?? '', 1, facts);
    const objects = [new Bound({ ...row, name: `${entity ?? 'thing'}-1` })];
    const shown: unknown[] = spec.list === true ? [boundList(objects)] : objects;
    return shown.map((object) => [variable, object] as const);
  });
  return Object.fromEntries(named);
}
