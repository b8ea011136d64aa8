import { inChange } from '../../example.js';
import { textsOf as templatesOf } from '../../manifest-texts.js';
import type { Finding, Rule } from '../../rule.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import { textsOf } from '../../wording/texts.js';
import type { TextKind } from '../../wording/texts.js';

/** What is shown as it is written. */
const PLAIN: ReadonlySet<TextKind> = new Set(['title', 'description', 'parameter', 'impact', 'label']);

/** Ways to put in a value that other template languages have, with what is meant; the first that fits is told. */
const FOREIGN: readonly { pattern: RegExp; what: string; hint: string }[] = [
  { pattern: /\{\{\{[^{}]*\}\}\}/, what: 'Three braces', hint: 'Two are enough: nothing is escaped here.' },
  { pattern: /\{\{\s*&[^{}]*\}\}/, what: 'The & in {{&...}}', hint: 'Leave it out: nothing is escaped here.' },
  {
    pattern: /\{\{\s*![^{}]*\}\}/,
    what: 'A comment in a template',
    hint: 'Write it as a comment of YAML, on a line that begins with #.',
  },
  { pattern: /\{\{\s*=[^{}]*\}\}/, what: 'A change of the braces', hint: 'Remove it and write {{...}}.' },
  {
    pattern: /\{\{\s*(?:#\s*(?:if|unless|each|with)\b[^{}]*|else\b[^{}]*|\/\s*(?:if|unless|each|with)\s*)\}\}/,
    what: 'A condition of another template language',
    hint: 'Write {{#has.item.field}} ... {{/has.item.field}} for "if it is there", and {{#is.item.state.Running}} for "if it is so".',
  },
  {
    pattern: /\{\{[^{}]*\|[^{}]*\}\}/,
    what: 'A filter inside the braces',
    hint: 'Put the formatting around it: {{#date}}{{item.created}}{{/date}}.',
  },
  {
    pattern:
      /\{\{(?![#^/]is\.[\w.]+\.-\d+\}\})\s*[#^/]?\s*[\w.]+\s*[^\w.\s{}][^{}]*\}\}|\{\{\s*>?\s*[\w.-]+\s+[\w.-][^{}]*\}\}/,
    what: 'More than a name inside the braces',
    hint: 'Write only the name: {{item.name}}.',
  },
  { pattern: /\{%[^%]*%\}|<%[^%]*%>/, what: 'A tag of another template language', hint: 'Write {{...}}.' },
  {
    pattern: /[$#]\{[\w.]+\}|%\([\w.]+\)s|(?<![\w%])%[sd]\b|\$\{?(?:item|args)\b[\w.]*\}?/,
    what: 'A value in another form',
    hint: 'Write {{...}} around its name.',
  },
];

const SINGLE = /(?<!\{)\{\s*([a-z][\w.]*)\s*\}(?!\})/g;

export const braces: Rule = {
  id: 'words/braces',
  title: 'Values stand in texts as {{name}}, and only in texts that are filled in.',
  why: 'Titles, descriptions and `impact` are shown as they are, so braces in them are read aloud. In a warning or an answer every other form is printed instead of the value.',
  severity: 'error',
  bad: inChange('output:\n  done: "{item.name} is {{{item.state}}}."\n'),
  good: inChange('output:\n  done: "{{item.name}} is {{item.state}}."\n'),
  *checkFile(file, { vocabulary }) {
    for (const { at, kind, text } of textsOf(file)) {
      if (!PLAIN.has(kind)) continue;
      const found = /\{\{[^{}]*\}?\}?|\{%[^%]*%\}|\$\{[\w.]+\}/.exec(text.replace(/`[^`]*`/g, ''))?.[0];
      if (found === undefined) continue;
      yield {
        at,
        word: found,
        message: `${found} is shown as it is: nothing is put into this text.`,
        hint: 'Say it in words. Values can stand in `warning`, `otherwise`, `done`, `card` and `empty`.',
      };
    }
    if (!file.sound) return;
    const names = new Set(['item', 'items', 'args', 'count']);
    for (const { variable } of referencesOf(file.sound.tool.params, vocabulary))
      if (variable !== undefined) names.add(variable);
    for (const { at, template } of templatesOf(file.sound.manifest)) {
      // What is handed over as a file may be in any language.
      if (at.at(-1) === 'template') continue;
      yield* foreignIn(template, at, names, Object.keys(file.sound.tool.params));
    }
  },
};

function* foreignIn(
  template: string,
  at: Finding['at'],
  names: ReadonlySet<string>,
  params: string[],
): Iterable<Finding> {
  const place = at === undefined ? {} : { at };
  for (const { pattern, what, hint } of FOREIGN) {
    const word = pattern.exec(template)?.[0];
    if (word === undefined) continue;
    yield { ...place, word, message: `${what}: ${word} is not filled in as it was meant.`, hint };
    return;
  }
  for (const [word, path = ''] of template.matchAll(SINGLE)) {
    const [root = ''] = path.split('.');
    if (!names.has(root) && !params.includes(path) && !path.includes('.')) continue;
    const meant = names.has(root) || !params.includes(path) ? path : `args.${path}`;
    yield {
      ...place,
      word,
      message: `${word} is shown as it is: one pair of braces is text.`,
      hint: `Write {{${meant}}}.`,
    };
  }
}
