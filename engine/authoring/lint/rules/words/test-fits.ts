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
  title: 'The cases of a test give arguments that the tool has.',
  why: 'A case with another argument tests how the tool refuses it, and not what it was written for.',
  severity: 'error',
  bad: example('router'),
  good: example('id'),
  *compareFile({ kind, source, yaml, problems }, context) {
    if (kind !== 'test' || problems.length > 0 || !Array.isArray(yaml.data)) return;
    const names = argumentsOf(toolNameOf(source), context);
    if (!names) return;
    for (const [index, one] of (yaml.data as { args?: Record<string, unknown>; error?: unknown }[]).entries()) {
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

/** Read as it is written: compiling the tool would cost more than the whole check of its test. */
function argumentsOf(name: string, { manifestOf, vocabulary }: FolderContext): Set<string> | undefined {
  const source = manifestOf.get(name);
  const data = source && (readYamlFile(source).data as Manifest | undefined);
  if (typeof data !== 'object') return undefined;
  const included = (Array.isArray(data.include) ? data.include : []).flatMap((group) =>
    Object.keys(vocabulary.groups[group] ?? {}),
  );
  return new Set([...Object.keys(data.params ?? {}), ...included]);
}
