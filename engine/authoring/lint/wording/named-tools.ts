import type { LintContext } from '../context.js';
import { VERBS } from './verbs.js';
import { oncePer } from '../once-per.js';

/** Words with a hyphen that begin like a tool. */
const NO_TOOLS = new Set(
  'start-up set-up log-in add-on add-ons run-time stop-gap check-up plug-in plug-ins back-up read-only write-only'.split(
    ' ',
  ),
);

interface ToolWords {
  /** What some tool begins with. */
  verbs: ReadonlySet<string>;
  /** What some tool is about: virtual-machine, volume. */
  things: ReadonlySet<string>;
}

/**
 * Every word of a text that looks like the name of a tool: joined by hyphens, with a verb that some tool begins with, or
 * with any verb before what some tool is about (`power-on-virtual-machine`).
 */
export function namedTools(text: string, context: LintContext): string[] {
  const { verbs, things } = wordsOf(context);
  return (text.match(/(?<![\w./-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])/g) ?? []).filter((name) => {
    if (NO_TOOLS.has(name)) return false;
    const [verb = '', ...rest] = name.split('-');
    if (verbs.has(verb)) return true;
    return VERBS.has(verb) && rest.some((_, at) => things.has(rest.slice(at).join('-')));
  });
}

const wordsOf = oncePer((context: LintContext): ToolWords => {
  const names = [...context.toolNames].map((name) => name.split('-'));
  return {
    verbs: new Set(names.map(([verb = '']) => verb)),
    things: new Set(names.map(([, ...rest]) => rest.join('-')).filter((thing) => thing !== '')),
  };
});
