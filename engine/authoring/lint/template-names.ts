import Mustache from 'mustache';
import { isFormatting } from '../../manifest/filter-names.js';

type Token = [type: string, value: string, start: number, end: number, children?: Token[]];

/** A name in a template, counted from the root: {{#item}}{{nic.ipaddress}}{{/item}} has item and item.nic.ipaddress. */
export interface TemplateName {
  path: readonly string[];
  /** The text to mark: the name as it is written, or the partial that holds it. */
  written: string;
  /** The partial that it stands in. */
  partial?: string;
  /** Only whether it is there is asked, so nothing of it is shown: {{#has.item.password}}. */
  isOnlyAsked?: true;
}

const byPartials = new WeakMap<object, Map<string, readonly TemplateName[]>>();

/**
 * Every name in a template and in the partials that it uses, as render/sentence.ts looks them up: a section around an
 * object or a list makes it the ground for what is inside, questions and formatting sections do not.
 */
export function namesIn(template: string, partials: Readonly<Record<string, string>>): readonly TemplateName[] {
  const known = byPartials.get(partials) ?? new Map<string, readonly TemplateName[]>();
  byPartials.set(partials, known);
  const names = known.get(template) ?? readNames(template, partials);
  known.set(template, names);
  return names;
}

function readNames(template: string, partials: Readonly<Record<string, string>>): TemplateName[] {
  const names: TemplateName[] = [];
  const walk = (text: string, ground: readonly string[], within: readonly string[]): void => {
    visit(tokensOf(text), ground, within);
  };
  const visit = (tokens: readonly Token[], ground: readonly string[], within: readonly string[]): void => {
    const partial = within[0];
    for (const [type, value, , , children] of tokens) {
      if (type === '>') {
        // A partial inside itself is told elsewhere.
        if (!within.includes(value) && Object.hasOwn(partials, value)) {
          walk(partials[value] ?? '', ground, [...within, value]);
        }
        continue;
      }
      if (type === 'text' || type === '!') continue;
      const { asked, isQuestion } = readName(value, children !== undefined);
      const path = [...ground, ...asked];
      if (asked.length > 0) {
        names.push({
          path,
          written: partial === undefined ? value : `> ${partial}`,
          ...(partial ? { partial } : {}),
          ...(/^has\./.test(value) ? { isOnlyAsked: true as const } : {}),
        });
      }
      if (children) visit(children, isQuestion || type === '^' ? ground : path, within);
    }
  };
  walk(template, [], []);
  return names;
}

/** The fields that a tag asks for; none for `.` and for the sections that only format. */
function readName(value: string, isSection: boolean): { asked: string[]; isQuestion: boolean } {
  if (value === '.') return { asked: [], isQuestion: false };
  const steps = value.split('.');
  if (isSection && steps.length === 1 && isFormatting(value)) {
    return { asked: [], isQuestion: true };
  }
  if (steps[0] === 'has') return { asked: steps.slice(1), isQuestion: true };
  // {{#is.item.state.Running}}: the last step is the value that is asked about.
  if (steps[0] === 'is') return { asked: steps.slice(1, -1), isQuestion: true };
  return { asked: steps, isQuestion: false };
}

/** Mustache keeps what it parsed. A text that it cannot read is told elsewhere. */
function tokensOf(template: string): Token[] {
  try {
    return Mustache.parse(template) as unknown as Token[];
  } catch {
    return [];
  }
}
