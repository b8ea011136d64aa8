import { named } from '../../example.js';
import type { Rule } from '../../rule.js';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names that no client takes are told by clients/limits. */
export const place: Rule = {
  id: 'form/place',
  title: 'A manifest lies in the folder of what it is about, as <folder>/<tool-name>.yaml.',
  why: 'The folder is the kind of thing that a tool is about, and people look for it there. The file name is the name of the tool.',
  severity: 'error',
  bad: named('router/special/reboot-router.yaml'),
  good: named('router/reboot-router.yaml'),
  *checkFile({ kind, source }, { pathsOf }) {
    const steps = source.name.split('/');
    const file = steps.at(-1) ?? '';
    if (!file.endsWith('.yaml')) {
      yield {
        message: `The name of this file does not end with .yaml.`,
        hint: `Rename it to ${file.replace(/\.[^.]*$/, '')}.yaml.`,
      };
    }
    if (kind === 'shared') {
      if (steps.length > 2) yield { message: 'A shared file lies directly in _shared.', hint: 'Move it there.' };
      return;
    }
    if (steps.length !== 2) {
      const hint =
        steps.length < 2 ? 'Move it into a folder such as router.' : `Move it to ${steps.at(-2) ?? ''}/${file}.`;
      yield { message: 'A manifest lies in a folder of the manifests folder, one step down.', hint };
    } else if (!KEBAB.test(steps[0] ?? '')) {
      const hint = 'Rename the folder: small letters, digits and hyphens, such as virtual-machine.';
      yield { message: `The folder \`${steps[0] ?? ''}\` is not called like a kind of thing.`, hint };
    }
    if (kind === 'test' && !pathsOf.has(toolOf(file))) {
      yield {
        message: `There is no ${toolOf(file)}.yaml that this file could test.`,
        hint: 'Call it as the manifest, with .test.yaml at the end.',
      };
    } else if (kind === 'manifest' && !KEBAB.test(toolOf(file))) {
      yield {
        message: `\`${toolOf(file)}\` is not a name for a tool.`,
        hint: 'Small letters, digits and hyphens, the verb first: reboot-router.yaml.',
      };
    }
  },
};

function toolOf(file: string): string {
  return file.replace(/(\.test)?\.ya?ml$/i, '');
}
