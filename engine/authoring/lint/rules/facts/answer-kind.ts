import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const answerKind: Rule = {
  id: 'facts/answer-kind',
  title: 'The answer has the form that CloudStack sends.',
  why: 'An object is looked for in another place of the answer than a list, so what came back would look empty.',
  severity: 'error',
  bad: inChange('answer: { kind: success, of: DomainRouterResponse }\n'),
  good: inChange('answer: { kind: object, of: DomainRouterResponse }\n'),
  *checkManifest({ manifest, facts }) {
    const kind = facts?.kind;
    // Commands for logging in have a form of their own.
    if (kind === undefined || kind === 'auth' || manifest.answer.kind === kind) return;
    yield {
      at: ['answer', 'kind'],
      part: 'value',
      message: `CloudStack answers \`${manifest.command}\` with ${FORMS[kind]}.`,
      hint: `Write \`kind: ${kind}\`.`,
    };
  },
};

const FORMS = { list: 'a list', object: 'one object', success: 'no more than whether it worked', none: 'nothing' };
