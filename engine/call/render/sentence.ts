import Mustache from 'mustache';
import { quoteSpeech } from '../../text/foreign-lines.js';
import { oneLine, plainText } from '../../text/plain-text.js';
import { Bound, isBoundList, joinShort, SHOWN_OF_LIST, tellBound } from './bound.js';
import { FILTERS } from './filters.js';

/** What a template may name: `item`, `items`, `count`, `args` and the bound objects. Already masked. */
export type View = Record<string, unknown>;

type Print = (value: unknown) => string;

interface Printing {
  /** How a value is put into the text. */
  print?: Print;
  /** Told of what the text names and the view does not have; not of what is missing in a row of a list. */
  onHole?: ((name: string) => void) | undefined;
  /** Told of what was looked at on the way: names as the template has them, but not those inside of what was left out. */
  onLook?: ((name: string) => void) | undefined;
}
type Section = (text: string, render: (text: string) => string) => string;

/** Between the rounds of a loop inside {{#join}}; cannot stand in a neutralised text. */
const BREAK = '\u001f';

/** The only logic besides loops: formatting sections, found from everywhere. */
const SECTIONS: Record<string, Section> = {
  ...Object.fromEntries(Object.entries(FILTERS).map(([name, filter]) => [name, formatting(filter)])),
  join: (text, render) => {
    const parts = render(text.replace(/(\{\{\/[^}]+\}\}\s*)$/, `${BREAK}$1`))
      .split(BREAK)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return joinShort(parts.slice(0, SHOWN_OF_LIST), parts.length);
  },
  plural: formatting((text) => (/^1\D/.test(text) ? text : `${text}s`)),
  span: formatting(tellSpan),
};

/** "port 22 to 22", or without an end, is "port 22"; "port 22 to 25" is "ports 22 to 25". */
function tellSpan(text: string): string {
  const [, word = '', from = '', to = ''] = /^(\D*?)\s*(\d*)\s*\bto\b\s*(\d*)$/.exec(text) ?? [];
  if (word + from + to === '') return text;
  if (from + to === '') return '';
  const isOne = from === to || from === '' || to === '';
  const what = word === '' ? '' : `${word}${isOne ? '' : 's'} `;
  return isOne ? `${what}${from === '' ? to : from}` : `${what}${from} to ${to}`;
}

function formatting(change: (text: string) => string): Section {
  return (text, render) => {
    const inner = render(text).trim();
    return inner === '' ? '' : change(inner);
  };
}

/**
 * Mustache without HTML escaping and without climbing: a field that an object does not have is empty, instead of being
 * taken from the object around it. `{{#is.state.Running}}` and `{{#has.field}}` ask about the current object.
 */
export function renderSentence(
  template: string,
  view: View,
  partials: Record<string, string> = {},
  { print = printedInLine, onHole, onLook }: Printing = {},
): string {
  const context = new StrictContext(view, undefined, onLook);
  const text = new PlainWriter(print, onHole).render(template, context, partials, { escape: print });
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

class PlainWriter extends Mustache.Writer {
  constructor(
    private readonly print: Print,
    private readonly onHole: Printing['onHole'],
  ) {
    super();
  }

  /** `{{{x}}}` is the same as `{{x}}`: nothing is escaped, and only what has a text is printed. */
  override unescapedValue([, name = '']: string[], context: Mustache.Context): string {
    const found: unknown = context.lookup(name);
    // A field may have the name of a section: what is printed is the field.
    const text = this.print(typeof found === 'function' ? valueAt(context.view, [name]) : found);
    if (text === '' && context.parent === undefined) this.onHole?.(name);
    return text;
  }

  override escapedValue(token: string[], context: Mustache.Context): string {
    return this.unescapedValue(token, context);
  }
}

class StrictContext extends Mustache.Context {
  constructor(
    view: unknown,
    parent?: Mustache.Context,
    private readonly onLook?: Printing['onLook'],
  ) {
    super(view, parent);
  }

  override push(view: unknown): Mustache.Context {
    return new StrictContext(view, this);
  }

  override lookup(name: string): unknown {
    if (name === '.') return this.view;
    this.onLook?.(name);
    const [first = '', ...rest] = name.split('.');
    if (rest.length === 0 && Object.hasOwn(SECTIONS, first)) return SECTIONS[first];
    if (first === 'has') return isPresent(valueAt(this.view, rest));
    if (first === 'is') return equals(valueAt(this.view, rest.slice(0, -1)), rest.at(-1) ?? '');
    return valueAt(this.view, [first, ...rest]);
  }
}

/** Only own fields count: `constructor` is no field. */
export function valueAt(view: unknown, path: readonly string[]): unknown {
  let value = view;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function equals(value: unknown, wanted: string): boolean {
  return isPresent(value) && printed(value).toLowerCase() === wanted.toLowerCase();
}

function printedInLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return say(plainText(value));
  if (value instanceof Bound || isBoundList(value)) return oneLine(tellBound(value, say));
  if (Array.isArray(value)) return joinShort(value.map(printedInLine));
  return Object.entries(value)
    .map(([name, one]) => [say(name), printedInLine(one)].filter((text) => text !== '').join(': '))
    .join('; ');
}

/** No field of CloudStack holds more; a name that goes on for pages would hide what a plan says behind it. */
const LONGEST_SAID = 4_096;

/** What comes from the cloud begins no line of ours, and does not pass for a sentence of ours. */
export function say(text: string): string {
  const line = oneLine(text);
  return quoteSpeech(
    line.length > LONGEST_SAID ? `${line.slice(0, LONGEST_SAID).replace(/\p{Surrogate}$/u, '')}…` : line,
  );
}

/** A value as it stands in a text; a plain map has no text of its own. */
export function printed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return plainText(value);
  if (value instanceof Bound || isBoundList(value)) return value.toString();
  return Array.isArray(value) ? joinShort(value.map(printed)) : '';
}
