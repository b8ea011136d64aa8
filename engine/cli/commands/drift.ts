import type { Declare } from './declare.js';

export const declareDrift: Declare = (program) => {
  program
    .command('drift')
    .description('Compare manifests with what a server offers. Ends with 0 without drift, 1 with, 2 if it cannot tell.')
    .option('--apis <FILE>', 'Compare with a saved answer of listApis instead of the configured server (or --demo).')
    .option('--json', 'Print it as JSON.')
    .option('--write', 'Mend the manifests: add what is missing with marks, drop what is gone. Comments stay.')
    .option('--new', 'Write a manifest for each command that has none, as `new` does.')
    .action(async (options: { apis?: string; json?: true; write?: true; new?: true }) => {
      const { drift } = await import('../drift.js');
      process.exitCode = await drift({ ...program.opts(), ...options });
    });
};
