import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';
import { namedTools } from '../../wording/named-tools.js';
import { TO_BE_WRITTEN } from '../../wording/to-be-written.js';

const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i;

/** Two good ones are better than five. */
const MOST = 5;

export const hasExample: Rule = {
  id: 'words/has-example',
  title: 'There is an example that says what a person says.',
  why: 'The example shows a model which words lead to this tool, it is shown in the reference, and it is the test of the manifest. People know names of things, not of tools, and they know no ids.',
  severity: 'warning',
  bad: inChange('examples:\n  - ask: Call restart-network for my network\n    args: { id: r-12-VM }\n'),
  good: inChange('examples:\n  - ask: My network is slow, restart its router r-12-VM\n    args: { id: r-12-VM }\n'),
  *checkManifest({ manifest: { examples = [] }, tool }, context) {
    if (examples.length === 0) {
      yield {
        message: '`examples` is missing.',
        hint: 'Add `examples:` with what a person would say and the call that should follow, such as `- { ask: Restart web-03, args: { id: web-03 } }`.',
      };
    }
    if (examples.length > MOST) {
      yield {
        at: ['examples'],
        message: `There are ${examples.length} examples, and ${MOST} is the most that anybody reads.`,
        hint: 'Keep the everyday case and those that people get wrong, and move the others to the .test.yaml file.',
      };
    }
    for (const [index, { ask }] of examples.entries()) {
      if (TO_BE_WRITTEN.test(ask)) continue;
      const at = ['examples', index, 'ask'];
      const name = namedTools(ask, context).find((one) => context.toolNames.has(one));
      if (name !== undefined) {
        yield {
          at,
          word: name,
          message: `People do not say ${name}, which is the name of a tool.`,
          hint: 'Write it as a wish in everyday words: "Restart web-03".',
        };
      }
      const argument = Object.keys(tool.params).find(
        (one) =>
          ask.includes(one) && new RegExp(`(?<![\\w.-])${one}\\s?[=:]|\`${one}\`|(?<![\\w.-])_${one}\\b`).test(ask),
      );
      if (argument !== undefined) {
        yield {
          at,
          word: argument,
          message: `People do not say \`${argument}\`, which is the name of an argument.`,
          hint: 'Write it in everyday words: "Restart web-03".',
        };
      }
      const id = UUID.exec(ask)?.[0];
      if (id !== undefined) {
        yield {
          at,
          word: id,
          message: 'A person does not say ids.',
          hint: 'Say it as a person would, by name or by place.',
        };
      }
      // Japanese, Chinese and Thai have no blanks between words.
      if (
        ask.trim().split(/\s+/).length < 2 &&
        !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{4}/u.test(ask)
      ) {
        yield {
          at,
          part: 'value',
          message: 'This is too short for what a person says.',
          hint: 'Write a whole wish or question.',
        };
      }
    }
  },
};
