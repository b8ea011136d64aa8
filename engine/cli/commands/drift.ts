import type { Declare } from './declare.js';

export const declareDrift: Declare = (program) => {
  program
    .command('drift')
    .description(
      'Compare the manifests with what a server offers. Exit code 0: no drift, 1: drift, 2: it could not be checked.',
    )
    .option('--apis <FILE>', 'Compare with a saved listApis response instead of the configured server (or --demo).')
    .option('--json', 'Print it as JSON.')
    .option(
      '--write',
      'Update the manifests: add what is missing, marked for review, and drop what is gone. Comments are kept.',
    )
    .option('--new', 'Also write a manifest for each command that has none, as `new` does.')
    .action(async (options: { apis?: string; json?: true; write?: true; new?: true }) => {
      const { drift } = await import('../drift.js');
      process.exitCode = await drift({ ...program.opts(), ...options });
    });
};
