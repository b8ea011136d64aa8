import type { Declare } from './declare.js';

export const declareLint: Declare = (program) => {
  program
    .command('lint')
    .description('Check manifests and say what is wrong on which line.')
    .argument('[PATH...]', 'Folders with manifests, or single files. Without one: the built-in manifests.')
    .action(async (paths: string[]) => {
      const { lintCommand } = await import('../lint.js');
      process.exitCode = lintCommand(paths);
    });
};
