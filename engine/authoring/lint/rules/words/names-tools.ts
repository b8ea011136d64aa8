import { inRead } from '../../example.js';
import type { Rule } from '../../rule.js';
import { didYouMean } from '../../../../text/nearest.js';
import { namedTools } from '../../wording/named-tools.js';
import { textsOf } from '../../wording/texts.js';

export const namesTools: Rule = {
  id: 'words/names-tools',
  title: 'Every tool that a text names exists.',
  why: 'A model calls what a text tells it to call. A tool that is not there costs a failed call, and sometimes the whole task.',
  severity: 'error',
  bad: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To restart one with its network, use restart-networks.\n',
  ),
  good: inRead(
    'description: >-\n  Shows virtual routers with their state and place. To restart one with its network, use restart-network.\n',
  ),
  *checkFile(file, context) {
    for (const { at, text } of textsOf(file)) {
      for (const name of namedTools(text, context)) {
        if (context.toolNames.has(name)) continue;
        const near = didYouMean(name, context.toolNames).trim();
        yield {
          at,
          word: name,
          message: `There is no tool ${name}.`,
          hint: near === '' ? 'Write the name of a tool that exists, or say it in words.' : near,
        };
      }
    }
  },
};
