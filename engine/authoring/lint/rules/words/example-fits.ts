import { readArguments } from '../../../../call/arguments/read-arguments.js';
import { inChange } from '../../example.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Finding, Rule } from '../../rule.js';

export const exampleFits: Rule = {
  id: 'words/example-fits',
  title: 'Each example is a call that the tool takes.',
  why: 'Models copy examples. One that the tool itself refuses teaches a mistake.',
  severity: 'error',
  bad: inChange('examples:\n  - ask: Restart the router r-12-VM\n    args: { router: r-12-VM }\n'),
  good: inChange('examples:\n  - ask: Restart the router r-12-VM\n    args: { id: r-12-VM }\n'),
  *checkManifest({ manifest: { examples = [] }, tool }, { vocabulary }) {
    for (const [index, { args }] of examples.entries()) {
      const at = ['examples', index, 'args'];
      const forPerson = Object.keys(args).find((name) => ['_confirm', '_phrase', '_profile'].includes(name));
      if (forPerson !== undefined) {
        yield {
          at: [...at, forPerson],
          message: `\`${forPerson}\` is for the person, and a model would learn to give it by itself.`,
          hint: 'Remove it: examples show the first call.',
        };
      }
      yield* standIns(args, at);
      try {
        readArguments(tool, args, vocabulary);
      } catch (error) {
        yield {
          at,
          message: error instanceof Error ? error.message : String(error),
          hint: 'Write the arguments as they would be sent; names of things instead of ids are fine.',
        };
      }
    }
  },
};

/** What people write where a value has to be. */
const STAND_IN =
  /^<.*>$|^\[.*\]$|^\.{2,}$|\b(?:your|my)[-_ ]\S*[-_ ]?(?:here|name|id|key|value)\b|^(?:x{3,}|foo|bar|baz|todo|tbd|fixme|changeme|change-me|replace-me|placeholder|example|string|value|name|id|uuid|some[-_ ]\w+|0{8}-0{4}-.*|1234.*|12345678-.*|aaaa.*)$/i;

function* standIns(value: unknown, at: Path): Iterable<Finding> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* standIns(one, [...at, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* standIns(one, [...at, key]);
  } else if (typeof value === 'string' && STAND_IN.test(value.trim())) {
    yield {
      at,
      part: 'value',
      message: `"${value}" stands for a value and is none.`,
      hint: 'Write what a person would really say; the demo cloud has web-03, db-1 and fra-1.',
    };
  }
}
