import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const asynchronous: Rule = {
  id: 'facts/async',
  title: 'A command that CloudStack does as a job says `async: true`, and no other does.',
  why: 'Without it the tool says that all is done as soon as CloudStack has begun; with it, it waits for a job that does not exist.',
  severity: 'error',
  bad: inChange('async: false\n'),
  good: inChange('async: true\n'),
  *checkManifest({ manifest, facts }) {
    if (!facts || (manifest.async === true) === facts.async) return;
    yield {
      at: manifest.async === undefined ? ['command'] : ['async'],
      part: 'value',
      message: facts.async
        ? `CloudStack runs \`${facts.name}\` as a job that takes a while.`
        : `CloudStack finishes \`${facts.name}\` at once, without a job.`,
      hint: facts.async ? 'Write `async: true`.' : 'Remove `async: true`.',
    };
  },
};
