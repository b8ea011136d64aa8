import { toolNameOf } from '../../context.js';
import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const uniqueName: Rule = {
  id: 'form/unique-name',
  title: 'No two manifests have the same file name.',
  why: 'The name of a file is the name of the tool. The server cannot know which of two was meant and uses neither.',
  severity: 'error',
  bad: {
    ...inChange('', { 'gateway/reboot-router.yaml': '' }),
    shown: '# router/reboot-router.yaml\n# gateway/reboot-router.yaml',
  },
  good: {
    ...inChange('', { 'gateway/reboot-gateway.yaml': '' }),
    shown: '# router/reboot-router.yaml\n# gateway/reboot-gateway.yaml',
  },
  *checkFile({ kind, source }, { pathsOf, overriding }) {
    // A tool that takes the place of another has a rule of its own.
    if (kind !== 'manifest' || overriding.has(source.path)) return;
    const name = toolNameOf(source);
    for (const path of pathsOf.get(name) ?? []) {
      if (path === source.path || overriding.has(path)) continue;
      yield {
        message: `There is another tool called ${name}, so the server would use neither: ${path}.`,
        hint: 'Rename this file. If it is meant to replace the other tool, add `overrides: true` to it instead.',
      };
    }
  },
};
