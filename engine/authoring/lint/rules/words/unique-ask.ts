import { toolNameOf } from '../../context.js';
import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { alsoSaidBy } from '../../wording/said-elsewhere.js';

export const uniqueAsk: Rule = {
  id: 'words/unique-ask',
  title: 'No two examples say the same.',
  why: 'Examples teach which tool answers which question: one that fits two tools teaches nothing.',
  severity: 'warning',
  bad: inRead(
    'examples:\n  - ask: Show me the load\n    args: {}\n  - ask: Show me the load\n    args: { zoneid: fra-1 }\n',
  ),
  good: inRead(
    'examples:\n  - ask: Which virtual routers are there?\n    args: {}\n  - ask: Which of them are in Frankfurt?\n    args: { zoneid: fra-1 }\n',
  ),
  *compareManifest({ manifest: { examples = [] }, source }, context) {
    for (const [index, { ask }] of examples.entries()) {
      const at = ['examples', index, 'ask'];
      const hint = 'Write something else, which only this call answers.';
      if (examples.findIndex((one) => one.ask === ask) < index) {
        yield { at, part: 'value', message: 'Another example of this tool has the same words.', hint };
      }
      for (const other of alsoSaidBy('ask', ask, toolNameOf(source), context)) {
        yield { at, part: 'value', message: `An example of ${other} has the same words.`, hint };
      }
    }
  },
};
