import Mustache from 'mustache';
import { isFormatting } from '../../../../manifest/filter-names.js';
import { inChange } from '../../example.js';
import { textsOf } from '../../manifest-texts.js';
import type { Finding, Rule } from '../../rule.js';

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

export const sections: Rule = {
  id: 'words/sections',
  title: 'Sections of a template ask what they can answer.',
  why: 'Without a value {{#is.item.isready}} compares with nothing, so what is inside never shows; {{#join}} without a loop joins nothing.',
  severity: 'error',
  bad: inChange(
    'output:\n  done: "{{item.name}} is {{item.state}}.{{#is.item.isredundantrouter}} It has a twin.{{/is.item.isredundantrouter}}"\n',
  ),
  good: inChange(
    'output:\n  done: "{{item.name}} is {{item.state}}.{{#is.item.isredundantrouter.true}} It has a twin.{{/is.item.isredundantrouter.true}}"\n',
  ),
  *checkManifest({ manifest }) {
    for (const { at, template } of textsOf(manifest)) {
      if (template.includes('{{#') || template.includes('{{^')) yield* inTokens(tokensOf(template), at, false);
    }
  },
};

function* inTokens(tokens: readonly Token[], at: NonNullable<Finding['at']>, isInside: boolean): Iterable<Finding> {
  for (const [type, value, , , children] of tokens) {
    if (!children) {
      if ((type === 'name' || type === '&') && /^(?:is|has)\./.test(value)) {
        yield {
          at,
          word: value,
          message: `{{${value}}} is a question, so it would show the word true or false.`,
          hint: `Write {{#${value}}} before what is said then, and {{/${value}}} after it.`,
        };
      }
      continue;
    }
    const steps = value.split('.');
    const [root = ''] = steps;
    // Inside a loop the field stands alone: {{#is.isdefault.true}}.
    if (
      root === 'is' &&
      steps.length < (isInside ? 3 : 4) &&
      !(steps.length === 3 && steps[1] !== 'item' && steps[1] !== 'items')
    ) {
      yield {
        at,
        word: value,
        message: `{{#${value}}} does not say which value it asks for.`,
        hint: `Write {{#${value}.true}} here and {{/${value}.true}} at its end; to ask whether it is there at all, {{#has.${steps.slice(1).join('.')}}} and {{/has.${steps.slice(1).join('.')}}}.`,
      };
    }
    const asked = steps.slice(1).join('.');
    const shown = type === '^' && root === 'has' && asked !== '' ? shownIn(children, asked) : undefined;
    if (shown !== undefined) {
      yield {
        at,
        word: `{{^${value}}}`,
        message: `What stands between {{^${value}}} and {{/${value}}} is said only if there is no \`${asked}\`, so {{${shown}}} in it is always empty.`,
        hint: `Write {{#${value}}} in place of {{^${value}}} if it is meant for those that have one; otherwise leave {{${shown}}} out.`,
      };
    }
    if (root === 'has' && steps.length < 2) {
      yield {
        at,
        word: value,
        message: `{{#${value}}} does not say what it asks for.`,
        hint: 'Write the field too, such as {{#has.item.name}} here and {{/has.item.name}} at its end.',
      };
    }
    if (
      value === 'join' &&
      !children.some(([kind, name, , , inner]) => kind === '#' && inner !== undefined && !/^(?:is|has)\./.test(name))
    ) {
      yield {
        at,
        word: '{{#join}}',
        message: '{{#join}} joins the entries of a list, and there is no list inside.',
        hint: 'Remove {{#join}} and {{/join}}, or put a list inside: {{#join}}{{#item.nic}}{{ipaddress}}{{/item.nic}}{{/join}}.',
      };
    }
    const isLoop = type === '#' && !isFormatting(value) && !['is', 'has'].includes(root);
    yield* inTokens(children, at, isInside || isLoop);
  }
}

/** The first value of the asked thing, or of something in it. */
function shownIn(tokens: readonly Token[], asked: string): string | undefined {
  for (const [type, value, , , children] of tokens) {
    if ((type === 'name' || type === '&') && (value === asked || value.startsWith(`${asked}.`))) return value;
    const inside = children && shownIn(children, asked);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function tokensOf(template: string): Token[] {
  try {
    return Mustache.parse(template) as unknown as Token[];
  } catch {
    return [];
  }
}
