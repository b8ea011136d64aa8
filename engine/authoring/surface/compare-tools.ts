import type { Param, Tool } from '../../manifest/types.js';

/** What else changed about a tool, in a few words each; danger is told apart. */
export function compareTools(was: Tool, is: Tool): string[] {
  return [...compareArguments(was.params, is.params), ...compareFacts(was, is)];
}

function compareArguments(was: Record<string, Param>, is: Record<string, Param>): string[] {
  const told: string[] = [];
  for (const [name, param] of Object.entries(is)) {
    const before = Object.hasOwn(was, name) ? was[name] : undefined;
    if (!before) told.push(`argument ${name}: new${param.required ? ', required' : ''}`);
    else {
      const changes = argumentChanges(before, param);
      if (changes.length > 0) told.push(`argument ${name}: ${changes.join(', ')}`);
    }
  }
  for (const name of Object.keys(was)) if (!Object.hasOwn(is, name)) told.push(`argument ${name}: gone`);
  return told;
}

function argumentChanges(was: Param, is: Param): string[] {
  const changes: string[] = [];
  if (Boolean(was.required) !== Boolean(is.required)) changes.push(is.required ? 'required now' : 'no longer required');
  if (typeOf(was) !== typeOf(is)) changes.push(`${typeOf(was)} -> ${typeOf(is)}`);
  if (Boolean(was.more) !== Boolean(is.more)) changes.push(is.more ? 'no longer listed' : 'listed now');
  if (JSON.stringify(was.for) !== JSON.stringify(is.for)) changes.push(`for ${listed(was.for)} -> ${listed(is.for)}`);
  if (was.preset !== is.preset) changes.push(`preset ${shown(was.preset)} -> ${shown(is.preset)}`);
  if (was.since !== is.since) changes.push(`since ${shown(was.since)} -> ${shown(is.since)}`);
  if (was.description !== is.description) changes.push('other description');
  return changes.length > 0 || JSON.stringify(was) === JSON.stringify(is) ? changes : ['other details'];
}

function typeOf({ use, type, list, resolve }: Param): string {
  const one = use ?? type ?? (resolve ? `by ${resolve.by}` : 'any');
  return list ? `list of ${one}` : one;
}

type Short = string | boolean | undefined;

/** What is told with its value before and after. */
const SHORT: Record<string, (tool: Tool) => Short> = {
  command: ({ command }) => command,
  title: ({ title }) => title,
  async: ({ async }) => async ?? false,
  repeat: ({ repeat }) => repeat,
  for: (tool) => tool.for?.join(', '),
  since: ({ since }) => since,
  phrase: ({ danger }) => danger?.confirm,
  category: ({ danger }) => danger?.category,
  changes: ({ changes }) => changes?.join(', '),
  shows: ({ shows }) => shows?.join(', '),
  ttl: ({ ttl }) => ttl,
};

/** What is too long to be repeated: that it is another is said. */
const LONG: Record<string, (tool: Tool) => unknown> = {
  description: ({ description }) => description,
  warnings: ({ danger }) => [danger?.warning, danger?.impact, danger?.escalate],
  rules: ({ rules }) => rules,
  possible: ({ possible }) => possible,
  keywords: ({ keywords }) => keywords,
  answer: ({ answer }) => answer,
  secrets: ({ secrets }) => secrets,
  output: ({ output }) => output,
  examples: ({ examples }) => examples,
};

function compareFacts(was: Tool, is: Tool): string[] {
  const short = Object.entries(SHORT).flatMap(([name, of]) =>
    of(was) === of(is) ? [] : [`${name}: ${shown(of(was))} -> ${shown(of(is))}`],
  );
  const long = Object.entries(LONG).flatMap(([name, of]) =>
    JSON.stringify(of(was)) === JSON.stringify(of(is)) ? [] : [`other ${name}`],
  );
  return [...short, ...long];
}

function listed(roles: string[] | undefined): string {
  return roles === undefined ? 'all' : roles.join('/');
}

function shown(value: string | number | boolean | undefined): string {
  return value === undefined ? 'none' : String(value);
}
