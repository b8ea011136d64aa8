import Mustache from 'mustache';
import { referencesOf } from '../../../../manifest/bindings.js';
import { isFormatting } from '../../../../manifest/filter-names.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Condition, Manifest, Test } from '../../../../manifest/types.js';
import { inWarning } from '../../example.js';
import type { LintedManifest } from '../../linted-file.js';
import type { Rule } from '../../rule.js';

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

export const warningStands: Rule = {
  id: 'safety/warning-stands',
  title: 'A warning has words in every case, and names the object, not what was typed.',
  why: 'An argument that was left out leaves a hole, and a warning that stands in a condition as a whole is not there at all. Whoever typed a wrong id reads that id again and learns nothing from it.',
  severity: 'error',
  bad: inWarning('{{#has.args.forced}}{{router}} will be stopped at once.{{/has.args.forced}}'),
  good: inWarning('{{router}} in {{router.zonename}} will be restarted.'),
  *checkManifest(file, { vocabulary }) {
    const variables = new Map(
      referencesOf(file.tool.params, vocabulary).flatMap(({ param, variable }) =>
        variable === undefined ? [] : [[variable, param] as const],
      ),
    );
    const ofParam = new Map([...variables].map(([variable, param]) => [param, variable]));
    for (const { at, warning, sure } of warningsOf(file)) {
      const tokens = tokensOf(warning);
      const isThere = (path: string): boolean => {
        const [root = '', name = ''] = path.split('.');
        const param = root === 'args' ? name : variables.get(root);
        return param === undefined || sure.has(param);
      };
      if (!hasWords(tokens, isThere)) {
        yield {
          at,
          part: 'value',
          message: 'In some calls this warning is empty, because all of it depends on a condition or a value.',
          hint: 'Put a sentence before it that is always true, such as "{{vm}} will be stopped."',
        };
      }
      for (const path of namesOutside(tokens)) {
        const [root = '', name = ''] = path.split('.');
        const variable = root === 'args' ? ofParam.get(name) : undefined;
        if (variable !== undefined) {
          yield {
            at,
            word: path,
            message: `{{${path}}} only repeats what was typed.`,
            hint: `Write {{${variable}}}: it shows the name and the id of what was found.`,
          };
        } else if (!isThere(path)) {
          const param = root === 'args' ? name : (variables.get(root) ?? name);
          yield {
            at,
            word: path,
            message: `{{${path}}} is empty if \`${param}\` is not given, and leaves a gap in the sentence.`,
            hint: `Write {{#has.${path}}} before it and the words that belong to it, and {{/has.${path}}} after them.`,
          };
        }
      }
    }
  },
};

/** Each warning with the arguments that are surely there when it is read. */
function* warningsOf({ manifest, tool }: LintedManifest): Iterable<{ at: Path; warning: string; sure: Set<string> }> {
  const { danger }: Manifest = manifest;
  const always = Object.entries(tool.params).flatMap(([name, { required, preset }]) =>
    required === true || preset !== undefined ? [name] : [],
  );
  if (danger?.warning !== undefined)
    yield { at: ['danger', 'warning'], warning: danger.warning, sure: new Set(always) };
  for (const [index, { when, warning }] of (danger?.escalate ?? []).entries()) {
    if (warning === undefined) continue;
    yield { at: ['danger', 'escalate', index, 'warning'], warning, sure: new Set([...always, ...givenIn(when)]) };
  }
}

/** Arguments that are there whenever the condition holds. */
function givenIn(condition: Condition): string[] {
  const [first = {}, ...others] = [condition].flat();
  return Object.entries(first).flatMap(([name, test]) =>
    isGiven(test) && others.every((when) => when[name] !== undefined && isGiven(when[name])) ? [name] : [],
  );
}

function isGiven(test: Test): boolean {
  if (typeof test !== 'object' || Array.isArray(test)) return true;
  if ('covers' in test) return test.absent !== true;
  return test.present === true || test.over !== undefined || test.under !== undefined || test.matches !== undefined;
}

function hasWords(tokens: readonly Token[], isThere: (path: string) => boolean): boolean {
  return tokens.some(([type, value, , , children]) => {
    if (type === 'text') return /[\p{L}\p{N}]{2}/u.test(value);
    return type === '#' && (isFormatting(value) || isThere(value.replace(/^has\./, ''))) && !asks(value) && children
      ? hasWords(children, isThere)
      : false;
  });
}

/** Names that are printed in every case; what stands in a condition is asked for first. */
function namesOutside(tokens: readonly Token[]): string[] {
  return tokens.flatMap(([type, value, , , children], at) => {
    if (type === 'name' || type === '&') return value === '.' || isQuoted(tokens, at) ? [] : [value];
    if (type !== '#' || !isFormatting(value) || !children) return [];
    // A span without an end is its beginning.
    return value === 'span' ? namesOutside(children).slice(0, 1) : namesOutside(children);
  });
}

/** An empty pair of quotes says that the value is empty. */
function isQuoted(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return before?.[0] === 'text' && after?.[0] === 'text' && /["'`]$/.test(before[1]) && /^["'`]/.test(after[1]);
}

function asks(value: string): boolean {
  return value.startsWith('is.');
}

/** A text that cannot be read is told elsewhere. */
function tokensOf(template: string): Token[] {
  try {
    return Mustache.parse(template) as unknown as Token[];
  } catch {
    return [['text', template, 0, 0]];
  }
}
