import type { LintContext } from '../context.js';

/** Words with a hyphen that begin like a tool. */
const NO_TOOLS = new Set(['start-up', 'set-up', 'log-in', 'add-on', 'add-ons', 'run-time', 'stop-gap', 'check-up']);

const verbs = new WeakMap<LintContext, ReadonlySet<string>>();

/** Every word of a text that looks like the name of a tool: joined by hyphens, with a verb that some tool begins with. */
export function namedTools(text: string, context: LintContext): string[] {
  const known = verbsOf(context);
  return (text.match(/(?<![\w./-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])/g) ?? []).filter(
    (name) => known.has(name.slice(0, name.indexOf('-'))) && !NO_TOOLS.has(name),
  );
}

function verbsOf(context: LintContext): ReadonlySet<string> {
  let known = verbs.get(context);
  if (!known) {
    known = new Set([...context.toolNames].map((name) => name.split('-')[0] ?? ''));
    verbs.set(context, known);
  }
  return known;
}
