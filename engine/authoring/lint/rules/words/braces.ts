import { inChange } from '../../example.js';
import { textsOf as templatesOf } from '../../manifest-texts.js';
import type { Finding, Rule } from '../../rule.js';
import { isFormatting } from '../../../../manifest/filter-names.js';
import { referencesOf } from '../../../../manifest/bindings.js';
import { textsOf } from '../../wording/texts.js';
import type { TextKind } from '../../wording/texts.js';

/** What is shown as it is written. */
const PLAIN: ReadonlySet<TextKind> = new Set(['title', 'description', 'parameter', 'impact', 'label']);

/** Ways to put in a value that other template languages have, with what is meant; the first that fits is told. */
const FOREIGN: readonly { pattern: RegExp; what: string; hint: (found: string) => string }[] = [
  { pattern: /\{\{\{[^{}]*\}\}\}/, what: 'three braces', hint: (found) => `Write two: {{${nameIn(found)}}}.` },
  { pattern: /\{\{\s*&[^{}]*\}\}/, what: 'a &', hint: (found) => `Write it without: {{${nameIn(found)}}}.` },
  {
    pattern: /\{\{\s*![^{}]*\}\}/,
    what: 'a comment',
    hint: () => 'Remove it. A comment goes on a line of its own that begins with #.',
  },
  { pattern: /\{\{\s*=[^{}]*\}\}/, what: 'a =', hint: () => 'Remove it.' },
  {
    pattern: /\{\{\s*(?:#\s*(?:if|unless|each|with)\b[^{}]*|else\b[^{}]*|\/\s*(?:if|unless|each|with)\s*)\}\}/,
    what: 'a condition of another language',
    hint: (found) => conditionOn(nameIn(found.replace(/\b(?:if|unless|each|with|else)\b/, ''))),
  },
  {
    pattern: /\{\{[^{}]*\|[^{}]*\}\}/,
    what: 'a | in the braces',
    hint: (found) => {
      const [, filter = ''] = /\|\s*(\w*)/.exec(found) ?? [];
      const name = nameIn(found.replace(/\|.*/, ''));
      return isFormatting(filter)
        ? `Write {{#${filter}}}{{${name}}}{{/${filter}}}.`
        : `Write {{${name}}}, or for a date {{#date}}{{${name}}}{{/date}}.`;
    },
  },
  {
    pattern:
      /\{\{(?![#^/]is\.[\w.]+\.-\d+\}\})\s*[#^/]?\s*[\w.]+\s*[^\w.\s{}][^{}]*\}\}|\{\{\s*>?\s*[\w.-]+\s+[\w.-][^{}]*\}\}/,
    what: 'more than a name',
    hint: (found) => `Write only the name: {{${nameIn(found)}}}.`,
  },
  {
    pattern: /\{%[^%]*%\}|<%[^%]*%>/,
    what: 'a tag of another language',
    hint: (found) => conditionOn(/[\w]+(?:\.\w+)+/.exec(found)?.[0] ?? ''),
  },
  {
    pattern: /[$#]\{[\w.]+\}|%\([\w.]+\)s|(?<![\w%])%[sd]\b|\$\{?(?:item|args)\b[\w.]*\}?/,
    what: 'a value in the form of another language',
    hint: (found) => `Write {{${nameIn(found)}}}.`,
  },
];

/** The name that was meant; of %s and its like nobody knows. */
function nameIn(found: string): string {
  return /[a-z]\w*(?:\.\w+)*/i.exec(found.replace(/^%[sd]$/, ''))?.[0] ?? 'item.name';
}

function conditionOn(name: string): string {
  const field = name === '' ? 'item.name' : name;
  return `Write {{#has.${field}}} before what is only said if there is one, and {{/has.${field}}} after it.`;
}

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
        message: `${found} is shown just like that: this text cannot have values in it.`,
        hint: 'Say it in words. Only `warning`, `otherwise`, `done`, `card` and `empty` can have values.',
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
    yield { ...place, word, message: `${word} is not filled in: it has ${what}.`, hint: hint(word) };
    return;
  }
  for (const [word, path = ''] of template.matchAll(SINGLE)) {
    const [root = ''] = path.split('.');
    if (!names.has(root) && !params.includes(path) && !path.includes('.')) continue;
    const meant = names.has(root) || !params.includes(path) ? path : `args.${path}`;
    yield {
      ...place,
      word,
      message: `${word} is shown just like that: a value needs two braces on each side.`,
      hint: `Write {{${meant}}}.`,
    };
  }
}
