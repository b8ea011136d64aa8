import { didYouMean } from '../../../../text/nearest.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Entity, Manifest, Param, Vocabulary, When } from '../../../../manifest/types.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import { inChange } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';

export const warningFields: Rule = {
  id: 'facts/warning-fields',
  title: 'Texts and conditions ask of an object only what its entry in _shared/entities.yaml promises.',
  why: 'Only `tell`, the names and the id are looked up. Anything else is a hole in the warning that a person has to judge, and a condition on it never holds.',
  severity: 'error',
  bad: inChange(
    'danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zone}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every guest of its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: It is stopped at once.\n',
  ),
  good: inChange(
    'danger:\n  severity: high\n  category: interruption\n  warning: "{{router}} in {{router.zonename}} is restarted."\n  reversible: true\n  undo: It comes back by itself.\n  impact: every guest of its network\n  confirm: reboot\n  escalate:\n    - when: { forced: true }\n      severity: critical\n      warning: It is stopped at once.\n',
  ),
  *checkManifest({ manifest, tool }, { vocabulary }) {
    const objects = boundObjects(tool.params, vocabulary);
    for (const [name, { use }] of Object.entries(manifest.danger?.also ?? {})) {
      objects.set(name, ['count', 'id', 'name', ...(vocabulary.entities[use]?.tell ?? [])]);
    }
    if (objects.size === 0) return;
    for (const { at, template } of textsOf(manifest)) {
      if (!template.includes('{{')) continue;
      for (const { path, written } of namesIn(template, vocabulary.partials)) {
        const [variable = '', field] = path;
        const promised = objects.get(variable);
        if (!promised || field === undefined || promised.includes(field)) continue;
        yield { at, part: 'value', word: written, ...told(variable, field, promised) };
      }
    }
    for (const { at, key } of conditionKeys(manifest)) {
      const [variable = '', field] = key.split('.');
      const promised = Object.hasOwn(tool.params, key) ? undefined : objects.get(variable);
      if (promised && field !== undefined && !promised.includes(field))
        yield { at, ...told(variable, field, promised) };
    }
  },
};

function told(variable: string, field: string, promised: readonly string[]): { message: string; hint: string } {
  return {
    message: `{{${variable}.${field}}} would stay empty: nothing called \`${field}\` is looked up.`,
    hint: `${didYouMean(field, promised).trim()} You can use ${promised.join(', ')}. Others have to be added to \`tell\` or \`also\` in _shared/entities.yaml first.`.trim(),
  };
}

/** What texts call the objects of a tool, and the fields that each is sure to have. */
function boundObjects(params: Record<string, Param>, vocabulary: Vocabulary): Map<string, string[]> {
  const objects = new Map<string, string[]>();
  for (const { variable, entity, spec } of referencesOf(params, vocabulary)) {
    if (variable === undefined) continue;
    const kinds = entity === undefined ? Object.values(spec.resolve?.map ?? {}) : [entity];
    const known = kinds.map((kind) => vocabulary.entities[kind]).filter((one): one is Entity => one !== undefined);
    if (known.length === 0) continue;
    const fields = known.flatMap(({ name = [], tell = [], also = [] }) => [...name, ...tell, ...also]);
    objects.set(variable, [...new Set(['id', 'name', ...(spec.list === true ? ['count'] : []), ...fields])]);
  }
  return objects;
}

function* conditionKeys({ danger, possible = [] }: Manifest): Iterable<{ at: Path; key: string }> {
  const all = [
    ...(danger?.escalate ?? []).map(({ when }, index) => ({ at: ['danger', 'escalate', index, 'when'], when })),
    ...possible.map(({ when }, index) => ({ at: ['possible', index, 'when'], when })),
  ];
  for (const { at, when } of all) {
    const places: [Path, When][] = Array.isArray(when) ? when.map((one, index) => [[...at, index], one]) : [[at, when]];
    for (const [place, one] of places) for (const key of Object.keys(one)) yield { at: [...place, key], key };
  }
}
