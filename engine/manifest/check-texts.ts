import { FILTER_NAMES, isFilterName } from './filter-names.js';
import type { Manifest, Param, Vocabulary } from './types.js';
import type { Path } from './read-yaml.js';
import type { Tell } from './tell.js';
import { checkTemplate } from './check-template.js';

/** The texts of a manifest name only what is there, and its columns use only filters that are there. */
export function checkTexts(
  manifest: Manifest,
  params: Record<string, Param>,
  variables: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
  tell: Tell,
): void {
  const text = (path: Path, template: string | undefined): void => {
    if (template === undefined) return;
    const known = { variables, params: Object.keys(params), partials: vocabulary.partials };
    for (const { message, hint } of checkTemplate(template, known)) tell(path, message, hint);
  };
  const { output = {}, danger, secrets } = manifest;
  for (const word of ['done', 'card', 'empty'] as const) text(['output', word], output[word]);
  text(['danger', 'warning'], danger?.warning);
  text(['danger', 'undo'], danger?.undo);
  manifest.possible?.forEach(({ otherwise }, at) => text(['possible', at, 'otherwise'], otherwise));
  danger?.escalate?.forEach(({ warning }, at) => text(['danger', 'escalate', at, 'warning'], warning));
  for (const [field, given] of Object.entries(secrets?.give ?? {})) {
    text(['secrets', 'give', field], typeof given === 'string' ? given : given.file);
    if (typeof given !== 'string') text(['secrets', 'give', field, 'template'], given.template);
  }
  const own = [...Object.keys(output.units ?? {}), ...Object.keys(output.words ?? {})];
  output.columns?.forEach((column, at) => {
    if (typeof column === 'string' && column.includes(':')) {
      const message = `"${column}" has quotes around its heading and its field together.`;
      tell(['output', 'columns', at], message, `Write it without quotes: - ${column}`);
    }
    const [, filter] = (typeof column === 'string' ? column : (Object.values(column)[0] ?? ''))
      .split('|')
      .map((part) => part.trim());
    if (filter !== undefined && !isFilterName(filter) && !own.includes(filter)) {
      tell(
        ['output', 'columns', at],
        `There is no filter \`${filter}\`.`,
        `Remove it, or use one of ${[...own, ...FILTER_NAMES].join(', ')}.`,
      );
    }
  });
  for (const [name, { is }] of Object.entries(output.units ?? {})) {
    for (const [kind, filter] of Object.entries(is)) {
      if (isFilterName(filter)) continue;
      tell(
        ['output', 'units', name, 'is', kind],
        `There is no filter \`${filter}\`.`,
        `Use one of ${FILTER_NAMES.join(', ')}.`,
      );
    }
  }
}
