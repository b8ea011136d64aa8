import { partialsIn, unknownPartial } from './check-template.js';
import type { Problem } from './problem.js';
import type { YamlFile } from './read-yaml.js';

/** A piece of text and the file that it is written in. */
export interface WrittenPartial {
  template: string;
  yaml: YamlFile;
}

/**
 * What is wrong with each piece of text: it cannot be read, names one that is not there, or stands in itself, which would
 * never end when it is rendered.
 */
export function checkPartials(partials: ReadonlyMap<string, WrittenPartial>): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  const parts = new Map<string, string[]>();
  for (const [name, { template, yaml }] of partials) {
    const tell = (message: string, hint?: string): void => {
      problems.set(name, { ...yaml.problemAt([name], message, hint), rule: 'form/fits-together' });
    };
    const used = partialsIn(template);
    if ('problem' in used) {
      tell(used.problem.message, used.problem.hint);
      continue;
    }
    parts.set(name, used.names);
    const missing = used.names.find((part) => !partials.has(part));
    if (missing === undefined) continue;
    const { message, hint } = unknownPartial(missing, Object.fromEntries(partials));
    tell(message, hint);
  }
  for (const [name, { yaml }] of partials) {
    const round = roundFrom(name, parts);
    if (!round) continue;
    const message = `{{> ${name}}} contains itself (${round.join(' -> ')}), so it would never end.`;
    const hint = `Remove {{> ${round[1] ?? name}}} from it, and write out what it stands for.`;
    problems.set(name, { ...yaml.problemAt([name], message, hint), rule: 'form/fits-together' });
  }
  // In the order in which they are written.
  return new Map([...partials.keys()].flatMap((name) => [...problems].filter(([broken]) => broken === name)));
}

/** The way from a partial back to itself. */
function roundFrom(name: string, parts: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const ways: string[][] = [[name]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const part of parts.get(way.at(-1) ?? '') ?? []) {
      if (part === name) return [...way, name];
      if (seen.has(part)) continue;
      seen.add(part);
      ways.push([...way, part]);
    }
  }
  return undefined;
}
