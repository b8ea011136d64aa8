import { isDeepStrictEqual } from 'node:util';
import { isEngineArgument } from '../../../../manifest/engine-arguments.js';
import { readYamlFile } from '../../../../manifest/read-yaml.js';
import type { Manifest } from '../../../../manifest/types.js';
import { didYouMean } from '../../../../text/nearest.js';
import { toolNameOf } from '../../context.js';
import type { FolderContext } from '../../context.js';
import { asFile, inChange } from '../../example.js';
import type { Example } from '../../example.js';
import type { Rule } from '../../rule.js';

const example = (name: string): Example =>
  asFile(
    'router/reboot-router.test.yaml',
    `# yaml-language-server: $schema=../../schemas/test.schema.json\n- ask: Restart the router r-12-VM\n  args: { ${name}: r-12-VM }\n  plan: ""\n`,
    { 'router/reboot-router.yaml': inChange('').file.text },
    `- ask: Restart the router r-12-VM\n  args: { ${name}: r-12-VM }`,
  );

export const testFits: Rule = {
  id: 'words/test-fits',
  title: 'The cases of a test give arguments that the tool has, in the words of its examples.',
  why: 'A case with another argument tests how the tool refuses it, and not what it was written for.',
  severity: 'error',
  bad: example('router'),
  good: example('id'),
  *compareFile({ kind, source, yaml, problems }, context) {
    if (kind !== 'test' || problems.length > 0 || !Array.isArray(yaml.data)) return;
    const manifest = manifestOfTest(toolNameOf(source), context);
    if (!manifest) return;
    const names = argumentsOf(manifest, context);
    const examples = (Array.isArray(manifest.examples) ? manifest.examples : []) as Partial<WrittenCase>[];
    const cases = yaml.data as Partial<WrittenCase>[];
    for (const [index, one] of cases.entries()) {
      const meant = examples.find(
        ({ ask, args }) => isSameCase(one, args) && !cases.some((other) => other.ask === ask),
      );
      if (one.ask !== undefined && meant?.ask !== undefined && !examples.some(({ ask }) => ask === one.ask)) {
        yield {
          at: [index, 'ask'],
          part: 'value',
          message: 'The example with these arguments says it in other words.',
          hint: `Write it as the manifest does: ${meant.ask}`,
        };
      }
      // What is refused on purpose says so; but how things are is looked at only when the arguments are right.
      if (one.error !== undefined && one.error !== 'not-possible') continue;
      for (const name of Object.keys(one.args ?? {})) {
        if (names.has(name) || name === 'more' || isEngineArgument(name)) continue;
        yield {
          at: [index, 'args', name],
          message: `${toolNameOf(source)} has no argument \`${name}\`.`,
          hint: didYouMean(name, names).trim() || `It has ${[...names].slice(0, 8).join(', ')}.`,
        };
      }
    }
  },
};

interface WrittenCase {
  ask: string;
  args: Record<string, unknown>;
  as: unknown;
  answer: unknown;
  error: unknown;
}

/** A case of its own says for whom, what the cloud answers, or why it is refused. */
function isSameCase({ args, as, answer, error }: Partial<WrittenCase>, given: unknown): boolean {
  return as === undefined && answer === undefined && error === undefined && isDeepStrictEqual(args, given);
}

/** Read as it is written: compiling the tool would cost more than the whole check of its test. */
function manifestOfTest(name: string, { manifestOf }: FolderContext): Manifest | undefined {
  const source = manifestOf.get(name);
  const data = source && (readYamlFile(source).data as Manifest | undefined);
  return typeof data === 'object' ? data : undefined;
}

function argumentsOf(data: Manifest, { vocabulary }: FolderContext): Set<string> {
  const included = (Array.isArray(data.include) ? data.include : []).flatMap((group) =>
    Object.keys(vocabulary.groups[group] ?? {}),
  );
  return new Set([...Object.keys(data.params ?? {}), ...included]);
}
