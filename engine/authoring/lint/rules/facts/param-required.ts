import { inChange } from '../../example.js';
import { knownParams } from '../../known-params.js';
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
          message: `CloudStack requires \`${name}\`.`,
          hint: 'Write `required: true`, or `preset` with the value to send if nobody says another.',
        };
      }
      if (fact.required !== true && param.required === true) {
        yield {
          at: at[0] === 'include' ? at : [...at, 'required'],
          message: `CloudStack does not require \`${name}\`.`,
          hint: 'Remove `required`. If one of several is needed, say so under `rules` with `exactlyOne` or `atLeastOne`.',
        };
      }
    }
    for (const { name, required } of manifest.facts?.params ?? []) {
      if (required !== true || Object.hasOwn(manifest.tool.params, name)) continue;
      yield {
        at: ['params', name],
        message: `CloudStack requires \`${name}\`, and this tool does not take it.`,
        hint: 'Write it under `params` with `required: true`.',
      };
    }
  },
};
