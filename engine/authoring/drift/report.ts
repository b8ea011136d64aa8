import { KINDS } from './drift.js';
import type { Drift } from './drift.js';

const MOST_COMMANDS = 40;

/** Counts first, then each group with its places. */
export function tellDrift(drifts: readonly Drift[], source: string): string {
  if (drifts.length === 0) return `The manifests say what ${source} says.\n`;
  const groups = KINDS.map(({ kind, title }) => ({
    kind,
    title,
    all: drifts.filter((one) => one.kind === kind),
  })).filter(({ all }) => all.length > 0);
  return [
    `Compared with ${source}:`,
    ...groups.map(({ title, all }) => `  ${String(all.length).padStart(4)}  ${title}`),
    ...groups.flatMap(({ title, kind, all }) => [
      '',
      title,
      ...(kind === 'command-missing' ? commands(all) : all.map(line)),
    ]),
    '',
  ].join('\n');
}

/** There may be hundreds: names only, and not all of them. */
function commands(all: readonly Drift[]): string[] {
  const names = all.map(({ command }) => command).sort();
  const shown = names.slice(0, MOST_COMMANDS).map((name) => `  ${name}`);
  const rest = names.length - shown.length;
  return rest > 0 ? [...shown, `  and ${rest} more; --json has them all`] : shown;
}

function line(drift: Drift): string {
  const where = `  ${drift.tool ?? drift.command}`;
  switch (drift.kind) {
    case 'param-missing':
      return `${where}: ${drift.param} (${drift.fact.type}${drift.fact.required ? ', required' : ''}${drift.fact.since === undefined ? '' : `, since ${drift.fact.since}`})`;
    case 'param-gone':
      return `${where}: ${drift.param}`;
    case 'type-changed':
      return `${where}: ${drift.param} is ${drift.is} for the server, and ${drift.was} here`;
    case 'required-changed':
      return `${where}: ${drift.param} is ${drift.isRequired ? 'required' : 'not required any more'}`;
    case 'async-changed':
      return `${where}: ${drift.isAsync ? 'answers with a job' : 'answers at once'}`;
    case 'field-gone':
      return `${where}: ${drift.field}`;
    case 'command-gone':
      return `${where}: ${drift.why}`;
    case 'command-missing':
      return where;
  }
}
