import { didYouMean } from '../../../../text/nearest.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const answerType: Rule = {
  id: 'facts/answer-type',
  title: 'The answer is of the type that CloudStack sends.',
  why: 'The type says which fields there are: descriptions, tests and made-up answers are taken from it.',
  severity: 'error',
  bad: inChange('answer: { kind: object, of: RouterResponse }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
  *checkManifest({ manifest, facts }) {
    const { of } = manifest.answer;
    const types = [facts?.answers, facts?.answersReally].filter((type) => type !== undefined);
    if (of === undefined || types.length === 0 || types.includes(of)) return;
    const meant = didYouMean(of, types).trim();
    yield {
      at: ['answer', 'of'],
      part: 'value',
      message: `CloudStack does not answer \`${manifest.command}\` with \`${of}\`.`,
      hint: meant === '' ? `Write \`of: ${types.at(-1) ?? ''}\`.` : meant,
    };
  },
};
