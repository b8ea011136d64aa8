import { asFile, inRead } from '../../example.js';
import type { Example } from '../../example.js';
import { paramFacts } from '../../known-params.js';
import { paramLine } from '../../param-line.js';
import type { Rule } from '../../rule.js';

const without = (example: Example, name: string): Example =>
  asFile(
    example.file.name,
    example.file.text.replace(new RegExp(`^ {2}${name}:.*\\n`, 'm'), ''),
    {},
    `params: # without ${name}`,
  );

/** A group that brings this parameter and nothing that the command does not have. */
function fits(group: Record<string, unknown>, name: string, known: ReadonlyMap<string, unknown>): boolean {
  return Object.hasOwn(group, name) && Object.keys(group).every((one) => known.has(one));
}

export const paramMissing: Rule = {
  id: 'facts/param-missing',
  title: 'Every parameter of the command can be given.',
  why: 'What a tool does not take, nobody can ask for. Rare parameters cost nothing: with `more: true` they are not listed.',
  severity: 'warning',
  bad: without(inRead(''), 'vpcid'),
  good: inRead(''),
  *checkManifest({ facts, tool }, context) {
    const { vocabulary } = context;
    if (!facts) return;
    const known = paramFacts(facts);
    for (const fact of facts.params) {
      const { name, deprecated, required } = fact;
      // What is required is told by facts/param-required. CloudStack looks for names in small letters only, so one with
      // a capital can never be set.
      if (required === true || deprecated === true || /[A-Z]/.test(name) || Object.hasOwn(tool.params, name)) continue;
      const group = Object.entries(vocabulary.groups).find(([, params]) => fits(params, name, known))?.[0];
      const ways = [
        ...(group === undefined || tool.include?.includes(group) === true ? [] : [`add \`${group}\` to \`include\``]),
        `add under \`params\`: ${paramLine(fact, 'more: true', context)}`,
      ].join(', or ');
      yield {
        at: ['params', name],
        message: `CloudStack has a parameter \`${name}\` for \`${tool.command}\`, and this tool does not have it.`,
        hint: `${ways.charAt(0).toUpperCase()}${ways.slice(1)}.`,
      };
    }
  },
};
