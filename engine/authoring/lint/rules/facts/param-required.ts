import { inChange } from '../../example.js';
import { knownParams } from '../../known-params.js';
import { paramLine } from '../../param-line.js';
import type { Rule } from '../../rule.js';

export const paramRequired: Rule = {
  id: 'facts/param-required',
  title: 'What CloudStack requires is required or preset, and nothing else is.',
  why: 'A call without what CloudStack requires is refused by the cloud. One that asks for more than it needs cannot be made by those who do not know it.',
  severity: 'error',
  bad: inChange('params:\n  id: { use: router, description: The router to restart. }\n'),
  good: inChange('params:\n  id: { use: router, required: true, description: The router to restart. }\n'),
  *checkManifest(manifest, context) {
    for (const { name, param, fact, at } of knownParams(manifest, context)) {
      if (fact.required === true && param.required !== true && param.preset === undefined) {
        yield {
          at,
          message: `CloudStack refuses the call without \`${name}\`.`,
          hint: 'Add `required: true`, or `preset:` with the value to send if nobody gives one.',
        };
      }
      if (fact.required !== true && param.required === true) {
        yield {
          at: at[0] === 'include' ? at : [...at, 'required'],
          message: `CloudStack can do the call without \`${name}\`.`,
          hint: 'Remove `required: true`. If one of several is needed, say so under `rules` with `exactlyOne` or `atLeastOne`.',
        };
      }
    }
    for (const fact of manifest.facts?.params ?? []) {
      const { name, required } = fact;
      if (required !== true || Object.hasOwn(manifest.tool.params, name)) continue;
      yield {
        at: ['params', name],
        message: `CloudStack refuses the call without \`${name}\`, and this tool does not have it.`,
        hint: `Add under \`params\`: ${paramLine(fact, 'required: true', context)}`,
      };
    }
  },
};
