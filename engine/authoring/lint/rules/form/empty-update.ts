import { inUpdate } from '../../example.js';
import type { Rule } from '../../rule.js';
import type { Effect, Param, Rule as ArgumentRule } from '../../../../manifest/types.js';

export const emptyUpdate: Rule = {
  id: 'form/empty-update',
  title: 'An update asks for something to be updated.',
  why: 'With nothing but the id, CloudStack says that all went well and changes nothing; before that, a person may have been asked.',
  severity: 'error',
  bad: inUpdate('rules: []\n'),
  good: inUpdate('rules:\n  - moreThan: [id]\n'),
  *checkManifest({ manifest: { command, effect, rules = [] }, tool: { params } }) {
    const names = changesNothing(command, effect, params);
    if (names === undefined || rules.some(({ when, ...rule }) => when === undefined && asksForMore(rule))) return;
    yield {
      at: ['params'],
      message: `A call with only ${names.join(' and ')} would change nothing.`,
      hint: `Add under \`rules\`: - moreThan: [${names.join(', ')}]`,
    };
  },
};

const asksForMore = ({ moreThan, atLeastOne, exactlyOne }: ArgumentRule): boolean =>
  (moreThan ?? atLeastOne ?? exactlyOne) !== undefined;

/** The arguments with which alone an update would change nothing; undefined where each call changes something. */
export function changesNothing(
  command: string,
  effect: Effect,
  params: Readonly<Record<string, Param>>,
): string[] | undefined {
  if (effect !== 'change' || !/^update[A-Z]/.test(command)) return undefined;
  const all = Object.entries(params).filter(([, { preset }]) => preset === undefined);
  const required = all.filter(([, param]) => param.required === true);
  // A value that must be given is what is changed.
  const isValue = required.some(([, { use, resolve }]) => (use ?? resolve) === undefined);
  if (isValue || required.length === 0 || required.length === all.length) return undefined;
  return required.map(([name]) => name);
}
