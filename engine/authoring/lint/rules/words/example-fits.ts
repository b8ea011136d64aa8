import { readArguments } from '../../../../call/arguments/read-arguments.js';
import { inChange } from '../../example.js';
import type { Path } from '../../../../manifest/read-yaml.js';
import type { Tool } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
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
          message: `Only a person may give \`${forPerson}\`; with this example a model would learn to do so.`,
          hint: `Remove \`${forPerson}\`.`,
        };
      }
      yield* standIns(args, at);
      try {
        readArguments(tool, args, vocabulary);
      } catch (error) {
        yield {
          at,
          ...told(error instanceof Error ? error.message : String(error), args, tool),
        };
      }
    }
  },
};

/** What the tool itself says to the caller, with what an author can do about it. */
function told(
  refusal: string,
  args: Record<string, unknown>,
  { name, params }: Tool,
): Pick<Finding, 'message' | 'hint'> {
  const unknown = Object.keys(args).find(
    (one) => !Object.hasOwn(params, one) && refusal.includes(`no argument ${one}`),
  );
  if (unknown !== undefined) {
    const free = Object.keys(params).filter((one) => !Object.hasOwn(args, one));
    return {
      message: `${name} has no argument ${unknown}.`,
      hint: `${didYouMean(unknown, free)} The tool has ${free.join(', ')}.`.trim(),
    };
  }
  const missing = / needs (\w+)\.$/.exec(refusal)?.[1];
  if (missing !== undefined) {
    return { message: refusal, hint: `Add \`${missing}\` to \`args\`, with a value that fits what the person says.` };
  }
  return {
    message: `The tool would refuse this example: ${refusal}`,
    hint: 'Correct `args`. If the example is right, correct `params` or `rules` instead.',
  };
}

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
      message: `"${value}" is only a placeholder.`,
      hint: 'Write a real value; the demo cloud has a machine web-03, a machine db-1 and a zone fra-1.',
    };
  }
}
