import { isAtLeast, worstSeverity } from '../../../../manifest/annotations.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import type { Param, Vocabulary } from '../../../../manifest/types.js';
import { inWarning } from '../../example.js';
import type { Rule } from '../../rule.js';
import { namesIn } from '../../template-names.js';

export const warningNamesObject: Rule = {
  id: 'safety/warning-names-object',
  title: 'The warning of a high or critical tool names what is hit.',
  why: 'The warning is all that the person sees. "The machine is destroyed" cannot be judged; "web-03 in Frankfurt is destroyed" can.',
  severity: 'error',
  bad: inWarning('A router is restarted.'),
  good: inWarning('{{router}} is restarted.'),
  *checkManifest({ manifest, tool: { params } }, { vocabulary }) {
    const { danger } = manifest;
    const worst = worstSeverity(manifest);
    if (!danger || worst === undefined || !isAtLeast(worst, 'high')) return;
    const { warning } = danger;
    if (warning === undefined) {
      yield {
        at: ['danger', 'severity'],
        message: `The call can be \`${worst}\`, and the person would see only its title: \`warning\` is missing.`,
        hint: 'Add `warning:` and a sentence that says what will happen to what, such as "{{vm}} will be stopped."',
      };
      return;
    }
    const subjects = referencesOf(params, vocabulary).flatMap(({ spec, variable }) =>
      spec.required === true && variable !== undefined ? [variable] : [],
    );
    const named = new Set(namesIn(warning, vocabulary.partials).map(({ path }) => path[0] ?? ''));
    const isSaid = subjects.length > 0 ? subjects.some((one) => named.has(one)) : named.size > 0;
    if (isSaid || Object.keys(params).length === 0) return;
    const name = subjects[0] ?? nameOf(params, vocabulary);
    yield {
      at: ['danger', 'warning'],
      part: 'value',
      message:
        named.size > 0
          ? `The warning does not say which one it is about: {{${name}}} is missing.`
          : 'The warning does not say which one it is about.',
      hint: `Begin with it: "{{${name}}} will be ..."`,
    };
  },
};

/** How a text speaks of the first argument: {{vm}} for a thing that is looked up, {{args.name}} for what is typed. */
function nameOf(params: Readonly<Record<string, Param>>, vocabulary: Vocabulary): string {
  const variables = new Map(referencesOf(params, vocabulary).map(({ param, variable }) => [param, variable]));
  const [name] = Object.entries(params).find(([, { required }]) => required) ?? Object.entries(params)[0] ?? [''];
  return variables.get(name) ?? `args.${name}`;
}
