import { inChange } from '../../example.js';
import type { Rule } from '../../rule.js';

export const uniqueCommand: Rule = {
  id: 'form/unique-command',
  title: 'Each command has one manifest.',
  why: 'A model that sees two tools for one thing takes the wrong one half of the time, and only one of them is kept up to date.',
  severity: 'error',
  bad: {
    ...inChange('', { 'gateway/reboot-gateway.yaml': 'command: rebootRouter\n' }),
    shown: '# router/reboot-router.yaml\ncommand: rebootRouter\n# gateway/reboot-gateway.yaml\ncommand: rebootRouter',
  },
  good: {
    ...inChange('', { 'system-vm/reboot-system-machine.yaml': 'command: rebootSystemMachine\n' }),
    shown:
      '# router/reboot-router.yaml\ncommand: rebootRouter\n# system-vm/reboot-system-machine.yaml\ncommand: rebootSystemMachine',
  },
  *checkManifest({ manifest, source, tool }, { manifestsOf, pathsOf, overriding }) {
    if (overriding.has(source.path)) return;
    const sameName = new Set(pathsOf.get(tool.name));
    for (const path of manifestsOf.get(manifest.command) ?? []) {
      // Of two with one name form/unique-name tells.
      if (path === source.path || overriding.has(path) || sameName.has(path)) continue;
      yield {
        at: ['command'],
        part: 'value',
        message: `There is already a tool for \`${manifest.command}\`: ${path}.`,
        hint: 'Remove this file and change the other one. To replace a built-in tool by yours, give your file the same name and add `overrides: true`.',
      };
    }
  },
};
