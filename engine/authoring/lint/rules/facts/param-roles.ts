import type { ParameterFacts } from '../../../../facts/load-facts.js';
import { roleWords } from '../../../../facts/role-words.js';
import { inUpdate } from '../../example.js';
import type { Example } from '../../example.js';
import { knownParams } from '../../known-params.js';
import type { Rule } from '../../rule.js';

const example = (fordisplay: string): Example => inUpdate(`params:\n  fordisplay: ${fordisplay}`);

export const paramRoles: Rule = {
  id: 'facts/param-roles',
  title: 'A parameter that CloudStack takes only from some roles says from which.',
  why: 'From others CloudStack ignores it without a word, and the call does something else than was asked for.',
  severity: 'error',
  bad: example('{ type: boolean, more: true, description: Whether users see it. }'),
  good: example('{ type: boolean, for: [admin], more: true, description: Whether users see it. }'),
  *checkManifest(manifest, context) {
    const ofCommand = manifest.tool.for;
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      const allowed = allowedFor(fact);
      if (!allowed) continue;
      // Who may not use the tool at all need not be told about its parameters.
      const told = param.for ?? ofCommand;
      if (told?.every((role) => allowed.includes(role)) === true) continue;
      yield {
        at: param.for === undefined || at[0] === 'include' ? at : [...at, 'for'],
        part: param.for === undefined ? 'key' : 'value',
        message: `Only some roles may give \`${name}\`: ${allowed.join(', ')}.`,
        hint: `Add \`for: [${allowed.join(', ')}]\`.`,
      };
    }
  },
};

function allowedFor({ adminOnly, authorized }: ParameterFacts): string[] | undefined {
  if (adminOnly === true) return ['admin'];
  return authorized === undefined || authorized.length === 0 ? undefined : roleWords(authorized);
}
