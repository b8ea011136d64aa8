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
      if (steps.length > 2)
        yield {
          message: 'A shared file belongs directly into the folder _shared.',
          hint: `Move it to _shared/${file}.`,
        };
      return;
    }
    if (steps.length !== 2) {
      const hint =
        steps.length < 2 ? 'Move it into a folder such as router.' : `Move it to ${steps.at(-2) ?? ''}/${file}.`;
      yield {
        message: 'A manifest belongs into a folder for its kind of thing, directly below the folder of all manifests.',
        hint,
      };
    } else if (!KEBAB.test(steps[0] ?? '')) {
      const hint = `Rename it to ${(steps[0] ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-')}: small letters, digits and hyphens only.`;
      yield { message: `The folder \`${steps[0] ?? ''}\` has other signs in its name than folders may have.`, hint };
    }
    if (kind === 'test' && !pathsOf.has(toolOf(file))) {
      yield {
        message: `This file tests a tool ${toolOf(file)}, which does not exist.`,
        hint: 'Give it the name of the tool that it tests, with .test.yaml at the end, or remove it.',
      };
    } else if (kind === 'manifest' && !KEBAB.test(toolOf(file))) {
      yield {
        message: `\`${toolOf(file)}\` cannot be the name of a tool.`,
        hint: 'Rename the file: small letters, digits and hyphens, the verb first, such as reboot-router.yaml.',
      };
    }
  },
};

function toolOf(file: string): string {
  return file.replace(/(\.test)?\.ya?ml$/i, '');
}
