import { readArguments } from '../../../../call/arguments/read-arguments.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const exampleFits: Rule = {
  id: 'words/example-fits',
  title: 'Each example is a call that the tool takes.',
  why: 'Models copy examples. One that the tool itself refuses teaches a mistake.',
  severity: 'error',
  bad: inChange('examples:\n  - ask: Restart the router r-12-VM\n    args: { router: r-12-VM }\n'),
  good: inChange('examples:\n  - ask: Restart the router r-12-VM\n    args: { id: r-12-VM }\n'),
  *checkManifest({ manifest: { examples = [] }, tool }, { vocabulary }) {
    for (const [index, { args }] of examples.entries()) {
      try {
        readArguments(tool, args, vocabulary);
      } catch (error) {
        yield {
          at: ['examples', index, 'args'],
          message: error instanceof Error ? error.message : String(error),
          hint: 'Write the arguments as they would be sent; names of things instead of ids are fine.',
        };
      }
    }
  },
};
